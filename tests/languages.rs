//! Which language a text is in: sentences in ours, in others, and texts that tell nothing.

use subraya::detect_language;

/// The rows of `languages.tsv`: what is to be told, and the text.
fn rows() -> Vec<(Option<&'static str>, String)> {
    let lines = include_str!("languages.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.map(|line| {
        let (language, text) = line.split_once('\t').expect("a language and a text");
        (Some(language).filter(|language| *language != "-"), text.replace("\\n", "\n"))
    });
    rows.collect()
}

#[test]
fn sentences_tell_their_language() {
    let rows = rows();
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(language, text)| detect_language(text) != *language)
        .map(|(language, text)| format!("{language:?}, not {:?}: {text}", detect_language(text)))
        .collect();
    println!("{} of {} right", rows.len() - wrong.len(), rows.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Sentences of the file in a language, one a paragraph, over and over.
fn long_text(language: Option<&str>, times: usize) -> String {
    let rows = rows();
    let sentences: Vec<&str> = rows.iter().filter(|row| row.0 == language).map(|row| row.1.as_str()).collect();
    sentences.join("\n\n").repeat(times)
}

#[test]
fn a_long_text_is_in_the_language_of_most_of_it() {
    let (spanish, english) = (long_text(Some("es"), 30), long_text(Some("en"), 30));
    assert_eq!(detect_language(&spanish), Some("es"));
    assert_eq!(detect_language(&english), Some("en"));
    assert_eq!(detect_language(&format!("{}\n\n{spanish}", long_text(Some("en"), 10))), Some("es"));
    assert_eq!(detect_language(&format!("{}\n\n{english}", long_text(Some("es"), 10))), Some("en"));
    assert_eq!(detect_language(&long_text(None, 30)), None);
}

#[test]
fn a_quotation_in_another_language_turns_no_text() {
    let quoted = "“No vamos a rendirnos nunca. Lo dije ayer y lo digo hoy: este país es de todos los que lo defienden”";
    assert_eq!(detect_language(&format!("The general told reporters: {quoted}.")), Some("en"));
    let quoted = "«We shall never give in. I said so yesterday and I say so today: this land is for those who defend it»";
    assert_eq!(detect_language(&format!("El general lo dijo ante la prensa: {quoted}.")), Some("es"));
}

#[test]
fn accents_may_be_characters_of_their_own_or_missing() {
    for text in ["Segu\u{301}n el ministro, murio\u{301} un capita\u{301}n.", "SEGUN EL MINISTRO, MURIO UN CAPITAN"] {
        assert_eq!(detect_language(text), Some("es"), "{text}");
    }
}
