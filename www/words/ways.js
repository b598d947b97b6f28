// @ts-check
// What the bookmark says of how it reads a page, and why where it can't.

const es = {
  reading: "Buscando la noticia en esta página…",
  /** How the engine was reached. */
  way: {
    frame: "Analizado aquí mismo, sin salir de la página.",
    window: "Esta página no admite marcos de fuera, así que el análisis pasó por otra ventana, ya cerrada.",
    offline: "Analizado aquí mismo, sin usar la red.",
  },
  ownWindow: "Esa página no admite marcos de fuera, así que se analiza en esta ventana, que sirve de panel.",
  reader: "Esta página se aísla de las ventanas que abre. La noticia está en la otra ventana, en el lector de Subraya.",
  none: "Esta página no admite nada ajeno. Puedes leer la noticia en el lector de Subraya.",
  cannotPaint: "Este navegador no puede resaltar sin tocar la página. Puedes leer la noticia en el lector de Subraya.",
  openReader: "Abrir el lector",
  nothing: "Aquí no se ve ninguna noticia. Selecciona el texto que quieras analizar.",
  nothingMini: "Aquí no se ve ninguna noticia. Selecciona el texto y pulsa el marcador dos veces.",
  readSelection: "Analizar lo seleccionado",
  tooMuch: "La página es demasiado larga. Selecciona en ella el texto que quieras analizar.",
  changed: "La página ha cambiado: lo que ya no coincide ha dejado de resaltarse.",
  readAgain: "Leer otra vez",
  /** @param {string} message */
  failed: (message) => `No se ha podido analizar la noticia.${message && ` El motivo: ${message}`}`,
  undetected: "La noticia no parece estar en español ni en inglés.",
  /** @type {Record<string, string>} */
  readAs: { es: "Leerla en español", en: "Leerla en inglés" },
  silent: "El motor de Subraya no contesta. ¿Hay conexión?",
  retry: "Reintentar",
  here: "Ya estás en Subraya: pega aquí la noticia.",
};

/** @type {typeof es} */
const en = {
  reading: "Looking for the article on this page…",
  way: {
    frame: "Analysed right here, without leaving the page.",
    window: "This page allows no frames from elsewhere, so the analysis went through another window, closed by now.",
    offline: "Analysed right here, without the network.",
  },
  ownWindow: "That page allows no frames from elsewhere, so it is analysed in this window, which is its panel.",
  reader: "This page cuts itself off from windows that it opens. The article is in the other window, in Subraya’s reader.",
  none: "This page allows nothing from elsewhere. You can read the article in Subraya’s reader.",
  cannotPaint: "This browser can’t highlight without touching the page. You can read the article in Subraya’s reader.",
  openReader: "Open the reader",
  nothing: "There seems to be no article here. Select the text that you want analysed.",
  nothingMini: "There seems to be no article here. Select the text and click the bookmark twice.",
  readSelection: "Analyse the selection",
  tooMuch: "The page is too long. Select the text in it that you want analysed.",
  changed: "The page has changed: what no longer matches is no longer highlighted.",
  readAgain: "Read again",
  failed: (message) => `The article could not be analysed.${message && ` The reason: ${message}`}`,
  undetected: "The article seems to be in neither English nor Spanish.",
  readAs: { es: "Read it as Spanish", en: "Read it as English" },
  silent: "Subraya’s engine does not answer. Is there a connection?",
  retry: "Try again",
  here: "You are in Subraya already: paste the article here.",
};

export default { es, en };
