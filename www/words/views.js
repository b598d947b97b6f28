// @ts-check
// The words of the reading modes, and why each rule highlights what it does.

const es = {
  claims: "Quién dice qué",
  figures: "Cifras",
  compare: "Comparar",
  figuresView: {
    none: "El texto no da ninguna cifra de efectivos, bajas, unidades ni material.",
    noneChosen: "Ninguna cifra es de esas: marca otra clase.",
    which: "Qué cifras",
    unattributedOnly: "Solo las no atribuidas",
    order: "En qué orden",
    orders: { text: "El del texto", size: "De mayor a menor" },
    /** @param {string} n @param {string} all */
    shown: (n, all) => `${n} de ${all} cifras.`,
    go: "Ver en el artículo",
  },
  compareView: {
    title: "Comparar con otro artículo",
    lead: "Pega otra noticia sobre lo mismo y verás qué cifras no coinciden, quién habla y de quién se habla en cada una.",
    box: "El segundo artículo",
    boxHint: "Pega aquí el segundo artículo",
    compare: "Comparar",
    open: "Abrir un archivo…",
    sample: "Usar nuestro ejemplo",
    remove: "Quitar el segundo artículo",
    busy: "Comparando…",
    noFirst: "Falta el análisis del primer artículo.",
    retry: "Reintentar",
    engineMissing: "No se ha podido cargar el motor de análisis. El segundo artículo sigue aquí, sin comparar.",
    /** @param {string} message */
    failed: (message) => `No se ha podido analizar el segundo artículo, que sigue aquí. El motor dice: ${message}`,
    same: "Los dos artículos son el mismo texto.",
    articles: { first: "Primer artículo", second: "Segundo artículo" },
    in: { both: "En los dos", first: "Solo en el primero", second: "Solo en el segundo" },
    inSecond: "en el segundo",
    verdict: {
      disagree: "No coinciden",
      partly: "Coinciden en parte",
      compatible: "Compatibles",
      agree: "Coinciden",
    },
    /** @param {Record<"disagree" | "partly" | "compatible" | "agree", number>} n */
    summary: ({ disagree, partly, compatible, agree }) =>
      `De lo que cuentan los dos: no coinciden ${disagree}, coinciden en parte ${partly}, compatibles ${compatible}, coinciden ${agree}.`,
    nothingShared: "Los dos artículos no cuentan nada en común.",
    reason: {
      none: "Ninguna cifra de un artículo cabe en las del otro.",
      denied: "Lo que uno de los dos da por cierto, en el otro solo se niega.",
      /** @param {string} name */
      source: (name) => `La misma fuente (${name}) da en cada artículo cifras que no caben juntas.`,
    },
    about: "«Alrededor de» vale por un 10 % más o menos; «al menos» y «miles» quedan abiertos hacia arriba, «hasta» hacia abajo.",
    figures: "Cifras",
    sources: "Fuentes",
    actors: "Actores",
    nobody: "Nadie en concreto",
    empty: "Nada.",
    text: "El segundo artículo entero",
    back: "Volver a la comparación",
  },
};

/** @type {typeof es} */
const en = {
  claims: "Who says what",
  figures: "Figures",
  compare: "Compare",
  figuresView: {
    none: "The text gives no figures of personnel, casualties, units or materiel.",
    noneChosen: "No figure is one of these: tick another kind.",
    which: "Which figures",
    unattributedOnly: "Unattributed only",
    order: "In which order",
    orders: { text: "As in the text", size: "Largest first" },
    shown: (n, all) => `${n} of ${all} figures.`,
    go: "See it in the article",
  },
  compareView: {
    title: "Compare with another article",
    lead: "Paste another story on the same events to see which figures disagree, who speaks and who is spoken of in each.",
    box: "The second article",
    boxHint: "Paste the second article here",
    compare: "Compare",
    open: "Open a file…",
    sample: "Use our sample",
    remove: "Remove the second article",
    busy: "Comparing…",
    noFirst: "There is no analysis of the first article.",
    retry: "Try again",
    engineMissing: "The analysis engine could not be loaded. The second article is still here, not compared.",
    failed: (message) => `The second article could not be analysed; it is still here. The engine says: ${message}`,
    same: "Both articles are the same text.",
    articles: { first: "First article", second: "Second article" },
    in: { both: "In both", first: "Only in the first", second: "Only in the second" },
    inSecond: "in the second",
    verdict: { disagree: "They disagree", partly: "They agree in part", compatible: "Compatible", agree: "They agree" },
    summary: ({ disagree, partly, compatible, agree }) =>
      `Of what both count: ${disagree} disagree, ${partly} agree in part, ${compatible} are compatible, ${agree} agree.`,
    nothingShared: "The two articles count nothing in common.",
    reason: {
      none: "No figure of one article fits those of the other.",
      denied: "What one of the two takes for true is only denied in the other.",
      source: (name) => `The same source (${name}) gives figures that do not fit together.`,
    },
    about: "“About” means up to 10 % more or less; “at least” and “thousands” are open upwards, “up to” downwards.",
    figures: "Figures",
    sources: "Sources",
    actors: "Actors",
    nobody: "Nobody in particular",
    empty: "Nothing.",
    text: "The whole second article",
    back: "Back to the comparison",
  },
};

export default { es, en };
