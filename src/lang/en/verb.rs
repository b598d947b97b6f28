//! English verb forms as news reports with them.

use crate::lang::joined;
use crate::lexicon::Class;

/// What a verb's row says of its irregular forms, such as `past=said` or `past=told part=told`.
fn irregular<'a>(stems: &'a str, name: &str) -> Option<&'a str> {
    stems.split(' ').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
}

/// Tells the forms of a row (lemma with its tail, irregular stems, …), each with its class and its tail.
///
/// The base form is a finite verb ("they say") and an infinitive ("to say"), the past mostly a participle as well.
pub fn verb_forms(fields: &[&str], tell: &mut dyn FnMut(&str, Class)) {
    let [lemma, stems, ..] = fields else { return };
    let (verb, tail) = lemma.split_at(lemma.find(' ').unwrap_or(lemma.len()));
    let past = irregular(stems, "past").map_or_else(|| past(verb), str::to_owned);
    let participle = irregular(stems, "part").unwrap_or(&past);
    let mut tell = |form: &str, class| match tail {
        "" => tell(form, class),
        tail => tell(&joined(form, tail), class),
    };
    tell(&third_person(verb), Class::ReportVerb);
    tell(verb, Class::ReportVerb);
    tell(&past, Class::ReportVerb);
    tell(&gerund(verb), Class::ReportGerund);
    if fields.get(3).is_some_and(|takes| takes.contains('a')) {
        tell(participle, Class::ReportPassive);
    }
    tell(participle, Class::ReportParticiple);
    tell(verb, Class::ReportInfinitive);
}

/// say → says, stress → stresses, deny → denies.
fn third_person(verb: &str) -> String {
    match verb.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => joined(stem, "ies"),
        _ if ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| verb.ends_with(end)) => joined(verb, "es"),
        _ => joined(verb, "s"),
    }
}

/// warn → warned, argue → argued, deny → denied, admit → admitted.
fn past(verb: &str) -> String {
    match verb.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => joined(stem, "ied"),
        _ if verb.ends_with('e') => joined(verb, "d"),
        _ => joined(&doubled(verb), "ed"),
    }
}

/// warn → warning, argue → arguing, admit → admitting.
fn gerund(verb: &str) -> String {
    // die → dying.
    if let Some(stem) = verb.strip_suffix("ie") {
        return joined(stem, "ying");
    }
    match verb.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => joined(stem, "ing"),
        _ => joined(&doubled(verb), "ing"),
    }
}

/// Verbs whose last consonant is doubled before an ending that begins with a vowel, though they have several syllables.
const DOUBLED: [&str; 13] = [
    "admit", "permit", "refer", "infer", "prefer", "commit", "submit", "rebut", "concur", "kidnap", "repel", "expel", "transfer",
];

/// The stem before an ending that begins with a vowel.
fn doubled(verb: &str) -> String {
    let letters: Vec<char> = verb.chars().rev().take(3).collect();
    let vowel = |at: usize| letters.get(at).is_some_and(|letter| "aeiou".contains(*letter));
    let syllables = verb.chars().filter(|letter| "aeiou".contains(*letter)).count();
    let one = syllables == 1 && vowel(1) && !vowel(0) && !vowel(2) && !matches!(letters[0], 'w' | 'x' | 'y');
    match letters.first() {
        Some(last) if one || DOUBLED.contains(&verb) => joined(verb, last.encode_utf8(&mut [0; 4])),
        _ => verb.to_owned(),
    }
}

/// Past forms and participles without the regular ending that news is full of, in the order of the alphabet: each word of a
/// text is searched for among them, by its first eight letters as a number.
const IRREGULAR: [u64; 71] = [
    letters("arose"),
    letters("became"),
    letters("began"),
    letters("begun"),
    letters("bore"),
    letters("bought"),
    letters("broke"),
    letters("brought"),
    letters("built"),
    letters("came"),
    letters("caught"),
    letters("chose"),
    letters("cut"),
    letters("did"),
    letters("died"),
    letters("drew"),
    letters("drove"),
    letters("fallen"),
    letters("fell"),
    letters("felt"),
    letters("fled"),
    letters("flew"),
    letters("flung"),
    letters("forbade"),
    letters("fought"),
    letters("found"),
    letters("froze"),
    letters("gave"),
    letters("given"),
    letters("gone"),
    letters("got"),
    letters("grew"),
    letters("heard"),
    letters("held"),
    letters("hid"),
    letters("hit"),
    letters("kept"),
    letters("killed"),
    letters("knew"),
    letters("known"),
    letters("led"),
    letters("left"),
    letters("lost"),
    letters("made"),
    letters("met"),
    letters("overran"),
    letters("paid"),
    letters("put"),
    letters("ran"),
    letters("rose"),
    letters("sank"),
    letters("saw"),
    letters("sent"),
    letters("shot"),
    letters("sold"),
    letters("sought"),
    letters("spent"),
    letters("spoke"),
    letters("stood"),
    letters("struck"),
    letters("swore"),
    letters("taken"),
    letters("threw"),
    letters("took"),
    letters("went"),
    letters("withdrew"),
    letters("withheld"),
    letters("won"),
    letters("wound"),
    letters("written"),
    letters("wrote"),
];

/// The first eight bytes of a word as a number, in the order of the alphabet.
const fn letters(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (mut number, mut at) = (0, 0);
    while at < 8 {
        number = number << 8 | if at < bytes.len() { bytes[at] as u64 } else { 0 };
        at += 1;
    }
    number
}

/// Whether a word has the ending of a past or a participle, or is one without.
pub fn is_past(word: &str) -> bool {
    if word.len() > 4 && word.ends_with("ed") {
        return !word.ends_with("eed");
    }
    (3..9).contains(&word.len()) && IRREGULAR.binary_search(&letters(word)).is_ok() || word == "undertook"
}

/// Whether a reporting verb's form can be no noun: its past.
pub fn surely_verb(word: &str) -> bool {
    is_past(word) || matches!(word, "said" | "says" | "told" | "tells" | "thought" | "wrote" | "writes" | "put")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_pasts_are_found_in_a_sorted_list() {
        assert!(IRREGULAR.is_sorted());
        for word in ["arose", "written", "withdrew", "undertook", "held"] {
            assert!(is_past(word), "{word}");
        }
        for word in ["hold", "withdraw", "withdrews", "writtenly", "a", ""] {
            assert!(!is_past(word), "{word}");
        }
    }

    #[test]
    fn regular_and_irregular_verbs() {
        for (row, wanted) in [
            ("say\tpast=said", &["say", "says", "said", "saying"][..]),
            ("deny\t-", &["denies", "denied", "denying"]),
            ("admit\t-", &["admits", "admitted", "admitting"]),
            ("warn\t-", &["warns", "warned", "warning"]),
            ("argue\t-", &["argues", "argued", "arguing"]),
            ("stress\t-", &["stresses", "stressed", "stressing"]),
            ("point out\t-", &["points out", "pointed out", "pointing out"]),
        ] {
            let mut found = Vec::new();
            verb_forms(&row.split('\t').collect::<Vec<_>>(), &mut |form, _| found.push(form.to_owned()));
            for form in wanted {
                assert!(found.iter().any(|other| other == form), "{row}: no {form} in {found:?}");
            }
        }
    }
}
