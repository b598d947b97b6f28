// @ts-check
// What the page itself knows of the languages in which articles are written. The engine knows the rest. Each table has one
// entry a language, under the code by which an analysis names it: a third language is one more entry in each. What is needed
// to show an article stands in `read-languages.js`.

/** @template T @typedef {import("./read-languages.js").InEach<T>} InEach */
/** @typedef {import("./read-languages.js").TextLanguage} TextLanguage */

export { inLanguage, isRead, NEGATION, READ } from "./read-languages.js";

/** Something that armies have, for a number whose own noun the engine does not count. @type {InEach<string>} */
export const COUNTABLE = { es: "soldados", en: "soldiers" };

/** What ends with a full stop and ends no sentence: titles, names of states, numbers, pages and months. @type {InEach<string>} */
export const ABBREVIATIONS = {
  es: "sr sra srta dr dra d dña gral gen cnel col cap cmdt tte sgto lic ing prof mons ee uu ff aa núm nº art av aprox pág vol vs",
  en: "mr mrs ms messrs dr prof lt col maj capt cpl sgt gen brig adm cmdr rev gov sen rep hon amb st no fig vol vs approx jan feb mar apr jun jul aug sep sept oct nov dec",
};

/** How the words begin by which an office lets a person speak for a state or a group. @type {InEach<RegExp>} */
export const OFFICE = {
  es: /(?:^|[^\p{L}])(?:(?:ex|vice|sub)?(?:president|ministr|secretari|canciller|gobernador|embajador|portavoz|vocer|líder|lider|jefe|jefa|comandante|general|coronel|capitán|mayor|teniente|almirante|mariscal|rey|emir|funcionari|alcalde|alcaldesa|autoridad|director|senador|diputad|delegad|alto mando|militar|oficial))/iu,
  en: /(?:^|[^\p{L}])(?:(?:ex|vice|sub)?(?:president|premier|minister|secretary|chancellor|governor|ambassador|envoy|spokes|leader|chief|head of|commander|general|colonel|captain|major|lieutenant|brigadier|admiral|marshal|king|queen|emir|official|officer|mayor|authority|director|senator|congress|lawmaker|deput|delegate|diplomat)|(?:gen|col|capt|maj|lt|brig|adm|gov|sen|rep|amb)\.)/iu,
};

/** What a war is called before or after the name of the state where it is fought. No name of a war of long ago: those have capitals. */
export const WAR = {
  before: /** @type {InEach<RegExp>} */ ({
    // "la guerra de Ucrania", but no "Guerra de Corea"
    es: /(?:^|[^\p{L}])(?:guerra|conflicto|invasión|ofensiva)\s+(?:civil\s+)?(?:de|en|del|contra)\s+(?:el\s+|la\s+)?$/u,
    // "the invasion of Ukraine"
    en: /(?:^|[^\p{L}])(?:war|conflict|invasion|offensive|fighting)\s+(?:in|of|against|on|inside)\s+(?:the\s+)?$/u,
  }),
  after: /** @type {InEach<RegExp | null>} */ ({
    es: null,
    // "the Ukraine war"
    en: /^(?:['’]s)?\s+(?:civil\s+)?(?:war|conflict)(?!\p{L})/u,
  }),
};

/** Words by which a body is one of a state's armed forces. @type {InEach<string>} */
export const FORCES = { es: "ejército ejércitos armada", en: "army navy military marines" };

/** By what stands before it, in it or after it a figure comes on top of others. */
export const ADDED = {
  before: /** @type {InEach<RegExp>} */ ({
    // "otros 300", "un envío adicional de unos 3.000"
    es: /(?:^|[\s(“"«])(?:otr[oa]s|adicional(?:es)?(?:\s+de)?)\s+(?:unos\s+|unas\s+)?$/iu,
    // "another 300", "a further 300"
    en: /(?:^|[\s(“"‘])(?:another|an additional|additional|(?:a )?further)\s+(?:about\s+|some\s+)?$/iu,
  }),
  inside: /** @type {InEach<RegExp>} */ ({
    es: /\s(?:adicionales|más)$/iu,
    en: /\d\S*\s+(?:more|additional|further)\s/iu,
  }),
  after: /** @type {InEach<RegExp>} */ ({
    // "300 soldados más", but no "más de 300"
    es: /^\s*(?:más(?!\s+(?:de|que)\s)|adicionales)(?![\p{L}])/iu,
    // "300 more troops", "30 others"
    en: /^\s*(?:more(?!\s+than\s)|others|additional)(?![\p{L}])/iu,
  }),
};

/** Words of names that tell nobody apart. Names keep the words of their own language in any article. @type {InEach<string>} */
export const SMALL_WORDS = {
  es: "el la los las un una unos unas lo de del al a y e en por para",
  en: "the of and an in for to",
};

/** Whether a noun comes before the words that describe it ("soldados rusos") or after them ("Russian soldiers"). @type {InEach<boolean>} */
export const NOUN_FIRST = { es: true, en: false };

/** What stands between a noun and what describes it behind: "Ministry of Defense". @type {InEach<RegExp>} */
export const NOUN_ENDS = { es: /\s+de\s/iu, en: /\s+(?:of|for|in)\s/iu };

/** Nouns that say little without another word: an air defence system is no radar system. @type {InEach<string>} */
export const LIGHT_NOUNS = {
  es: "sistema, vehículo, pieza, unidad, equipo, artefacto, batería, grupo, misil, bomba, arma, buque, barco, avión",
  en: "system, vehicle, piece, unit, group, missile, bomb, weapon, vessel, plane",
};

/**
 * Rows of nouns that count the same people or weapons, each in one form only, for words are compared by their stems. A
 * class has the same name in every language.
 *
 * @typedef {"troops" | "fighters" | "civilians" | "people" | "tanks" | "armour" | "drones" | "warplanes" | "ships" | "airdefence" | "guns" | "ammunition" | "battalions" | "regiments" | "helicopters"} NounClass
 */
/** @type {InEach<Record<NounClass, string>>} */
export const COUNTED_ALIKE = {
  es: {
    // People in arms as such. Whoever has a rank, a branch or a task of his own (officers, pilots, reservists) is not
    // among them: they are a part of the troops, and a part is no rival figure for the whole.
    troops:
      "soldado, militar, tropa, efectivo, efectivo militar, uniformado, hombre, elemento, fuerza, integrante de las fuerzas, miembro de las fuerzas",
    // Those who bear arms for no state; their enemies and their friends name them differently.
    fighters:
      "combatiente, rebelde, guerrillero, miliciano, insurgente, militante, yihadista, terrorista, extremista, islamista, subversivo, " +
      "alzado en armas, hombre armado, integrante, miembro",
    civilians: "civil, no combatiente, víctima civil, baja civil, muerto civil",
    // Words that tell what befell people and not who they were.
    people:
      "muerto, fallecido, muerte, fallecimiento, víctima, víctima mortal, víctima fatal, baja, baja mortal, pérdida, pérdida humana, vida, cadáver, cuerpo, " +
      "abatido, asesinado, caído, occiso, herido, lesionado, desaparecido, prisionero, prisionero de guerra, preso, detenido, capturado, cautivo, persona, ser humano",
    tanks: "tanque, carro de combate",
    armour: "blindado, vehículo blindado, transporte blindado, carro blindado, vehículo acorazado",
    drones: "dron, vehículo aéreo no tripulado, aeronave no tripulada, avión no tripulado, aparato no tripulado, UAV, VANT",
    warplanes: "caza, cazabombardero, avión de combate, avión de guerra, avión militar",
    ships: "barco de guerra, buque de guerra, navío de guerra",
    airdefence:
      "sistema antiaéreo, sistema de defensa antiaérea, sistema de defensa aérea, batería antiaérea, batería de defensa antiaérea",
    guns: "obús, obusero, howitzer",
    ammunition: "munición, proyectil de artillería, ronda de munición, ronda de artillería",
    battalions: "batallón",
    regiments: "regimiento",
    helicopters: "helicóptero",
  },
  en: {
    troops:
      "soldier, troop, serviceman, servicewoman, servicemen, servicewomen, service member, servicemember, personnel, military personnel, man, men, force, infantry",
    fighters:
      "fighter, rebel, guerrilla, militiaman, militiamen, insurgent, militant, jihadist, jihadi, terrorist, extremist, islamist, gunman, gunmen, member",
    civilians: "civilian, noncombatant, non-combatant, civilian casualty, civilian death",
    people:
      "dead, death, fatality, casualty, victim, loss, losses, life, lives, body, killed, wounded, injured, missing, prisoner, prisoner of war, POW, detainee, captive, captured, person, people",
    tanks: "tank, battle tank, main battle tank",
    armour: "armored vehicle, armoured vehicle, armored personnel carrier, armoured personnel carrier",
    drones: "drone, unmanned aircraft, unmanned aerial vehicle, unmanned plane, UAV",
    warplanes: "warplane, fighter jet, fighter plane, fighter aircraft, combat aircraft, combat plane, military plane",
    ships: "warship",
    airdefence:
      "air defense system, air defence system, air defense battery, air defence battery, anti-aircraft system, anti-aircraft battery",
    guns: "howitzer",
    ammunition: "ammunition, round of ammunition, artillery round, artillery shell, munition",
    battalions: "battalion",
    regiments: "regiment",
    helicopters: "helicopter",
  },
};
