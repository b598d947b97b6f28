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
