//! Spanish verb forms as news reports with them: third persons, gerund, participle and infinitive.

use crate::lang::joined;
use crate::lexicon::Class;

/// What a verb's row says of its irregular stems, such as `e>ie` or `pret=dij`.
struct Stems<'a>(&'a str);

impl<'a> Stems<'a> {
    fn has(&self, flag: &str) -> bool {
        self.0.split(' ').any(|part| part == flag)
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.split(' ').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
    }

    /// The stem where the stress falls on it.
    fn stressed(&self, stem: &str) -> String {
        match () {
            () if self.has("e>ie") => change_last(stem, 'e', "ie"),
            () if self.has("o>ue") => change_last(stem, 'o', "ue"),
            () if self.has("e>i") => change_last(stem, 'e', "i"),
            () => stem.to_owned(),
        }
    }
}

/// What a verb's row begins with: its lemma, cut up, and its irregular stems.
struct Row<'a> {
    stems: Stems<'a>,
    /// What follows the verb in every form: "a conocer" of "dar a conocer".
    tail: &'a str,
    infinitive: &'a str,
    stem: &'a str,
    /// ar, er, ir.
    ending: &'a str,
}

impl<'a> Row<'a> {
    fn new(fields: &[&'a str]) -> Option<Self> {
        let [lemma, stems, ..] = fields else { return None };
        let (verb, tail) = lemma.split_once(' ').unwrap_or((lemma, ""));
        let infinitive = verb.strip_suffix("se").unwrap_or(verb);
        let (cut, _) = infinitive.char_indices().rev().nth(1)?;
        let (stem, ending) = infinitive.split_at(cut);
        Some(Self { stems: Stems(stems), tail, infinitive, stem, ending })
    }
}

/// A stem as it is spelled before e, where its sound stays: llegu-, ataqu-, alcanc-.
fn before_e(stem: &str) -> String {
    let spelled = [("c", "qu"), ("g", "gu"), ("z", "c")];
    let respelled = spelled.iter().find_map(|(end, other)| Some(joined(stem.strip_suffix(end)?, other)));
    respelled.unwrap_or_else(|| stem.to_owned())
}

/// Tells the forms of a row (lemma with its tail, irregular stems, …), each with its class and its tail.
///
/// The present subjunctive is left out: it reports only inside other clauses, and often looks like a noun (`informe`).
pub fn verb_forms(fields: &[&str], tell: &mut dyn FnMut(&str, Class)) {
    let Some(Row { stems, tail, infinitive, stem, ending }) = Row::new(fields) else { return };
    let first = ending == "ar";

    let stressed = stems.stressed(stem);
    let weak = if !first && ending == "ir" && (stems.has("e>ie") || stems.has("e>i")) {
        change_last(stem, 'e', "i")
    } else {
        stem.to_owned()
    };
    let present = stems.get("pres").map_or((&*stressed, if first { "a" } else { "e" }), |present| (present, ""));
    let (past, past_plural) = match (stems.get("pret3s"), stems.get("pret3p"), stems.get("pret")) {
        (Some(singular), Some(plural), _) => ((singular, ""), (plural, "")),
        (_, _, Some(strong)) => ((strong, "o"), (strong, if strong.ends_with('j') { "eron" } else { "ieron" })),
        _ if first => ((stem, "ó"), (stem, "aron")),
        _ if stems.has("y") => ((stem, "yó"), (stem, "yeron")),
        _ => ((&*weak, "ió"), (&*weak, "ieron")),
    };
    let future = stems.get("fut").unwrap_or(infinitive);
    let imperfect = if first { "aba" } else { "ía" };
    let gerund = match stems.get("ger") {
        Some(gerund) => (gerund, ""),
        None if first => (stem, "ando"),
        None if stems.has("y") => (stem, "yendo"),
        None => (&*weak, "iendo"),
    };
    let participle = match stems.get("part") {
        Some(participle) => (participle, ""),
        None if first => (stem, "ado"),
        None if stem.ends_with(['e', 'o', 'a']) => (stem, "ído"),
        None => (stem, "ido"),
    };
    let past_plural = joined(past_plural.0, past_plural.1);
    let past = joined(past.0, past.1);
    // The first person of the preterite, with which people in quotations report what they said.
    let first_person = first_person(stem, &past, first, stems.get("pret"));
    let subjunctive = past_plural.strip_suffix("ron").unwrap_or(&past_plural);

    let mut form = Form::new(tail);
    for (stem, ending, plural) in [
        (present.0, present.1, "n"),
        (stem, imperfect, "n"),
        (stem, imperfect, ""),
        (future, "á", ""),
        (future, "án", ""),
        (future, "ía", ""),
        (future, "ían", ""),
        (subjunctive, "ra", ""),
        (subjunctive, "ran", ""),
        (subjunctive, "se", ""),
        (subjunctive, "sen", ""),
        (present.0, present.1, ""),
        (&past, "", ""),
        (&past_plural, "", ""),
        (&first_person, "", ""),
    ] {
        tell(form.of([stem, ending, plural]), Class::ReportVerb);
    }
    tell(form.of([gerund.0, gerund.1, ""]), Class::ReportGerund);
    let participle = joined(participle.0, participle.1);
    // Accusations are reported in the passive as well.
    if fields.get(3).is_some_and(|takes| takes.contains('a'))
        && let Some(stem) = participle.strip_suffix('o')
    {
        for ending in ["o", "a", "os", "as"] {
            tell(form.of([stem, ending, ""]), Class::ReportPassive);
        }
    }
    tell(form.of([&participle, "", ""]), Class::ReportParticiple);
    tell(form.of([infinitive, "", ""]), Class::ReportInfinitive);
}

/// A form in the making: thousands are made when a pack starts, all in the same place.
struct Form<'a> {
    text: String,
    tail: &'a str,
}

impl<'a> Form<'a> {
    fn new(tail: &'a str) -> Self {
        Self { text: String::with_capacity(32), tail }
    }

    /// The form that these make, with the tail that every form of its verb has.
    fn of(&mut self, parts: [&str; 3]) -> &str {
        self.text.clear();
        for part in parts {
            self.text.push_str(part);
        }
        if !self.tail.is_empty() {
            self.text.push(' ');
            self.text.push_str(self.tail);
        }
        &self.text
    }
}

/// What a row has besides: the first person plural, as in "perdimos", and the plural of the present subjunctive, as in "mueran".
/// Its singular is left out, for it often looks like a noun (`ataque`, `despliegue`).
pub fn wider_verb_forms(fields: &[&str], tell: &mut dyn FnMut(&str)) {
    let Some(Row { stems, tail, stem, ending, .. }) = Row::new(fields) else { return };
    let we = match ending {
        "ar" => ["amos", "ábamos"],
        "er" => ["emos", "imos"],
        _ => ["imos", "íamos"],
    };
    let mut form = Form::new(tail);
    for ending in we {
        tell(form.of([stem, ending, ""]));
    }
    if let Some(strong) = stems.get("pret") {
        tell(form.of([strong, "imos", ""]));
    }
    if stems.get("pres").is_none() {
        let stressed = stems.stressed(stem);
        tell(match (ending, stressed.strip_suffix('c')) {
            ("ar", _) => form.of([&before_e(&stressed), "en", ""]),
            (_, Some(start)) => form.of([start, "zcan", ""]),
            (_, None) => form.of([&stressed, "an", ""]),
        });
    }
}

/// "dije", "contesté", "expliqué", "respondí".
fn first_person(stem: &str, past: &str, first: bool, strong: Option<&str>) -> String {
    if strong.is_some() || !past.ends_with('ó') {
        return joined(past.trim_end_matches(['o', 'ó']), "e");
    }
    if !first {
        return joined(stem, "í");
    }
    joined(&before_e(stem), "é")
}

/// Whether a form is a first person of the preterite or of haber.
pub fn is_first_person(word: &str) -> bool {
    matches!(word, "yo" | "he" | "hemos" | "dije" | "puse" | "hice" | "expuse" | "propuse" | "sostuve" | "mantuve" | "dijimos")
        || word.len() > 4 && (word.ends_with('é') || word.ends_with('í'))
}

/// Endings of the preterite, the future, the conditional and the plural imperfect, which nouns hardly ever have; those with
/// the same last byte together, for the rules ask this of word after word.
const FINITE_ENDINGS: [(u8, &[&str]); 4] = [
    (0xb3, &["ó"]),
    (b'n', &["aron", "ieron", "yeron", "jeron", "aban", "arán", "erán", "irán", "drán", "ían"]),
    (0xa1, &["ará", "erá", "irá", "drá"]),
    (b'a', &["aría", "dría"]),
];

/// Whether a word has an ending that finite verbs have.
pub fn looks_finite(word: &str) -> bool {
    let last = word.as_bytes().last();
    FINITE_ENDINGS
        .iter()
        .filter(|(byte, _)| Some(byte) == last)
        .any(|(_, endings)| endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending)))
}

/// Whether a reporting verb's form can be no noun: all but the present, which looks like one (`denuncia`, `cuenta`).
pub fn surely_verb(word: &str) -> bool {
    looks_finite(word)
        || ["dijo", "tuvo", "puso", "hizo", "aba", "ían", "iera", "ieran", "jera", "jeran"]
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// Nouns, adjectives and adverbs that end as infinitives do.
const NO_INFINITIVES: [&str; 34] = [
    "ayer",
    "lugar",
    "mujer",
    "mar",
    "par",
    "hogar",
    "poder",
    "militar",
    "militares",
    "familiar",
    "popular",
    "nuclear",
    "similar",
    "deber",
    "cualquier",
    "primer",
    "tercer",
    "canciller",
    "líder",
    "chofer",
    "titular",
    "auxiliar",
    "mártir",
    "cadáver",
    "dólar",
    "premier",
    "particular",
    "regular",
    "singular",
    "taller",
    "alquiler",
    "placer",
    "bienestar",
    "exlíder",
];

/// Whether a word is an infinitive, with or without clitics.
pub fn is_infinitive(word: &str) -> bool {
    // What ends in no r, with two or three letters after it at most, is none: asked first, since the rules ask at each word.
    let bare = match word.as_bytes() {
        [.., b'r'] => word,
        [.., b'r', _, _] | [.., b'r', _, _, _] => {
            let clitic = ["se", "lo", "la", "le", "los", "las", "les"].iter().find_map(|clitic| word.strip_suffix(clitic));
            clitic.filter(|bare| bare.ends_with('r')).unwrap_or(word)
        }
        _ => return false,
    };
    matches!(bare, "ser" | "ver" | "dar" | "ir")
        || bare.len() > 3
            && ["ar", "er", "ir", "ír"].iter().any(|ending| bare.ends_with(ending))
            && !NO_INFINITIVES.contains(&bare)
}

fn change_last(stem: &str, from: char, to: &str) -> String {
    match stem.rfind(from) {
        Some(at) => [&stem[..at], to, &stem[at + from.len_utf8()..]].concat(),
        None => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(row: &str) -> Vec<String> {
        let mut forms = Vec::new();
        verb_forms(&row.split('\t').collect::<Vec<_>>(), &mut |form, _| forms.push(form.to_owned()));
        forms
    }

    #[test]
    fn regular_and_irregular_verbs() {
        for (row, wanted) in [
            (
                "afirmar\t-",
                &["afirma", "afirman", "afirmó", "afirmaron", "afirmaba", "afirmará", "afirmara", "afirmando", "afirmado"][..],
            ),
            (
                "decir\tpres=dice pret=dij fut=dir part=dicho ger=diciendo",
                &["dice", "dicen", "dijo", "dijeron", "decía", "dirá", "dijera", "dicho", "dije"],
            ),
            ("pedir\te>i", &["pide", "pidió", "pidieron", "pedía", "pidiendo", "pedido"]),
            ("advertir\te>ie", &["advierte", "advirtió", "advertía", "advirtiendo"]),
            ("concluir\tpres=concluye y", &["concluye", "concluyó", "concluyeron", "concluyendo", "concluido"]),
            ("prometer\t-", &["promete", "prometió", "prometiera", "prometido"]),
            ("creer\ty", &["cree", "creyó", "creía", "creído"]),
            ("dejar claro\t-", &["dejó claro", "dejaron claro"]),
            ("sostener\tpres=sostiene pret=sostuv fut=sostendr", &["sostiene", "sostuvo", "sostuvieron", "sostendrá"]),
        ] {
            let found = forms(row);
            for form in wanted {
                assert!(found.iter().any(|other| other == form), "{row}: no {form} in {found:?}");
            }
        }
    }
}
