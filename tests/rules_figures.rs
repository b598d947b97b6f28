//! The rules of figures, as marked sentences: `tests/rules/figures.es.txt` says how.

use subraya::{Options, analyze};

/// Checks one line: its marks are exactly the figures that the sentence gives.
fn check(line: &str, language: &str) -> Result<(), String> {
    let (text, wanted) = read(line);
    let options = Options { language: Some(language), ..Options::default() };
    let result = analyze(&text, &options).map_err(|error| error.to_string())?;
    let found: Vec<String> = result
        .figures
        .iter()
        .map(|figure| {
            let bound = |bound: Option<u64>| bound.map_or("-".to_owned(), |value| value.to_string());
            let name = |name: String| {
                name.chars().fold(String::new(), |mut snake, c| {
                    if c.is_uppercase() && !snake.is_empty() {
                        snake.push('_');
                    }
                    snake.extend(c.to_lowercase());
                    snake
                })
            };
            let country = figure.country.map_or("-".to_owned(), |country| country.to_string());
            format!(
                "{}|{}..{} {} {} {country}",
                &text[figure.start..figure.end],
                bound(figure.low),
                bound(figure.high),
                name(format!("{:?}", figure.qualifier)),
                name(format!("{:?}", figure.category)),
            )
        })
        .collect();
    let same = found.len() == wanted.len()
        && found.iter().zip(&wanted).all(|(found, wanted)| match wanted.strip_suffix('?') {
            Some(wanted) => found.starts_with(wanted),
            None => found == wanted,
        });
    if same { Ok(()) } else { Err(format!("{text}\n  wanted {wanted:?}\n  found  {found:?}")) }
}

/// The sentence without its marks, and what they say.
fn read(line: &str) -> (String, Vec<String>) {
    let (mut text, mut wanted) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, mark)) = rest.split_once("[[") {
        let (mark, after) = mark.split_once("]]").expect("a mark that ends");
        text += before;
        text += mark.split('|').next().expect("a span");
        wanted.push(mark.to_owned());
        rest = after;
    }
    (text + rest, wanted)
}

fn check_all(lines: &str, language: &str) {
    let lines = lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let failures: Vec<String> = lines.filter_map(|line| check(line, language).err()).collect();
    assert!(failures.is_empty(), "{} lines fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn spanish_figures() {
    check_all(include_str!("rules/figures.es.txt"), "es");
}

#[test]
fn english_figures() {
    check_all(include_str!("rules/figures.en.txt"), "en");
}
