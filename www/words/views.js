// @ts-check
// The words of the reading modes, and why each rule highlights what it does.

/** @param {number} n @param {string} one @param {string} many */
const counted = (n, one, many) => `${n} ${n === 1 ? one : many}`;

const es = {
  claims: "Quién dice qué",
  figures: "Cifras",
  compare: "Comparar",
  why: "Por qué",
  claimsView: {
    waiting: "Aquí se verá quién dice qué en cuanto el texto esté analizado.",
    nothing: "En este texto no hay cifras ni se atribuye nada a nadie.",
    noFigures: "En este texto no hay cifras.",
    noRivals: "Ninguna cosa se cuenta dos veces.",
    noSources: "En este texto no se atribuye nada a nadie.",
    rivals: "Cifras que se pueden comparar",
    rivalsNote: "Cuentan lo mismo, pero pueden ser de momentos o lugares distintos.",
    singles: "Cifras que se dan una sola vez",
    matrix: "Qué cifras da cada fuente",
    sources: "Qué dice cada fuente",
    own: "El propio artículo, sin atribuirlo",
    source: "Fuente",
    log: "Escala logarítmica: cada paso multiplica.",
    /** @param {number} n @param {string} values @param {string} first @param {string} last */
    summary: (n, values, first, last) => `${counted(n, "afirmación", "afirmaciones")}: ${values}. Eje de ${first} a ${last}.`,
    denied: "lo niega",
    added: "se suman a otros",
    quotedBy: "citado por",
    killedOrLost: "muertos o perdidos",
    noSide: "no consta de quién",
    /** @param {number} n */
    more: (n) => `Mostrar ${n} más`,
    partyIs: "Qué significan los signos",
    partyNote:
      "Parte en el conflicto es quien, según este mismo artículo, tiene en él tropas, unidades o armas o ha sufrido bajas, quien es un grupo armado, o el país donde se libra la guerra; tercera parte, cualquier otro. Se deduce del texto, así que puede faltar alguna.",
    standing: {
      itself: "parte en el conflicto: habla de los suyos",
      another: "parte en el conflicto: habla de otra parte",
      party: "parte en el conflicto",
      mixed: "varias fuentes: alguna es parte en el conflicto",
      third: "tercera parte, según el artículo",
      unknown: "no consta si es parte en el conflicto",
      article: "el propio artículo, sin atribuirlo",
    },
  },
};

/** @type {typeof es} */
const en = {
  claims: "Who says what",
  figures: "Figures",
  compare: "Compare",
  why: "Why",
  claimsView: {
    waiting: "Who says what will be shown here as soon as the text has been analysed.",
    nothing: "This text holds no figures, and nothing is attributed to anyone.",
    noFigures: "This text holds no figures.",
    noRivals: "Nothing is counted twice.",
    noSources: "Nothing in this text is attributed to anyone.",
    rivals: "Figures that can be compared",
    rivalsNote: "They count the same thing, but may be of different times or places.",
    singles: "Figures that are given only once",
    matrix: "Which figures each source gives",
    sources: "What each source says",
    own: "The article itself, without attribution",
    source: "Source",
    log: "Logarithmic scale: each step multiplies.",
    summary: (n, values, first, last) => `${counted(n, "claim", "claims")}: ${values}. Axis from ${first} to ${last}.`,
    denied: "denies it",
    added: "on top of others",
    quotedBy: "quoted by",
    killedOrLost: "killed or lost",
    noSide: "whose is not stated",
    more: (n) => `Show ${n} more`,
    partyIs: "What the signs mean",
    partyNote:
      "A party to the conflict is whoever, by this very article, has troops, units or weapons in it or has lost people, is an armed group, or is the country where the war is fought; anyone else is a third party. It is inferred from the text, so one may be missing.",
    standing: {
      itself: "party to the conflict, of its own side",
      another: "party to the conflict, of another party",
      party: "party to the conflict",
      mixed: "several sources, some of them parties to the conflict",
      third: "third party, by the article",
      unknown: "not stated whether it is a party to the conflict",
      article: "the article itself, without attribution",
    },
  },
};

export default { es, en };
