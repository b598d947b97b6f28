// @ts-check
// What counted nouns have in common. Writers vary their words: "soldados", "militares" and "tropas" count the same
// people, "tanques" and "drones" do not count the same things. Each class below is a row of words that count alike; a
// noun that stands in no row is a class of its own.

/** Rows of Spanish and English words; each in one form only, for words are compared by their stems. */
const CLASSES = {
  // People in arms as such. Whoever has a rank, a branch or a task of his own (officers, pilots, reservists) is not
  // among them: they are a part of the troops, and a part is no rival figure for the whole.
  troops: [
    "soldado, militar, tropa, efectivo, efectivo militar, uniformado, hombre, elemento, fuerza, integrante de las fuerzas, miembro de las fuerzas",
    "soldier, troop, serviceman, servicewoman, servicemen, servicewomen, service member, personnel, military personnel, man, men, force, infantry",
  ],
  // Those who bear arms for no state; their enemies and their friends name them differently.
  fighters: [
    "combatiente, rebelde, guerrillero, miliciano, insurgente, militante, yihadista, terrorista, extremista, islamista, subversivo",
    "alzado en armas, hombre armado, integrante, miembro",
    "fighter, rebel, guerrilla, militiaman, militiamen, insurgent, militant, jihadist, jihadi, terrorist, extremist, islamist, gunman, gunmen, member",
  ],
  civilians: [
    "civil, no combatiente, víctima civil, baja civil, muerto civil",
    "civilian, noncombatant, civilian casualty, civilian death",
  ],
  // Words that tell what befell people and not who they were.
  people: [
    "muerto, fallecido, muerte, fallecimiento, víctima, víctima mortal, víctima fatal, baja, baja mortal, pérdida, pérdida humana, vida, cadáver, cuerpo",
    "abatido, asesinado, caído, occiso, herido, lesionado, desaparecido, prisionero, prisionero de guerra, preso, detenido, capturado, cautivo, persona, ser humano",
    "dead, death, fatality, casualty, victim, loss, losses, life, lives, body, killed, wounded, injured, missing, prisoner, prisoner of war, detainee, captive, person, people",
  ],
  tanks: ["tanque, carro de combate", "tank, battle tank, main battle tank"],
  armour: [
    "blindado, vehículo blindado, transporte blindado, carro blindado, vehículo acorazado",
    "armored vehicle, armoured vehicle",
  ],
  drones: [
    "dron, vehículo aéreo no tripulado, aeronave no tripulada, avión no tripulado, aparato no tripulado, UAV, VANT",
    "drone, unmanned aircraft, unmanned aerial vehicle, unmanned plane",
  ],
  warplanes: [
    "caza, cazabombardero, avión de combate, avión de guerra, avión militar",
    "warplane, fighter jet, fighter plane, combat aircraft",
  ],
  ships: ["barco de guerra, buque de guerra, navío de guerra", "warship"],
  airdefence: [
    "sistema antiaéreo, sistema de defensa antiaérea, sistema de defensa aérea, batería antiaérea, batería de defensa antiaérea",
    "air defense system, air defence system, air defense battery, anti-aircraft system",
  ],
  guns: ["obús, obusero, howitzer", "howitzer"],
  ammunition: [
    "munición, proyectil de artillería, ronda de munición, ronda de artillería",
    "ammunition, round of ammunition, artillery round, artillery shell, munition",
  ],
};

/** Enough for one article, and no heap after many. */
const MOST_REMEMBERED = 2_000;

/** Heads that say little without the word after them: an air defence system is no radar system. */
const LIGHT_HEADS =
  "sistema, vehículo, pieza, unidad, equipo, artefacto, batería, grupo, misil, bomba, arma, buque, barco, avión, system, vehicle, piece, unit, group";

/** @type {Map<string, string>} from the stems of a word or phrase to its class */
const CLASS_OF = new Map(
  Object.entries(CLASSES).flatMap(([name, rows]) =>
    rows.flatMap((row) => row.split(", ").map((words) => [stems(words).join(" "), name])),
  ),
);
const LIGHT = new Set(LIGHT_HEADS.split(", ").map((word) => stems(word).join(" ")));

const LONGEST = Math.max(...[...CLASS_OF.keys()].map((words) => words.split(" ").length));

/**
 * The class of a counted noun, the same for all words that count the same.
 *
 * @param {string} unit as written: "soldados norcoreanos", "North Korean troops"
 * @param {string} language in Spanish the noun comes first, in English last
 */
export const classOf = (unit, language) => (language === "en" ? englishClass(unit) : spanishClass(unit));

const englishClass = remembered((unit) => findClass(unit, "en"));
const spanishClass = remembered((unit) => findClass(unit, "es"));

/** @param {string} unit @param {string} language */
function findClass(unit, language) {
  const words = stems(unit);
  if (words.length === 0) return "";
  const starts = words.map((_, at) => at);
  // In Spanish adjectives follow, but for a few ("presuntos", "nuevos"); in English all but a few come before.
  if (language === "en") starts.reverse();
  for (let length = Math.min(LONGEST, words.length); length > 0; length--) {
    for (const at of starts) {
      const found = at + length <= words.length && CLASS_OF.get(words.slice(at, at + length).join(" "));
      if (found) return found;
    }
  }
  if (language === "en") return words.slice(LIGHT.has(words[words.length - 1]) ? -2 : -1).join(" ");
  return words.slice(0, LIGHT.has(words[0]) ? 2 : 1).join(" ");
}

/**
 * Words without what changes with number, gender and accent. They only serve to compare, nobody reads them: "drones" and
 * "dron" are both "dron", "militiaman" and "militiamen" are not the same.
 *
 * @param {string} words
 * @returns {string[]}
 */
function stems(words) {
  const plain = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*/gu) ?? []).map((word) => {
    if (word.length < 4) return word;
    return word
      .replace(/ces$/, "z")
      .replace(/s$/, "")
      .replace(/[aeo]$/, "")
      .replace(/y$/, "i");
  });
}

/** A name as it is compared: without accents, case and what stands between its words. */
export const folded = remembered((name) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim(),
);

/**
 * The same function with a memory: an article uses few words, and uses them again and again.
 *
 * @param {(words: string) => string} find
 * @returns {(words: string) => string}
 */
function remembered(find) {
  /** @type {Map<string, string>} */
  const known = new Map();
  return (words) => {
    let found = known.get(words);
    if (found === undefined) {
      if (known.size > MOST_REMEMBERED) known.clear();
      found = find(words);
      known.set(words, found);
    }
    return found;
  };
}
