"""Writes a corpus of generated articles: invented news on armed conflicts, in Spanish and English, as JSON lines.

The same seed always gives the same articles, whatever the number of files:

    python generate.py corpus --articles 20000 --files 8
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

# What fills the slots of a sentence. A value may hold slots itself.
SPANISH = {
    "state": ["Rusia", "Ucrania", "Siria", "Turquía", "Irán", "Israel", "Sudán", "Ruanda", "Armenia", "Azerbaiyán", "Chad"],
    "people": [
        "rusos",
        "ucranianos",
        "sirios",
        "turcos",
        "iraníes",
        "israelíes",
        "sudaneses",
        "ruandeses",
        "armenios",
        "chadianos",
    ],
    "capital": ["Moscú", "Kiev", "Damasco", "Ankara", "Teherán", "Jartum", "Kigali", "Ereván", "Bakú", "Washington", "París"],
    "town": [
        "Kabira",
        "Orsk Alto",
        "Tel Sama",
        "Nuevo Varda",
        "Port Almas",
        "Hadira",
        "Lomak",
        "Ceresno",
        "Dar Sulam",
        "Velkovo",
    ],
    "first": [
        "Ana",
        "Omar",
        "Irina",
        "Joseph",
        "Leyla",
        "Andréi",
        "Amina",
        "Tomás",
        "Solange",
        "Davit",
        "Nadia",
        "Karim",
        "Olena",
    ],
    "last": [
        "Lukusa",
        "Petrenko",
        "Haddad",
        "Yilmaz",
        "Karimi",
        "Uwera",
        "Sarkisian",
        "Volkov",
        "Deng",
        "Mansour",
        "Rivas",
        "Aliyev",
    ],
    "title": ["el ministro de Defensa", "la portavoz del Ejército", "el general", "el presidente", "la ministra de Exteriores"],
    "body": [
        "la ONU",
        "la OTAN",
        "la Unión Europea",
        "Médicos Sin Fronteras",
        "la Cruz Roja",
        "el Pentágono",
        "el Kremlin",
        "el M23",
    ],
    "source": [
        "{body}",
        "{capital}",
        "{title}, {first} {last}",
        "un informe de {body}",
        "un alto funcionario de {state}",
        "{first} {last}",
    ],
    "says": [
        "afirmó",
        "aseguró",
        "anunció",
        "declaró",
        "reconoció",
        "denunció",
        "negó",
        "estimó",
        "calculó",
        "advirtió",
        "sostuvo",
    ],
    "about": ["", "", "unos ", "cerca de ", "más de ", "al menos ", "hasta ", "casi ", "entre {small} y "],
    "small": ["tres", "doce", "veinte", "40", "75"],
    "number": [
        "{thousand}.{hundred}",
        "{thousand}.{hundred}",
        "{tens}",
        "{hundred}",
        "{thousand} mil",
        "dos mil",
        "tres mil quinientos",
    ],
    "troops": [
        "soldados {people}",
        "militares {people}",
        "combatientes",
        "efectivos {people}",
        "reclutas",
        "mercenarios {people}",
    ],
    "arms": ["tanques", "drones", "vehículos blindados", "misiles", "cazas", "piezas de artillería", "sistemas antiaéreos"],
    "harmed": ["civiles", "soldados {people}", "rebeldes", "personas"],
    "fate": ["murieron", "resultaron heridos", "fueron capturados", "han desaparecido", "perdieron la vida"],
    "day": ["el lunes", "el martes", "ayer", "este jueves", "el fin de semana", "anoche"],
}
SPANISH_SENTENCES = [
    "{source} {says} {day} que {about}{number} {troops} combaten en los alrededores de {town}.",
    "Según {source}, {about}{number} {harmed} {fate} {day} en {town}.",
    "“{about}{number} {troops} han cruzado la frontera”, {says} {source}.",
    "{state} envió {day} {about}{number} {troops} y {tens} {arms} a {town}.",
    "El ataque contra {town} duró {small} horas y destruyó {tens} {arms}, de acuerdo con {source}.",
    "{title}, {first} {last}, {says} que las bajas propias ascienden a {tens}.",
    "“No hemos perdido ni un palmo de terreno”, dijo {first} {last}. “El resto”, añadió, “es propaganda”.",
    "Miles de {troops} siguen desplegados al sur de {town}, y nadie sabe cuándo se irán.",
    "{body} pidió a {state} que retire sus tropas de {town}.",
    "Se estima que {about}{number} {harmed} {fate} desde que empezó la ofensiva.",
    "El mercado de {town} abrió {day} por primera vez en {small} semanas, con colas ante la única panadería.",
    "{source} no quiso comentar la cifra.",
    "De los {number} {troops} que {state} tenía en la zona, {tens} {fate}, según {source}.",
    "Las partes volverán a reunirse en {capital}, donde {body} prepara un borrador de acuerdo.",
    "Las autoridades de {town} hablan de {number} desplazados, que duermen en escuelas y en la estación.",
]
SPANISH_HEADLINES = [
    "{state} envía {number} {troops} a {town}, según {body}",
    "{capital} niega que sus tropas hayan entrado en {town}",
    "{body} eleva a {number} los muertos en {town}",
]
ENGLISH = {
    "state": ["Russia", "Ukraine", "Syria", "Turkey", "Iran", "Israel", "Sudan", "Rwanda", "Armenia", "Azerbaijan", "Chad"],
    "people": ["Russian", "Ukrainian", "Syrian", "Turkish", "Iranian", "Israeli", "Sudanese", "Rwandan", "Armenian", "Chadian"],
    "capital": ["Moscow", "Kyiv", "Damascus", "Ankara", "Tehran", "Khartoum", "Kigali", "Yerevan", "Baku", "Washington", "Paris"],
    "town": SPANISH["town"],
    "first": SPANISH["first"],
    "last": SPANISH["last"],
    "title": ["the defence minister", "the army's spokeswoman", "General", "President", "the foreign minister"],
    "body": ["the U.N.", "NATO", "the European Union", "Doctors Without Borders", "the Red Cross", "the Pentagon", "the Kremlin"],
    "source": [
        "{body}",
        "{capital}",
        "{title} {first} {last}",
        "a report by {body}",
        "a senior official in {capital}",
        "{first} {last}",
    ],
    "says": ["said", "announced", "claimed", "acknowledged", "denied", "estimated", "warned", "insisted", "told reporters"],
    "about": ["", "", "some ", "about ", "more than ", "at least ", "up to ", "nearly ", "between {small} and "],
    "small": ["three", "twelve", "twenty", "40", "75"],
    "number": [
        "{thousand},{hundred}",
        "{thousand},{hundred}",
        "{tens}",
        "{hundred}",
        "{thousand} thousand",
        "two thousand",
        "3,500",
    ],
    "troops": ["{people} soldiers", "{people} troops", "fighters", "{people} servicemen", "recruits", "{people} mercenaries"],
    "arms": ["tanks", "drones", "armoured vehicles", "missiles", "fighter jets", "artillery pieces", "air-defence systems"],
    "harmed": ["civilians", "{people} soldiers", "rebels", "people"],
    "fate": ["were killed", "were wounded", "were captured", "are missing", "lost their lives"],
    "day": ["on Monday", "on Tuesday", "yesterday", "on Thursday", "over the weekend", "overnight"],
}
ENGLISH_SENTENCES = [
    "{source} {says} {day} that {about}{number} {troops} were fighting around {town}.",
    "According to {source}, {about}{number} {harmed} {fate} {day} in {town}.",
    "“{about}{number} {troops} have crossed the border,” {source} {says}.",
    "{state} sent {about}{number} {troops} and {tens} {arms} to {town} {day}.",
    "The attack on {town} lasted {small} hours and destroyed {tens} {arms}, {source} {says}.",
    "{first} {last}, {title} of {state}, {says} that his side had lost {tens} men.",
    "“We have not given up an inch,” said {first} {last}. “The rest,” he added, “is propaganda.”",
    "Thousands of {troops} remain deployed south of {town}, and nobody knows when they will leave.",
    "{body} asked {state} to withdraw its troops from {town}.",
    "It is estimated that {about}{number} {harmed} {fate} since the offensive began.",
    "The market in {town} opened {day} for the first time in {small} weeks, with queues at the only bakery.",
    "{source} declined to comment on the number.",
    "Of the {number} {troops} that {state} had in the area, {tens} {fate}, according to {source}.",
    "The two sides will meet again in {capital}, where {body} is drafting an agreement.",
    "Officials in {town} speak of {number} displaced people, who sleep in schools and at the railway station.",
]
ENGLISH_HEADLINES = [
    "{state} sends {number} {troops} to {town}, {body} says",
    "{capital} denies that its troops have entered {town}",
    "{body} puts the dead in {town} at {number}",
]
LANGUAGES = [(SPANISH, SPANISH_HEADLINES, SPANISH_SENTENCES), (ENGLISH, ENGLISH_HEADLINES, ENGLISH_SENTENCES)]


class Writer:
    """Writes one article."""

    def __init__(self, seed: int, number: int) -> None:
        self.chance = random.Random(f"{seed}/{number}")
        self.words, self.headlines, self.sentences = LANGUAGES[number % len(LANGUAGES)]

    def __getitem__(self, slot: str) -> str:
        digits = {"thousand": (1, 90), "hundred": (100, 999), "tens": (11, 99)}
        if slot in digits:
            return str(self.chance.randint(*digits[slot]))
        return self.fill(self.chance.choice(self.words[slot]))

    def fill(self, template: str) -> str:
        return template.format_map(self)

    def sentence(self, templates: list[str]) -> str:
        # The word that a sentence begins with may have come from a slot.
        said = self.fill(self.chance.choice(templates)).replace("U.N..", "U.N.")
        at = 1 if said[0] == "“" else 0
        return said[:at] + said[at].upper() + said[at + 1 :]

    def article(self, characters: int) -> str:
        """A headline, and paragraphs until there are about so many characters, a quarter more or less."""
        enough = characters * self.chance.uniform(0.75, 1.25)
        paragraphs = [self.sentence(self.headlines), f"{self['town'].upper()}.- {self.sentence(self.sentences)}"]
        while sum(map(len, paragraphs)) < enough:
            count = self.chance.randint(2, 4)
            paragraphs.append(" ".join(self.sentence(self.sentences) for _ in range(count)))
        return "\n\n".join(paragraphs)


def articles(count: int, seed: int = 1, characters: int = 4000) -> Iterator[dict[str, str]]:
    """Articles with an `id` and a `text`, every other one in Spanish and in English."""
    for number in range(count):
        yield {"id": f"article-{number:08}", "text": Writer(seed, number).article(characters)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes a corpus of generated articles as JSON lines.")
    parser.add_argument("folder", type=Path, help="where the files go")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--files", type=int, default=8, help="among how many files they are dealt")
    parser.add_argument("--characters", type=int, default=4000, help="about how long an article is")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    files = [(chosen.folder / f"part-{number:04}.jsonl").open("w", encoding="utf-8") for number in range(chosen.files)]
    for number, article in enumerate(articles(chosen.articles, chosen.seed, chosen.characters)):
        print(json.dumps(article, ensure_ascii=False), file=files[number % len(files)])
    for file in files:
        file.close()


if __name__ == "__main__":
    main()
