// @ts-check
// The words of the help sheet, of working offline and of updates.

const es = {
  open: "Ayuda",
  close: "Cerrar la ayuda",
  title: "Cómo se usa Subraya",
  does: [
    "Pega una noticia sobre una guerra y verás subrayado quién actúa, cuántos son y quién lo dice.",
    "Señala un resaltado, tócalo o llega a él con el teclado, y una ficha te dirá qué es y quién lo afirma.",
    "Las pestañas leen lo mismo de otra manera: quién dice qué, solo las cifras, o dos artículos comparados.",
  ],
  forms: "Los tres resaltados",
  actorSample: "la milicia",
  actor: "Países, organizaciones, grupos y personas. Subrayado continuo.",
  figureSample: "400 soldados",
  figure: "Cuántos y de qué. Recuadro, con el número en negrita.",
  attributionSample: "no habrá tregua",
  attribution:
    "Lo que alguien dice. Puntos debajo y, si no lleva comillas, esquinas. Quien lo dice lleva rayas debajo y el verbo va en cursiva.",
  keys: "Teclado",
  /** @type {[keys: string, does: string][]} */
  keyRows: [
    ["← → / P N", "en el artículo, al resaltado anterior o al siguiente"],
    ["Inicio Fin", "al primero o al último"],
    ["Intro", "entrar en la ficha"],
    ["Esc", "cerrar la ficha, o dejar de editar"],
    ["E", "editar el texto"],
    ["Mayús+← Mayús+→", "seleccionar palabras, desde un resaltado"],
    ["M", "marcar lo seleccionado"],
    ["Ctrl+Z / Ctrl+Mayús+Z", "deshacer o rehacer"],
    ["← →", "en las pestañas, a otra forma de leer"],
    ["?", "esta ayuda"],
  ],
  singleKeys: "Usar las teclas de un solo carácter",
  text: "Tu texto",
  textIs: [
    "No sale de tu navegador: aquí se analiza y aquí se guarda, para que siga en su sitio cuando vuelvas, hasta que lo olvides. La página no puede conectarse con ningún otro sitio.",
    "Puede estar en español o en inglés: la página lo reconoce sola y, si se equivoca, basta elegir otro en «Idioma del texto».",
    "Funciona sin conexión y se puede instalar desde el menú del navegador.",
  ],
  cannot: "Lo que no hace",
  cannotDo: [
    "No sabe si algo es verdad: solo quién lo dice.",
    "Se equivoca. Un resaltado puede faltar o sobrar, y lo que no está marcado también se lee.",
    "No lee imágenes, gráficos ni lo que se da a entender.",
  ],
  ready: "Listo para usarse sin conexión.",
  newVersion: "Hay una versión nueva.",
  use: "Usarla",
  wouldBeLost:
    "Este navegador no deja guardar el texto, y con la versión nueva se iría. Llévatelo antes o, si no lo quieres, pulsa «Usarla» otra vez.",
};

/** @type {typeof es} */
const en = {
  open: "Help",
  close: "Close the help",
  title: "How to use Subraya",
  does: [
    "Paste a news article about a war and see who acts, how many, and who says so.",
    "Point at a highlight, tap it or reach it by keyboard, and a card tells what it is and who claims it.",
    "The tabs read the same in other ways: who says what, the figures alone, or two articles compared.",
  ],
  forms: "The three highlights",
  actorSample: "the militia",
  actor: "Countries, organizations, groups and people. A solid underline.",
  figureSample: "400 soldiers",
  figure: "How many, and of what. A box, with the number in bold.",
  attributionSample: "there will be no truce",
  attribution:
    "What someone says. Dots below and, where there are no quotation marks, corners. Who says it has dashes below, and the verb is in italics.",
  keys: "Keyboard",
  keyRows: [
    ["← → / P N", "in the article, to the highlight before or after"],
    ["Home End", "to the first or the last"],
    ["Enter", "into the card"],
    ["Esc", "close the card, or stop editing"],
    ["E", "edit the text"],
    ["Shift+← Shift+→", "select words, from a highlight on"],
    ["M", "mark what is selected"],
    ["Ctrl+Z / Ctrl+Shift+Z", "undo or redo"],
    ["← →", "on the tabs, to another way to read"],
    ["?", "this help"],
  ],
  singleKeys: "Use the keys that are one character",
  text: "Your text",
  textIs: [
    "It never leaves your browser: it is analysed here and kept here, so that it is still there when you come back, until you have it forgotten. The page cannot connect to any other site.",
    "It may be in English or Spanish: the page tells which by itself, and where it is wrong you choose under “Language of the text”.",
    "It works offline and can be installed from the browser’s menu.",
  ],
  cannot: "What it does not do",
  cannotDo: [
    "It does not know what is true, only who says so.",
    "It makes mistakes. A highlight may be missing or wrong, and what is not marked is to be read, too.",
    "It does not read images, charts or what is only implied.",
  ],
  ready: "Ready to be used offline.",
  newVersion: "There is a new version.",
  use: "Use it",
  wouldBeLost:
    "This browser lets nothing be kept, and with the new version your text would go. Take it away first or, if you do not want it, press “Use it” again.",
};

export default { es, en };
