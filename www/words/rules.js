// @ts-check
// Why something is highlighted: what each rule of the engine goes by, as one sentence for whoever has never seen a
// grammar. A test holds the ids against the engine's sources.

/** @import { Language } from "../strings.js" */

import { explainBy } from "../describe.js";

/** @type {Record<string, string>} */
const es = {
  reader: "Lo has añadido tú.",
  actor: "Nombra a alguien que actúa.",
  "actor.armed_group.introduced": "Un nombre propio que sigue a una palabra como «guerrilla» o «milicia».",
  "actor.armed_group.quoted": "Un nombre entre comillas que el texto da a un grupo armado.",
  "actor.body": "Un colectivo, como un ejército o un gobierno, con su país.",
  "actor.country": "El nombre de un país.",
  "actor.country.seat": "Una capital o sede de gobierno, nombrada en lugar de su país.",
  "actor.organization.acronym": "Unas siglas: entre paréntesis tras un nombre, o de alguien que habla.",
  "actor.organization.bare": "Una institución por su nombre corto, como «la Fiscalía».",
  "actor.organization.branch": "Una organización conocida, con el país al que pertenece.",
  "actor.organization.broadcaster": "Un medio que se reconoce por su propio nombre.",
  "actor.organization.club": "Un club, que el texto nombra por su ciudad o por su nombre corto.",
  "actor.organization.company": "Un nombre que termina como el de una empresa, por ejemplo en «S. A.».",
  "actor.organization.foreign": "Un nombre extranjero con una palabra propia de organizaciones.",
  "actor.organization.introduced": "Un nombre propio que sigue a una palabra como «partido» o «empresa».",
  "actor.organization.joined": "Un nombre propio compuesto que sigue a una palabra como «plataforma» o «asociación».",
  "actor.organization.known": "Una organización que está en la lista de nombres conocidos.",
  "actor.organization.member": "Un nombre de cuya dirección o plantilla habla el texto.",
  "actor.organization.official": "El nombre de una institución: una palabra como «Ministerio» o «Policía», y lo que la completa.",
  "actor.organization.short": "El nombre abreviado de una organización que el texto ya ha nombrado entera.",
  "actor.organization.spelled_out": "Un nombre completo con sus siglas al lado.",
  "actor.organization.unit": "Una unidad o un frente, con su número o con el grupo al que pertenece.",
  "actor.organization.word": "Un nombre propio con una palabra de las que llevan las organizaciones.",
  "actor.person.alias": "Un alias, anunciado con palabras como «alias» o «conocido como».",
  "actor.person.byline": "La firma de quien escribe.",
  "actor.person.known": "Una persona que está en la lista de nombres conocidos.",
  "actor.person.member": "Un nombre dentro de una lista de personas.",
  "actor.person.name": "Tiene la forma de un nombre de persona: nombre, apellido o cargo.",
  "actor.person.nickname": "Un apodo junto al nombre o al cargo de una persona.",
  "actor.person.short": "Parte del nombre de una persona a la que el texto nombra entera.",
  figure: "Cuenta personas en armas, bajas, unidades o armas.",
  "figure.counted_noun": "Un número junto a lo que cuenta: soldados, bajas, unidades o armas.",
  "figure.counted_people": "Un número de personas de las que se dice que fueron muertas, heridas, capturadas o algo parecido.",
  "figure.governed": "Un número sin más: el verbo dice qué fue de ellos.",
  "figure.included": "Una parte de lo que se acaba de contar, con palabras como «incluidos» o «entre ellos».",
  "figure.labelled": "Un número tras su etiqueta, como en «muertos: 52».",
  "figure.measured": "Un número que da la medida de lo nombrado antes, como en «las bajas ascienden a 45».",
  "figure.noun_after_measure": "Un número delante de lo que mide, como en «elevó a 45 las bajas».",
  "figure.part": "Una parte de lo que se acaba de contar, como en «40 de ellos».",
  "figure.planned": "Lo previsto o pedido de algo que ya se ha contado.",
  "figure.pronoun": "Un número de algo dicho antes, como en «las cifró en 45».",
  "figure.single": "Una sola persona o cosa, contada con «un» o «una».",
  attribution: "El texto dice que lo afirma otro.",
  "attribution.according_to": "Una fuente introducida con «según» o palabras parecidas.",
  "attribution.citing": "Una fuente que a su vez cita a otra.",
  "attribution.bare_clause": "Un verbo de decir y, sin conjunción, lo dicho: «said they left».",
  "attribution.clause": "Un verbo de decir o pensar, y tras él lo dicho: «afirmó que…».",
  "attribution.colon": "Un verbo de decir y dos puntos, y tras ellos lo dicho.",
  "attribution.colon_after_clause": "Unas palabras entre comillas tras dos puntos; habla quien se acaba de nombrar.",
  "attribution.colon_quote": "El nombre de quien habla, dos puntos y sus palabras.",
  "attribution.credit": "El artículo dice con qué agencias o medios se ha escrito.",
  "attribution.hearsay": "Se cuenta sin decir quién lo afirma, con palabras como «al parecer» o «presuntamente».",
  "attribution.gerund": "Un verbo de decir con un gerundio: «denied arming…».",
  "attribution.headline": "Un titular con su fuente junto a dos puntos.",
  "attribution.infinitive": "Un verbo de decir o pedir con otro verbo detrás: «niega haber…».",
  "attribution.lone_quote": "Una frase entera entre comillas; su fuente, si se sabe, es la de lo dicho antes.",
  "attribution.measure": "Un verbo con el que alguien da una cifra: «calcula en…», «cifra en…».",
  "attribution.noun": "Un verbo de decir, y tras él un nombre que resume lo dicho: «anunció el envío de…».",
  "attribution.opinion_of": "Una opinión con su dueño: «a juicio de…», «en opinión de…».",
  "attribution.own_view": "Una opinión propia de quien habla: «a su juicio».",
  "attribution.passive": "Se dice que algo es afirmado o considerado, por alguien o por nadie en concreto.",
  "attribution.person": "Un verbo que juzga, acusa o pide algo a otro: «acusó a… de…».",
  "attribution.postposed": "Primero lo dicho y después quien lo dice: «…», dijo.",
  "attribution.question": "Un verbo de decir o preguntar, y tras él una pregunta: «explicó cómo…».",
  "attribution.quote": "Un verbo que anuncia palabras entre comillas.",
  "attribution.speech_noun": "Un nombre que anuncia lo dicho: «la afirmación de que…», «expresó su certeza de que…».",
  "attribution.unknown_verb": "Tras lo dicho hay un verbo y un nombre, en el sitio donde suele ir quien habla.",
};

/** @type {Record<string, string>} */
const en = {
  reader: "You added it.",
  actor: "It names someone who acts.",
  "actor.armed_group.introduced": "A proper name after a word such as “guerrilla” or “militia”.",
  "actor.armed_group.quoted": "A name in quotation marks that the text gives to an armed group.",
  "actor.body": "A collective, such as an army or a government, with its country.",
  "actor.country": "A country’s name.",
  "actor.country.seat": "A capital or seat of government, named in place of its country.",
  "actor.organization.acronym": "An acronym: in brackets after a name, or of someone who speaks.",
  "actor.organization.bare": "An institution by its short name, such as “the Prosecutor’s Office”.",
  "actor.organization.branch": "A known organization, with the country that it belongs to.",
  "actor.organization.broadcaster": "A news outlet that its own name tells.",
  "actor.organization.club": "A club, which the text names by its city or its short name.",
  "actor.organization.company": "A name that ends as companies’ names do, in “Ltd” for example.",
  "actor.organization.foreign": "A foreign name with a word that organizations have.",
  "actor.organization.introduced": "A proper name after a word such as “party” or “company”.",
  "actor.organization.joined": "A compound proper name after a word such as “platform” or “association”.",
  "actor.organization.known": "An organization that is on the list of known names.",
  "actor.organization.member": "A name whose head or staff the text speaks of.",
  "actor.organization.official": "An institution’s name: a word such as “Ministry” or “Police”, and what completes it.",
  "actor.organization.short": "The shortened name of an organization that the text has named in full.",
  "actor.organization.spelled_out": "A full name with its acronym beside it.",
  "actor.organization.unit": "A unit or a front, with its number or with the group that it belongs to.",
  "actor.organization.word": "A proper name with a word that organizations have.",
  "actor.person.alias": "An alias, announced by words such as “alias” or “known as”.",
  "actor.person.byline": "The byline of whoever wrote this.",
  "actor.person.known": "A person who is on the list of known names.",
  "actor.person.member": "A name in a list of persons.",
  "actor.person.name": "It has the form of a person’s name: given name, surname or title.",
  "actor.person.nickname": "A nickname beside a person’s name or title.",
  "actor.person.short": "A part of the name of a person whom the text names in full.",
  figure: "It counts people in arms, losses, units or weapons.",
  "figure.counted_noun": "A number beside what it counts: soldiers, losses, units or weapons.",
  "figure.counted_people": "A number of people who are said to have been killed, wounded, captured or the like.",
  "figure.governed": "A bare number: the verb tells what became of those counted.",
  "figure.included": "A part of what has just been counted, with words such as “including” or “among them”.",
  "figure.labelled": "A number after its label, as in “dead: 52”.",
  "figure.measured": "A number that measures what was named before, as in “losses rose to 45”.",
  "figure.noun_after_measure": "A number before what it measures, as in “raised to 45 the losses”.",
  "figure.part": "A part of what has just been counted, as in “40 of them”.",
  "figure.planned": "What is planned or asked for, of something that has been counted.",
  "figure.pronoun": "A number of something said before, as in “put them at 45”.",
  "figure.single": "One person or thing alone, counted by “a” or “one”.",
  attribution: "The text says that someone else claims it.",
  "attribution.according_to": "A source introduced by “according to” or similar words.",
  "attribution.citing": "A source that quotes another in its turn.",
  "attribution.bare_clause": "A verb of saying, and right after it what is said: “said they left”.",
  "attribution.clause": "A verb of saying or thinking, and after it what is said: “claimed that…”.",
  "attribution.colon": "A verb of saying and a colon, and after them what is said.",
  "attribution.colon_after_clause": "Words in quotation marks after a colon; whoever was just named is speaking.",
  "attribution.colon_quote": "The speaker’s name, a colon, and the words.",
  "attribution.credit": "The article says which agencies or media it was written with.",
  "attribution.hearsay": "It is told without saying who claims it, with words such as “reportedly” or “allegedly”.",
  "attribution.gerund": "A verb of saying with a gerund: “denied arming…”.",
  "attribution.headline": "A headline with its source beside a colon.",
  "attribution.infinitive": "A verb of saying or asking with another verb after it: “denies having…”.",
  "attribution.lone_quote": "A whole sentence in quotation marks; its source, if known, is that of what was said before.",
  "attribution.measure": "A verb by which someone gives a number: “puts… at…”, “estimates… at…”.",
  "attribution.noun": "A verb of saying, and after it a noun that sums up what was said: “announced the sending of…”.",
  "attribution.opinion_of": "An opinion and whose it is: “in the view of…”.",
  "attribution.own_view": "The speaker’s own opinion: “in his view”.",
  "attribution.passive": "Something is said to be claimed or thought, by someone or by nobody in particular.",
  "attribution.person": "A verb that judges someone, accuses or asks: “accused… of…”.",
  "attribution.postposed": "First what is said, and then who says it: “…,” said.",
  "attribution.question": "A verb of saying or asking, and after it a question: “explained how…”.",
  "attribution.quote": "A verb that announces words in quotation marks.",
  "attribution.speech_noun": "A noun that announces what is said: “the claim that…”, “voiced his certainty that…”.",
  "attribution.unknown_verb": "After what is said stand a verb and a name, where the speaker usually stands.",
};

const REASONS = { es, en };

/** The ids that there are words for. @param {Language} language */
export const reasonIds = (language) => Object.keys(REASONS[language]);

/**
 * Why a rule highlights what it does. A rule without words of its own has those of the family it belongs to.
 *
 * @param {string} rule "attribution.according_to"
 * @param {Language} language
 */
export function reasonOf(rule, language) {
  for (let id = rule; id !== ""; id = id.slice(0, Math.max(0, id.lastIndexOf(".")))) {
    if (Object.hasOwn(REASONS[language], id)) return REASONS[language][id];
  }
  return undefined;
}

// They are many words, which come when the page has shown an article.
explainBy(reasonOf);
