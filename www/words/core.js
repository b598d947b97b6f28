// @ts-check
// The words for what an analysis holds: all that the bookmark's panel says of it, and the app, too.

import { counting } from "../voice.js";

const contado = counting("es");
const counted = counting("en");

const es = {
  legend: "Qué se resalta",
  panel: "Lo que hay en el texto",
  kinds: { actor: "Actores", figure: "Cifras", attribution: "Quién lo dice" },
  kind: { actor: "Actor", figure: "Cifra", attribution: "Atribución" },
  /** @param {number} actors @param {number} figures @param {number} attributions */
  summary: (actors, figures, attributions) =>
    `${contado(actors, "actor", "actores")}, ${contado(figures, "cifra", "cifras")}, ${contado(attributions, "atribución", "atribuciones")}.`,
  /** @param {number} n */
  mentions: (n) => contado(n, "mención", "menciones"),
  none: { actor: "Ningún actor.", figure: "Ninguna cifra.", attribution: "Ninguna atribución." },
  columns: { value: "Cuántos", what: "Qué", whose: "De quién", claimedBy: "Quién lo dice" },
  close: "Cerrar la ficha",
  outer: "También aquí",
  rows: {
    country: "País",
    role: "Cargo",
    names: "También",
    mentions: "En el texto",
    what: "Qué se cuenta",
    whose: "De quién",
    claimedBy: "Quién lo dice",
    source: "Fuente",
    speaker: "Habla",
    cue: "Cómo lo dice",
    form: "Forma",
    figures: "Cifras",
    within: "Citado por",
  },
  actorKind: { person: "Persona", country: "País", organization: "Organización", armed_group: "Grupo armado", body: "Colectivo" },
  category: { personnel: "Efectivos", casualties: "Bajas y víctimas", units: "Unidades", materiel: "Armas y material" },
  /** @type {Record<string, string>} */
  status: {
    deployed: "despliegue",
    killed: "muertos",
    wounded: "heridos",
    captured: "captura",
    missing: "desaparecidos",
    lost: "pérdida",
    sent: "envío",
    trained: "instrucción",
    released: "liberación",
  },
  stance: { says: "lo afirma", estimates: "lo estima", denies: "lo niega", requests: "lo pide o promete", alleges: "lo alega" },
  quoteKind: {
    direct: "Cita literal",
    indirect: "Paráfrasis",
    mixed: "Paráfrasis con palabras literales",
    credit: "Crédito de agencia",
  },
  unattributed: "El propio artículo, sin atribuirlo",
  unattributedShort: "El artículo",
  nobody: "No se dice quién",
  /** @param {string} name */
  implied: (name) => `${name} (implícito)`,
  unknown: "No consta",
  /** @param {string} n */
  about: (n) => `alrededor de ${n}`,
  /** @param {string} n */
  atLeast: (n) => `al menos ${n}`,
  /** @param {string} n */
  atMost: (n) => `hasta ${n}`,
  /** @param {string} word @param {string} n */
  vague: (word, n) => `${word} (${n} o más)`,
  /** @type {Record<number, string>} */
  vagueWords: {
    10: "decenas",
    12: "docenas",
    100: "cientos",
    1000: "miles",
    10000: "decenas de miles",
    100000: "cientos de miles",
    1000000: "millones",
  },
  why: "Por qué",
  more: "Mostrar más",
};

/** @type {typeof es} */
const en = {
  legend: "What is highlighted",
  panel: "What the text holds",
  kinds: { actor: "Actors", figure: "Figures", attribution: "Who says so" },
  kind: { actor: "Actor", figure: "Figure", attribution: "Attribution" },
  summary: (actors, figures, attributions) =>
    `${counted(actors, "actor", "actors")}, ${counted(figures, "figure", "figures")}, ${counted(attributions, "attribution", "attributions")}.`,
  mentions: (n) => counted(n, "mention", "mentions"),
  none: { actor: "No actors.", figure: "No figures.", attribution: "No attributions." },
  columns: { value: "How many", what: "What", whose: "Whose", claimedBy: "Who says so" },
  close: "Close the card",
  outer: "Also here",
  rows: {
    country: "Country",
    role: "Role",
    names: "Also",
    mentions: "In the text",
    what: "What is counted",
    whose: "Whose",
    claimedBy: "Who says so",
    source: "Source",
    speaker: "Speaker",
    cue: "How it is said",
    form: "Form",
    figures: "Figures",
    within: "Quoted by",
  },
  actorKind: {
    person: "Person",
    country: "Country",
    organization: "Organization",
    armed_group: "Armed group",
    body: "Collective",
  },
  category: { personnel: "Personnel", casualties: "Casualties", units: "Units", materiel: "Weapons and materiel" },
  status: {
    deployed: "deployed",
    killed: "killed",
    wounded: "wounded",
    captured: "captured",
    missing: "missing",
    lost: "lost",
    sent: "sent",
    trained: "trained",
    released: "released",
  },
  stance: {
    says: "says so",
    estimates: "estimates it",
    denies: "denies it",
    requests: "asks or promises it",
    alleges: "alleges it",
  },
  quoteKind: {
    direct: "Direct quotation",
    indirect: "Paraphrase",
    mixed: "Paraphrase with quoted words",
    credit: "Agency credit",
  },
  unattributed: "The article itself, without attribution",
  unattributedShort: "The article",
  nobody: "Someone unnamed",
  implied: (name) => `${name} (implied)`,
  unknown: "Not stated",
  about: (n) => `about ${n}`,
  atLeast: (n) => `at least ${n}`,
  atMost: (n) => `up to ${n}`,
  vague: (word, n) => `${word} (${n} or more)`,
  vagueWords: {
    10: "tens",
    12: "dozens",
    100: "hundreds",
    1000: "thousands",
    10000: "tens of thousands",
    100000: "hundreds of thousands",
    1000000: "millions",
  },
  why: "Why",
  more: "Show more",
};

/** @typedef {typeof es} Core */

export default { es, en };
