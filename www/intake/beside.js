// @ts-check
// What stands in or around an article and is none of it, told by what elements are called and by the words with which such
// things begin, in Spanish and English. Names and words alone: how much of a page a thing may be, the finder knows.

/** What holds something else than the article, wherever it stands. */
export const ELSEWHERE =
  "nav, aside, footer, form, dialog, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search], " +
  "[role=dialog], [role=alertdialog], [role=menu], [role=menubar], [role=tablist], [role=toolbar], [role=status], [role=alert]";

/** What marks the article. */
export const ARTICLE = "article, [role=article], [itemprop~=articleBody]";

/** Names that only say that something is there, or what a whole page is about. */
const NO_NAME = /^(?:has|no|not|with|without|con|sin|show|is|wp|tag|category|single|page|postid)-/;

/** @param {string} words separated by spaces */
const named = (words) => new RegExp(`(?:^|-)(?:${words.trim().replaceAll(/\s+/g, "|")})(?:-|$)`);

/** Talk below articles, which can be longer than they are. */
const TALK = named("comments? comentarios? disqus coral viafoura livefyre openweb replies respond commentlist");

/** What else there is to read, to buy, to join and to share. */
const OFFER = named(`
  related relateds? relacionad[oa]s? (?:info|noticias?)-relacionadas? recirc recirculation recommend(?:ed|s|ations?)? recomenda(?:d[oa]s?|cion|ciones)
  outbrain taboola onward teads read-next next-(?:article|story|post|up) teasers? trending tendencias masle[ií]d[oa]s? mostread
  (?:more|mas)-(?:info|informacion|noticias|news|stories|articles|posts|leid[oa]s?|vist[oa]s?|from|on|in|en|top|reading|coverage)
  (?:read|leer|lee|see|ver|vea|lea|watch)-(?:more|mas|next|tambien|also|ademas) (?:te|le)-puede-interesar interesar (?:you-)?(?:may|might)-(?:also-)?like
  most-(?:read|popular|viewed|shared|recent) lo-mas (?:latest|ultimas|otras)-(?:news|noticias|posts|stories|articles)
  newsletters? boletin(?:es)? subscribe subscri(?:ption|ptions|ber|bers) suscr[ií]bete suscri(?:be|birse|pcion|pciones|ptor|ptores) signup sign-up sign-in
  sidebar side-bar sidebars rail barra-lateral lateral share sharing shares sharebar sharedaddy share-bar compartir comparte rrss redes
  redes-sociales addthis addtoany siguenos seguinos follow-us follow whatsapp telegram
  ads? adv advert(?:s|ising|isements?)? advertorial publi publicidad publicitari[oa] anuncios? sponsor(?:ed|s|ship)? patrocinad[oa]s? dfp gpt adsense
  adsbygoogle adslot adunit adbox cookies? consent gdpr cmp onetrust didomi breadcrumbs? migas? miga-de-pan menu navbar topbar masthead
  author-(?:box|bio|info|card|about|profile|details) about-(?:the-)?author autor-(?:box|bio|info|ficha) (?:sobre|acerca)-(?:el|del)-autor bio biography
  playlist pagination pager post-navigation prev-next donate donation donar donaciones contribut(?:e|ions?) contributions membership hazte-soci[oa]
  no-?print print-hidden hide-for-print print-none print-hide tag-?cloud modal popup lightbox toast
`);

/** What may as well be called the article's own, where it is much of the page. */
const MAYBE = named(`
  paywall regwall piano promo promos promoted promotional banner social popular trust upsell epic login register registro popups widget-area
  support app-promo download-app copyright disclaimer legal aviso-legal toc table-of-contents quiz encuesta poll masthead header-top
`);

/** What says of an article who wrote it, when, and where it belongs: a line, never a paragraph. */
const LABEL = named(`
  byline bylines by-line author authors autor autores author-name firma firmas firmante signature kicker eyebrow antetitulo volanta cintillo overline
  epigraph-top section-(?:label|name|title|link) rubric timestamps? date fecha hora time published publish(?:ed)?-(?:at|on|date|time) updated
  modified actualizad[oa] datetime pubdate reading-time read-time tiempo-(?:de-)?lectura minutes meta metadata post-meta entry-meta data-article
  tags taglist tag-list etiquetas? temas topics keywords hashtags post-tags entry-tags article-tags tools toolbar utilities utilidades actions acciones
  buttons? botones icons? listen audio-player escuchar tts readspeaker print imprimir counter contador ubicacion-fecha categories category-label
  cat-links tags-links badge ranking views visitas
`);

/** What only screen readers read: it repeats or explains what is seen. */
const UNSEEN = named(
  "sr-only visually-?hidden screen-reader(?:-text)? screenreader a11y-hidden assistive-text offscreen u-hidden-visually",
);

const CREDIT = named(
  "credits? creditos? author autor source fuente copyright photographer fotografo agency agencia byline firma rights attribution",
);

/** @typedef {"talk" | "offer" | "maybe" | "label" | "unseen"} Sort */

/** @type {[Sort, RegExp][]} */
const SORTS = [
  ["unseen", UNSEEN],
  ["talk", TALK],
  ["offer", OFFER],
  ["maybe", MAYBE],
  ["label", LABEL],
];

/** Many elements have the same names. @type {Map<string, Sort | null>} */
const known = new Map();
/** So many that a page which makes them up fills no memory. */
const MOST_KNOWN = 20_000;

/** What an element's names tell of it. @param {Element} element @returns {Sort | null} */
export function sortOf(element) {
  const name = element.getAttribute("class");
  const id = element.getAttribute("id");
  if (!name && !id) return null;
  const both = `${name ?? ""} ${id ?? ""}`;
  let sort = known.get(both);
  if (sort === undefined) {
    const names = namesIn(both);
    sort = SORTS.find(([, pattern]) => names.some((each) => pattern.test(each)))?.[0] ?? null;
    if (known.size > MOST_KNOWN) known.clear();
    known.set(both, sort);
  }
  return sort;
}

/** Whether an element is called what pages call the line that says whose picture it is. @param {Element} element */
export const isCredit = (element) => namesIn(element.getAttribute("class") ?? "").some((name) => CREDIT.test(name));

/** Whether an element is called what pages call a sentence that they show twice. @param {Element} element */
export const isPullQuote = (element) => namesIn(element.getAttribute("class") ?? "").some((name) => PULLED.test(name));
const PULLED = named("pull-?quotes? quotes? cita citas destacados? highlights? pulled sumario sumarios ladillo-cita");

/** Names in one spelling: `relatedContent`, `related_content` and `c-related__content` all are `related-content`. @param {string} names */
const namesIn = (names) =>
  names
    .split(/\s+/)
    .map((name) =>
      name
        .replace(/([a-z])([A-Z])/g, "$1-$2")
        .toLowerCase()
        .replace(/[^a-zà-ÿ0-9]+/g, "-"),
    )
    .filter((name) => name !== "" && !NO_NAME.test(name));

/** @param {string[]} lines patterns, a space in them is any space */
const begins = (...lines) => new RegExp(`^[^\\p{L}\\p{N}]*(?:${lines.join("|").replaceAll(" ", "\\s+")})`, "iu");

/** The headings of what else there is, and nothing after them on their line. */
const HEADING = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${[
    "(?:le[ea]|leé|ver?|ve[ar]|mir[ae]|mirá|conoc[ea]|descubr[ea]|escuch[ae])(?: m[áa]s| tambi[ée]n| adem[áa]s)+(?: en .{2,30}| de .{2,30}| sobre .{2,40})?",
    "(?:tambi[ée]n )?(?:te|le|os|les) (?:puede|podr[íi]a|pueden|puedan)(?: tambi[ée]n)? interesar",
    "(?:te |le |os )?(?:recomendamos|sugerimos|interesa)",
    "(?:m[áa]s|otras|[úu]ltimas|las) (?:noticias|informaci[óo]n|informaciones|historias|le[íi]d[oa]s|vist[oa]s|contenidos?|temas|art[íi]culos|notas)(?: .{0,50})?",
    "m[áa]s (?:sobre|en|para ti) .{0,40}",
    "lo (?:m[áa]s (?:le[íi]do|visto|comentado|popular|compartido|destacado|reciente|nuevo|buscado)|[úu]ltimo)(?: (?:de|en|sobre) .{0,30})?",
    "(?:noticias|notas|art[íi]culos|temas|contenidos?|historias) (?:relacionad[oa]s?|recomendad[oa]s?|destacad[oa]s|de inter[ée]s|m[áa]s .{2,20})",
    "(?:temas|etiquetas|tags|archivado en|relacionad[oa]s?|en este art[íi]culo|topics|filed under|tagged|more topics)",
    "recomendad[oa]s?(?: .{0,30})?",
    "(?:no te pierdas|no se pierda|sigue leyendo|seguir leyendo|contin[úu]a leyendo|segu[íi] leyendo|seguí leyendo)",
    "(?:related|recommended|popular|trending|latest|top|featured|editors?.? picks?)(?: (?:now|stories|story|articles?|news|content|topics|coverage|reading|posts?|videos?|links?|for you|on .{2,30}))*",
    "(?:read|see|more|also)(?: (?:more|next|also|on this|on this story|stories|news|articles|like this|from .{2,30}|on .{2,40}|in .{2,40}|coverage|reading|to read|videos?|about .{2,40}))+",
    "(?:most|what to) (?:read|popular|viewed|shared|watch|read next)",
    "(?:you|readers) (?:may|might)(?: also)? (?:like|be interested in|enjoy)",
    "(?:don.t miss|up next|next up|in case you missed it|around the web|from the web|from our partners|our picks)",
    "(?:comentarios?|comments?|conversaci[óo]n|join the conversation|deja tu comentario|\\d+ (?:comentarios?|comments?)|(?:leave|add|post) a (?:comment|reply)|deja una respuesta|escribe un comentario)(?: \\(?\\d+\\)?)?",
    "(?:sobre|acerca de) (?:el|la|los|las) autor(?:a|es|as)?",
    "about the authors?",
    "(?:compart(?:e|ir|[íi])(?: est[ea] .{0,20}| en .{0,30}| esto)?|share|share (?:this|on|via)(?: .{0,40})?|(?:s[íi]guenos|seguinos|follow us)(?: .{0,40})?)",
    "(?:suscr[íi]bete|suscr[íi]base|suscribite|newsletters?|bolet[íi]n(?:es)?|sign up|subscribe|ap[úu]ntate)(?: .{0,60})?",
  ]
    .join("|")
    .replaceAll(" ", "\\s+")})[\\s:.…»>→!?(\\d)]*$`,
  "iu",
);

/** Headings under which, and lines before which, all is of their kind: who wrote it, what readers say, what to sign up for. */
const OPENS_BOX = begins(
  "(?:sobre|acerca de) (?:el|la|los|las) autor|about the authors?|comentarios|comments|\\d+ (?:comentarios?|comments?)|deja (?:un|una|tu) (?:comentario|respuesta)",
  "(?:leave|add|post) a (?:comment|reply)|escribe un comentario|join the conversation",
  "newsletters?\\b|bolet[íi]n(?:es)? (?:de|diario|semanal|gratis)|suscr[íi]b(?:ete|ase)|suscribite|sign up|subscribe|ap[úu]ntate|reg[íi]strate",
  "skip past\\b",
);

/** Lines that are never an article's, whatever else stands on them. */
const NEVER = begins(
  "(?:publicidad|anuncio|advertisement|advertising|contenido patrocinado|sponsored(?: content| by)?|patrocinado(?: por)?|publirreportaje)(?:[\\s.:·|-]*$)",
  "(?:contin[úu]a leyendo|sigue leyendo|seguir leyendo|segu[íi] leyendo|contin[úu]e leyendo)(?: .{0,60})?$",
  "(?:la )?(?:nota|noticia|historia|informaci[óo]n) contin[úu]a (?:abajo|debajo|despu[ée]s|tras|m[áa]s abajo)",
  "(?:el )?(?:art[íi]culo|contenido) (?:contin[úu]a|sigue) (?:abajo|debajo|despu[ée]s|tras)",
  "(?:story|article|content) continues",
  "(?:final de|fin de|end of) (?:recomendamos|.{0,40}(?:promotion|newsletter|podcasts?|recomendaciones|contenido))",
  "(?:skip|omitir|saltar(?:se)?|saltear)\\b.{0,60}\\b(?:promotion|newsletter|advertisement|content|reading|leyendo|contenido|publicidad|recomendamos)\\b",
  "continue reading",
  "(?:recib[ea]|recib[íi]|ap[úu]nt[ae]te|suscr[íi]b[ae](?:te|se)|suscribite|[úu]net?[ea]|únete|s[íi]gu[ea](?:nos|la|lo)|seguinos|s[úu]mate|reg[íi]strate|descarg[ae]|descarga|desc[áa]rgate|act[íi]v[ae]|haz(?:te)?|hacete|hazte)\\b.{0,120}\\b(?:newsletters?|bolet[íi]n(?:es)?|whatsapp|telegram|(?:nuestro|su|este) canal|app|aplicaci[óo]n|notificaciones|alertas|correo|(?:e-?)?mail|bandeja|clic|click|aqu[íi]|facebook|twitter|instagram|youtube|tiktok|redes sociales|google news|google noticias|suscriptor(?:es)?|soci[oa]s?)\\b",
  "(?:sigue|sigan|siga) (?:toda )?la (?:informaci[óo]n|actualidad|[úu]ltima hora)\\b",
  "(?:puedes|pued[ea]|pod[ée]s|tambi[ée]n puedes|y recuerda que puedes|recuerda que puedes) (?:seguirnos|seguir|suscribirte|recibir|consultar|leer m[áa]s|contactar)\\b",
  "(?:si te ha gustado|if you (?:liked|enjoyed)) (?:est[ea]|th(?:is|e)) (?:art[íi]culo|noticia|nota|historia|article|story)\\b",
  "(?:haz|haga|hac[ée]|pincha|pulsa|pulse) (?:clic|click|aqu[íi])\\b",
  "¿(?:quieres|quiere|te ha parecido|te ha gustado|has visto|tienes)\\b.{0,80}\\?(?: .{0,80})?$",
  "(?:sign up|subscribe|register|log in|join|follow|download|get)\\b.{0,100}\\b(?:newsletters?|inbox|e-?mail|app|whatsapp|telegram|channel|facebook|twitter|instagram|threads|youtube|tiktok|notifications|alerts|subscription|subscriber|free trial|account)\\b",
  "(?:click|tap) here\\b",
  "(?:have you got|do you have) (?:a )?(?:tip|story|information)\\b",
  "(?:this|the) (?:article|story|report) (?:was|is) (?:originally |first )?(?:published|amended|updated|produced|for subscribers)\\b",
  "(?:este|esta) (?:art[íi]culo|noticia|nota|contenido|informaci[óo]n) (?:se public[óo]|fue publicad[oa]|ha sido publicad[oa]|es exclusiv[oa]|forma parte de)\\b",
  "(?:copyright|©|\\(c\\)|todos los derechos reservados|all rights reserved|queda prohibida|prohibida la reproducci[óo]n)",
  "(?:editing|compiled|translated) by\\b",
  "(?:edici[óo]n de|editado por|traducid[oa] por|traducci[óo]n(?: de|:)|redacci[óo]n:|texto:)[^.]{0,80}\\.?$",
  "(?:utilizamos|usamos|este sitio (?:web )?utiliza|nosotros y nuestros (?:socios|proveedores)|we use|we and our|this (?:web)?site uses)\\b.{0,80}\\b(?:cookies|partners|socios|store)\\b",
  "(?:lee|lea|leé|read|ver|mirá|mira|see|vea) (?:tambi[ée]n|m[áa]s|adem[áa]s|more|also|next|here|related)\\s*[:|»>-]",
  "(?:te (?:puede|podr[íi]a) interesar|le (?:puede|podr[íi]a) interesar|te recomendamos|le recomendamos|puede leer|no te pierdas|m[áa]s informaci[óo]n|nota relacionada|noticia relacionada|relacionad[oa]s?|related(?: articles?| stor(?:y|ies))?|recommended|see also|also read|más en|more on this)\\s*[:|»>-]",
  "(?:para (?:seguir leyendo|leer m[áa]s|continuar)|to (?:continue|keep) reading)\\b",
  "(?:contenido|art[íi]culo) (?:exclusivo|solo|s[óo]lo)? ?para (?:suscriptores|socios|usuarios)",
  "(?:ya eres|eres|already a|are you a) (?:suscriptor[ae]?|soci[oa]|subscriber|member)\\b",
  "(?:cargando|loading)(?:…|\\.\\.\\.)?$",
  "\\d+ (?:comentarios?|comments?|shares?|veces compartido|me gusta|likes)$",
  "(?:compartir|share|tweet|guardar|save|imprimir|print|copiar enlace|copy link|escuchar|listen|comentar|me gusta|enviar por correo|e-?mail|whatsapp|facebook|twitter|telegram|linkedin|bluesky|pinterest|x|ampliar|image caption|pie de foto|ver m[áa]s|show more|see more|load more|m[áa]s informaci[óo]n|gift this article|a\\+|a-|suscr[íi]bete|subscribe|ir a los comentarios|view comments|volver arriba|back to top|normas|ver comentarios)[\\s.:|]*$",
);

/** Lines that are none of the article's where they are a link, or mostly so. */
const WITH_LINK = begins(
  "[\\p{L} ]{2,24}\\s*[:|»>]",
  "(?:lee|lea|leé|read|ver|mirá|mira|see|vea|watch|escucha|listen|además|tambi[ée]n|more|m[áa]s|related|next|aquí|here|puedes|pod[ée]s|puede)\\b",
);

/** When it was, who wrote it and how long it takes: a line above or below the article. */
const ABOUT = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${[
    "(?:(?:actualizad[oa]|publicad[oa]|creado|published|updated|last (?:updated|modified)|first published|posted|fecha|date)\\b[^.]{0,80})",
    "(?:(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[,.]? )?(?:\\d{1,2}[ ./-](?:de )?[\\p{L}\\d]{1,10}[ ./-](?:de(?:l)? )?\\d{2,4}|[\\p{L}]{3,9}\\.? \\d{1,2},? \\d{4}).{0,60}",
    "\\d{1,2}[:.h]\\d{2}(?: ?h(?:s|oras)?\\.?)?(?: ?[ap]\\.?m\\.?)?(?: \\(?[A-Z]{2,5}\\)?)?",
    "(?:hace|ago|\\d+ ?[hm] ago|\\d+ (?:min(?:utos?|utes?)?|horas?|hours?|d[íi]as?|days?)(?: ago| de lectura| read)?)\\b.{0,30}",
    "(?:tiempo de )?lectura:? .{0,20}",
    "\\d+ min(?:utos?|utes?)?\\.?(?: de lectura| read)?",
  ]
    .join("|")
    .replaceAll(" ", "\\s+")})$`,
  "iu",
);

/** "By" and names: words that begin as names do, and what stands between them. */
const BYLINE =
  /^(?:por|by|texto|text)[\s:]+(?:(?:\p{Lu}[\p{L}.'’-]*|de|del|la|las|los|y|e|and|van|von|en|in|for|para|[,/|·&@\d]+)(?:[\s,/|·&]+|$))+$/u;

const CREDIT_LINE =
  /^[\s([]*(?:(?:foto(?:s|graf[ií]as?)?|im[aá]gen(?:es)?|images?|photos?|photographs?|photo credit|cr[eé]ditos?|credits?|fuente|source|gentileza|cortes[ií]a|courtesy|v[ií]a|captura|screenshot|handout|archivo|file)\b.{0,80}|[^.!?]{0,60}\b(?:efe|afp|ap|reuters|epa|getty(?: images)?|europa ?press|xinhua|dpa|anadolu|bloomberg|shutterstock|tass|ansa|nurphoto|lapresse|contacto|zuma|sipa|alamy|istock|cc by)\b[^.!?]{0,40})[\s)\]]*$/iu;

/** Longer lines say more than what kind of thing they are. */
const LINE_CHARS = 320;

/** Whether words are the heading of something else than the article. @param {string} words */
export const headsSomethingElse = (words) => words.length < 120 && HEADING.test(words);

/** Whether what follows words is of their kind, until another heading. @param {string} words */
export const opensBox = (words) =>
  words.length < 160 && OPENS_BOX.test(words) && (headsSomethingElse(words) || NEVER.test(words));

/** Whether a line belongs to no article. @param {string} words @param {number} linked how many of its characters are a link */
export const isAside = (words, linked) =>
  words.length <= LINE_CHARS && (NEVER.test(words) || (linked * 2 > words.length && WITH_LINK.test(words)));

/** Whether a line tells about the article. @param {string} words */
export const isAbout = (words) =>
  words.length <= 140 && (ABOUT.test(words) || BYLINE.test(words.charAt(0).toLowerCase() + words.slice(1)));

/** Whether a line says whose picture it is. @param {string} words */
export const isCreditLine = (words) => words.length <= 120 && CREDIT_LINE.test(words);
