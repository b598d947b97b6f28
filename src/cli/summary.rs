//! Actors, figures and attributions in words, for people.

use std::fmt::Display;

use subraya::{Actor, Analysis, Attribution, AttributionKind, Figure, Qualifier, Span};

/// `person, RU, ministro de Defensa`.
pub fn actor_traits(actor: &Actor) -> String {
    joined(&[Some(plain(actor.kind)), actor.country.map(|country| country.to_string()), actor.role.clone()])
}

/// `about 3 000, personnel, killed, KP`.
pub fn figure_traits(figure: &Figure) -> String {
    joined(&[
        Some(value(figure)),
        Some(plain(figure.category)),
        figure.status.map(plain),
        figure.country.map(|country| country.to_string()),
    ])
}

/// `armed group`, as prose has it.
fn plain(word: impl Display) -> String {
    word.to_string().replace('_', " ")
}

/// `10 000 to 12 000`.
pub fn value(figure: &Figure) -> String {
    let number = match (figure.low, figure.high) {
        (Some(low), Some(high)) if low == high => grouped(low),
        (Some(low), Some(high)) => format!("{} to {}", grouped(low), grouped(high)),
        (Some(low), None) => format!("{} or more", grouped(low)),
        (None, Some(high)) => format!("up to {}", grouped(high)),
        (None, None) => "unknown".to_owned(),
    };
    if figure.qualifier == Qualifier::About { format!("about {number}") } else { number }
}

/// `indirect, estimates`.
pub fn attribution_traits(attribution: &Attribution) -> String {
    let kind = plain(attribution.kind);
    if attribution.kind == AttributionKind::Credit { kind } else { format!("{kind}, {}", plain(attribution.stance)) }
}

/// Who says it: the source as written, and the speaker where that is another name.
pub fn who_says(text: &str, analysis: &Analysis, attribution: &Attribution) -> String {
    let source = attribution.source.map(|source| one_line(text, source));
    let speaker = attribution.speaker.and_then(|id| analysis.actors.get(id.index())).map(|actor| actor.name.as_str());
    match (source, speaker) {
        (Some(source), Some(speaker)) if !source.contains(speaker) => format!("{source} ({speaker})"),
        (Some(source), _) => source,
        (None, Some(speaker)) => format!("({speaker})"),
        (None, None) => "(nobody named)".to_owned(),
    }
}

/// Who gives a figure: a source, or the article itself.
pub fn who_says_figure(text: &str, analysis: &Analysis, figure: &Figure) -> String {
    let attribution = figure.attribution.and_then(|id| analysis.attributions.get(id.index()));
    attribution.map_or_else(|| "the article itself".to_owned(), |attribution| who_says(text, analysis, attribution))
}

/// What is said, its pieces joined.
pub fn content(text: &str, attribution: &Attribution) -> String {
    attribution.content.iter().map(|&piece| one_line(text, piece)).collect::<Vec<_>>().join(" … ")
}

/// The words of a span with their white space made single spaces.
pub fn one_line(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn joined(parts: &[Option<String>]) -> String {
    parts.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// Digits in groups of three, with a space that no language reads as a decimal mark.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_stand_in_groups_of_three() {
        assert_eq!(
            [grouped(7), grouped(999), grouped(1000), grouped(1_234_567)],
            ["7", "999", "1\u{a0}000", "1\u{a0}234\u{a0}567"]
        );
    }
}
