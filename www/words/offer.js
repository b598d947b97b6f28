// @ts-check
// The words of the page that offers the bookmarks. In a step, `backticks` are keys and *asterisks* are what the browser calls something.

import { counting } from "../voice.js";

const contado = counting("es");
const counted = counting("en");

const es = {
  title: "Subraya en cualquier periódico",
  languageSwitch: "Idioma de la página",
  home: "Subraya, la página principal",
  heading: "Subraya en cualquier periódico",
  intro: "Un marcador que subraya la noticia que estás leyendo: quién actúa, cuántos son y quién lo dice.",
  privacy: "La noticia no sale de tu navegador.",
  drag: "Arrástrame a la barra de marcadores",
  copyNamed: "Copiar «Subraya»",
  copy: "Copiar",
  copying: "Copiando…",
  copied: "Copiado.",
  copyByHand: "Este navegador no deja copiar. El texto está seleccionado: cópialo de aquí.",
  dragInstead:
    "Aquí no hace nada: arrástralo a la barra de marcadores y púlsalo en una noticia. Con el teclado, cópialo y pégalo como dirección de un marcador nuevo.",
  missing: "Esta versión falta en esta copia de Subraya.",
  here: "tu navegador",
  others: "En otros navegadores",
  /** @type {Record<string, { name: string, steps: [picture: string, sentence: string][], note?: string }>} */
  guides: {
    chrome: {
      name: "Chrome, Edge, Brave",
      steps: [
        ["bar", "Muestra la barra de marcadores: `Ctrl Mayús B`."],
        ["drag", "Arrastra «Subraya» hasta la barra."],
        ["click", "Abre una noticia y pulsa «Subraya»."],
      ],
    },
    firefox: {
      name: "Firefox",
      steps: [
        ["bar", "Muestra la barra de marcadores: `Ctrl Mayús B`."],
        ["drag", "Arrastra «Subraya» hasta la barra."],
        ["click", "Abre una noticia y pulsa «Subraya»."],
      ],
    },
    safari: {
      name: "Safari en Mac",
      steps: [
        ["bar", "Muestra la barra de favoritos: `⇧ ⌘ B`."],
        ["drag", "Arrastra «Subraya» hasta la barra."],
        ["click", "Abre una noticia y pulsa «Subraya»."],
      ],
    },
    android: {
      name: "Chrome en Android",
      steps: [
        ["copy", "Copia el marcador pequeño."],
        ["menu", "Guarda una página cualquiera: *⋮* y luego *☆*."],
        ["form", "Edita ese marcador: llámalo «Subraya» y pega lo copiado en *URL*."],
        ["type", "En una noticia, escribe «subraya» en la barra de direcciones y toca el de la estrella."],
      ],
    },
    iphone: {
      name: "Safari en iPhone y iPad",
      steps: [
        ["copy", "Copia el marcador pequeño."],
        ["share", "Guarda una página cualquiera: *Compartir* y *Añadir marcador*."],
        ["form", "En *Marcadores*, *Editar*: llámalo «Subraya» y pega lo copiado como dirección."],
        ["list", "En una noticia, abre *Marcadores* y toca «Subraya»."],
      ],
    },
    firefoxPhone: {
      name: "Firefox en el móvil",
      steps: [],
      note: "Firefox no ejecuta marcadores así en el móvil. Copia el texto de la noticia.",
    },
  },
  bookmarks: "Tres marcadores, el mismo trabajo",
  kinds: {
    full: { name: "El normal", use: "Para el ordenador: con ficha, listas y todo lo demás." },
    mini: { name: "El pequeño", use: "Para el móvil y para marcadores que se sincronizan." },
    offline: {
      name: "El que no necesita red",
      use: "Para Chrome, Edge y Brave, con el motor dentro: pégalo en el administrador de marcadores, pues no cabe al arrastrarlo.",
    },
  },
  /** @param {number} n */
  size: (n) => contado(n, "carácter", "caracteres"),
  sizeUnknown: "entre 1 y 2 MB",
  pointsAt: "Apuntan a",
  local: "Esa dirección solo existe en este ordenador: funcionan mientras Subraya esté en marcha en él.",
  happens: "Qué pasa al pulsarlo",
  happensSteps: [
    "Nada sale de tu ordenador: la noticia se analiza en tu navegador, en una página de Subraya que no se ve.",
    "Si el periódico no lo permite, se abre una ventana que se cierra sola.",
    "Otro clic en el marcador lo quita todo y deja la página como estaba.",
  ],
  nothing: "¿No ha pasado nada? Algunas páginas lo impiden.",
  pasteApp: "Pega el texto en Subraya",
  tryTitle: "Pruébalo aquí",
  tryWait: "Pulsa «Subraya» en la barra de marcadores de tu navegador.",
  tryWaitPhone: "Cuando lo tengas, úsalo sin salir de esta página.",
  tryWorks: "Funciona. Púlsalo otra vez y todo se irá.",
  tryGone: "Funciona, y el segundo clic lo ha quitado todo.",
  tryNote: "Noticia inventada. Ni los hechos ni los lugares son reales.",
  article: [
    "Valdoria y Oskaria se culpan de los combates junto al puente de Almoraz",
    "El Ejército de Valdoria aseguró el martes que 3.200 soldados de Oskaria habían cruzado el río Tervo durante la noche. «Los hemos detenido en la orilla», dijo el general Ramiro Estévanez, que manda las tropas en esa parte de la frontera desde el comienzo de la guerra.",
    "El Gobierno de Oskaria lo negó pocas horas después. Según su portavoz, Irena Dolmas, en la zona hay menos de 900 soldados y ninguno ha pasado el puente. Dolmas acusó a Valdoria de haber bombardeado con artillería dos pueblos de la orilla norte, donde a su juicio no había tropas.",
    "Vecinos de Almoraz contaron que vieron humo al amanecer y que unos 60 milicianos se llevaron los camiones del mercado. «Nadie sabe de quién eran», dijo la panadera del pueblo, que pasó la noche en el sótano con sus dos hijos.",
    "La ONU no ha podido comprobar ninguna de las dos cifras. Un informe de sus observadores señala que en la orilla quedaron 12 vehículos blindados, y advierte de que ambos ejércitos siguen enviando refuerzos hacia el río.",
  ],
  check: "¿Funcionará en este navegador?",
  checkNow: "Comprobar",
  checking: "Comprobando…",
  good: "Bien",
  bad: "Mal",
  checks: {
    engine: [
      "El motor responde desde una página que no se ve.",
      "El motor no responde: recarga la página o comprueba la conexión.",
    ],
    highlights: [
      "El navegador sabe subrayar sin tocar la página.",
      "El navegador no sabe subrayar sin tocar la página: actualízalo, o pega el texto en Subraya.",
    ],
    window: [
      "Puede abrirse una ventana donde el periódico no permite otra cosa.",
      "El navegador impide abrir ventanas: en algunas páginas se abrirá Subraya en su lugar.",
    ],
  },
  /** @param {string} size @param {string} limit */
  fits: (size, limit) => `El marcador tiene ${size} caracteres, y aquí caben ${limit}.`,
  /** @param {string} size @param {string} limit */
  tooBig: (size, limit) => `El marcador tiene ${size} caracteres, y aquí solo caben ${limit}: usa el pequeño.`,
  back: "Volver a Subraya",
};

/** @type {typeof es} */
const en = {
  title: "Subraya on any news page",
  languageSwitch: "Language of the page",
  home: "Subraya, the main page",
  heading: "Subraya on any news page",
  intro: "A bookmark that highlights the article you are reading: who acts, how many they are, and who says so.",
  privacy: "The article never leaves your browser.",
  drag: "Drag me to the bookmarks bar",
  copyNamed: "Copy “Subraya”",
  copy: "Copy",
  copying: "Copying…",
  copied: "Copied.",
  copyByHand: "This browser does not let us copy. The text is selected: copy it from here.",
  dragInstead:
    "It does nothing here: drag it to the bookmarks bar and click it on an article. By keyboard, copy it and paste it as the address of a new bookmark.",
  missing: "This version is missing in this copy of Subraya.",
  here: "your browser",
  others: "In other browsers",
  guides: {
    chrome: {
      name: "Chrome, Edge, Brave",
      steps: [
        ["bar", "Show the bookmarks bar: `Ctrl Shift B`."],
        ["drag", "Drag “Subraya” onto the bar."],
        ["click", "Open an article and click “Subraya”."],
      ],
    },
    firefox: {
      name: "Firefox",
      steps: [
        ["bar", "Show the bookmarks toolbar: `Ctrl Shift B`."],
        ["drag", "Drag “Subraya” onto the bar."],
        ["click", "Open an article and click “Subraya”."],
      ],
    },
    safari: {
      name: "Safari on a Mac",
      steps: [
        ["bar", "Show the favourites bar: `⇧ ⌘ B`."],
        ["drag", "Drag “Subraya” onto the bar."],
        ["click", "Open an article and click “Subraya”."],
      ],
    },
    android: {
      name: "Chrome on Android",
      steps: [
        ["copy", "Copy the small bookmark."],
        ["menu", "Bookmark any page: *⋮* and then *☆*."],
        ["form", "Edit that bookmark: call it “Subraya” and paste what you copied as its *URL*."],
        ["type", "On an article, type “subraya” in the address bar and tap the one with the star."],
      ],
    },
    iphone: {
      name: "Safari on iPhone and iPad",
      steps: [
        ["copy", "Copy the small bookmark."],
        ["share", "Bookmark any page: *Share*, then *Add Bookmark*."],
        ["form", "In *Bookmarks*, *Edit*: call it “Subraya” and paste what you copied as its address."],
        ["list", "On an article, open *Bookmarks* and tap “Subraya”."],
      ],
    },
    firefoxPhone: {
      name: "Firefox on a phone",
      steps: [],
      note: "Firefox does not run such bookmarks on phones. Copy the article’s text.",
    },
  },
  bookmarks: "Three bookmarks, one job",
  kinds: {
    full: { name: "The usual one", use: "For computers: with cards, lists and all the rest." },
    mini: { name: "The small one", use: "For phones, and for bookmarks that are synced." },
    offline: {
      name: "The one that needs no network",
      use: "For Chrome, Edge and Brave, with the engine inside: paste it in the bookmark manager, as it is too big to be dragged.",
    },
  },
  size: (n) => counted(n, "character", "characters"),
  sizeUnknown: "1 to 2 MB",
  pointsAt: "They point at",
  local: "That address exists on this computer alone: they work for as long as Subraya runs on it.",
  happens: "What happens when you click it",
  happensSteps: [
    "Nothing leaves your computer: the article is analysed in your browser, by a page of Subraya that is not seen.",
    "Where the news page forbids that, a window opens and closes by itself.",
    "Another click on the bookmark takes everything away and leaves the page as it was.",
  ],
  nothing: "Nothing happened? Some pages prevent it.",
  pasteApp: "Paste the text in Subraya",
  tryTitle: "Try it here",
  tryWait: "Click “Subraya” in your browser’s bookmarks bar.",
  tryWaitPhone: "Once you have it, use it without leaving this page.",
  tryWorks: "It works. Click it again and everything goes.",
  tryGone: "It works, and the second click took everything away.",
  tryNote: "An invented article. Neither events nor places are real.",
  article: [
    "Valdoria and Oskaria trade blame over fighting at the Almoraz bridge",
    "Valdoria’s army said on Tuesday that 3,200 Oskarian soldiers had crossed the Tervo river during the night. “We stopped them on the bank,” said Gen. Ramiro Estévanez, who has commanded the troops on that part of the border since the war began.",
    "Oskaria’s government denied it a few hours later. According to its spokeswoman, Irena Dolmas, there are fewer than 900 soldiers in the area and none of them has passed the bridge. Dolmas accused Valdoria of having shelled two villages on the northern bank, where, she said, there were no troops.",
    "Residents of Almoraz said they saw smoke at dawn, and that some 60 militiamen took away the trucks from the market. “Nobody knows whose they were,” said the town’s baker, who spent the night in the cellar with her two children.",
    "The United Nations has not been able to verify either figure. A report by its observers says that 12 armoured vehicles were left on the bank, and warns that both armies keep sending reinforcements to the river.",
  ],
  check: "Will it work in this browser?",
  checkNow: "Check",
  checking: "Checking…",
  good: "Good",
  bad: "Bad",
  checks: {
    engine: [
      "The engine answers from a page that is not seen.",
      "The engine does not answer: reload the page or check the connection.",
    ],
    highlights: [
      "The browser can highlight without touching the page.",
      "The browser cannot highlight without touching the page: update it, or paste the text in Subraya.",
    ],
    window: [
      "A window may open where a news page allows nothing else.",
      "The browser keeps windows from opening: on some pages Subraya opens in their place.",
    ],
  },
  fits: (size, limit) => `The bookmark has ${size} characters, and ${limit} fit here.`,
  tooBig: (size, limit) => `The bookmark has ${size} characters, and only ${limit} fit here: use the small one.`,
  back: "Back to Subraya",
};

export default { es, en };
