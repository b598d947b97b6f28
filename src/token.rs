//! Stage 1, tokens: words, numbers and marks, and the white space between them.
//!
//! Nothing of the text is lost: what lies between two tokens is white space only, and each token knows which.

use crate::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with what belongs inside a word: digits (`M23`), apostrophes, the periods of an acronym (`EE.UU.`).
    Word,
    /// Digits with their separators: `10.000`, `1,5`.
    Number,
    /// One character that is neither: punctuation, a symbol, a quotation mark.
    Mark(char),
}

/// The white space before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// None: the token is glued to the one before.
    None,
    /// Spaces or tabs.
    Space,
    /// One line break.
    Line,
    /// A blank line, or the text's beginning.
    Paragraph,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital at its start.
    Lower,
    /// A capital at its start and a small letter somewhere.
    Capitalized,
    /// Two letters or more, all of them capitals.
    Upper,
    /// No letters at all.
    None,
}

/// A token of the text.
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// The white space before it.
    pub gap: Gap,
    /// How it is capitalised.
    pub case: Case,
    /// The number of its lower-case form among those of the document.
    pub(crate) form: u32,
    /// The number of its classes among those of the document.
    pub(crate) classes: u32,
    /// Whether a phrase of several words or a name of the pack's sets begins with it.
    pub(crate) begins: bool,
}

impl Token {
    /// Whether it is this mark.
    #[must_use]
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }

    /// Whether it is a word with a capital at its start.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        matches!(self.case, Case::Capitalized | Case::Upper)
    }
}

/// The tokens of `text`, in order, not yet looked up in any lexicon.
#[must_use]
pub fn find_tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut gap = Gap::Paragraph;
    while let Some(first) = char_at(text, at) {
        if is_space(first) {
            let end = end_while(text, at, is_space);
            gap = gap.max(if first == ' ' && end == at + 1 { Gap::Space } else { gap_of(&text[at..end]) });
            at = end;
            continue;
        }
        let (end, kind) = if first.is_ascii_digit() {
            (number_end(text, at), TokenKind::Number)
        } else if first.is_alphabetic() {
            (word_end(text, at), TokenKind::Word)
        } else {
            let end = end_while(text, at + first.len_utf8(), is_combining);
            (end, TokenKind::Mark(first))
        };
        let case = if kind == TokenKind::Word { case_of(first, &text[at..end]) } else { Case::None };
        tokens.push(Token { span: Span::new(at, end), kind, gap, case, form: 0, classes: 0, begins: false });
        gap = Gap::None;
        at = end;
    }
    tokens.shrink_to_fit();
    tokens
}

/// White space, and the invisible characters that pages put between words.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{200C}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}')
}

fn gap_of(space: &str) -> Gap {
    let breaks = space.chars().filter(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}')).count();
    match breaks - space.matches("\r\n").count() {
        0 => Gap::Space,
        1 => Gap::Line,
        _ => Gap::Paragraph,
    }
}

/// The first place from `from` on where a character is not wanted.
fn end_while(text: &str, from: usize, wanted: impl Fn(char) -> bool) -> usize {
    let mut at = from;
    while let Some(c) = char_at(text, at).filter(|&c| wanted(c)) {
        at += c.len_utf8();
    }
    at
}

/// The character that begins at a byte. Nearly all are ASCII, which needs no decoding.
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..).and_then(|rest| rest.chars().next()),
    }
}

/// Digits, and single separators that stand between two digits.
fn number_end(text: &str, from: usize) -> usize {
    let mut end = end_while(text, from, |c| c.is_ascii_digit());
    while char_at(text, end).is_some_and(|c| matches!(c, '.' | ',')) && char_at(text, end + 1).is_some_and(|c| c.is_ascii_digit())
    {
        end = end_while(text, end + 1, |c| c.is_ascii_digit());
    }
    end
}

fn letters_end(text: &str, from: usize) -> usize {
    end_while(text, from, |c| c.is_alphanumeric() || is_combining(c))
}

fn word_end(text: &str, from: usize) -> usize {
    let mut end = letters_end(text, from);
    if let Some(acronym_end) = acronym_end(text, from, end) {
        return acronym_end;
    }
    // An apostrophe stays inside a word (D'Escoto), but not the English genitive's.
    while let Some(mark @ ('\'' | '’')) = char_at(text, end) {
        let next = end + mark.len_utf8();
        let next_end = letters_end(text, next);
        let rest = &text[next..next_end];
        if !rest.starts_with(char::is_alphabetic) || matches!(rest, "s" | "S") {
            break;
        }
        end = next_end;
    }
    end
}

/// The end of an acronym with periods: two groups of one or two capitals (`U.S.`, `EE.UU.`), one initial (`J.`), or one
/// doubled capital, by which Spanish marks a plural (`EE.` in `EE. UU.`).
fn acronym_end(text: &str, from: usize, first_end: usize) -> Option<usize> {
    if char_at(text, first_end) != Some('.') {
        return None;
    }
    let is_group = |group: &str| group.chars().count() <= 2 && group.chars().all(char::is_uppercase);
    let first = &text[from..first_end];
    if !is_group(first) {
        return None;
    }
    let (mut end, mut groups) = (first_end + 1, 1);
    loop {
        let next = letters_end(text, end);
        if next == end || !is_group(&text[end..next]) || char_at(text, next) != Some('.') {
            break;
        }
        end = next + 1;
        groups += 1;
    }
    let mut letters = first.chars();
    let doubled = match (letters.next(), letters.next()) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    (groups > 1 || doubled).then_some(end)
}

/// How a word is capitalised that begins with `first`.
fn case_of(first: char, word: &str) -> Case {
    if !first.is_uppercase() {
        return Case::Lower;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 1 && !word.chars().any(char::is_lowercase) { Case::Upper } else { Case::Capitalized }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        find_tokens(text).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(words("10.000 y 1,5 (1950-53)."), ["10.000", "y", "1,5", "(", "1950", "-", "53", ")", "."]);
    }

    #[test]
    fn acronyms_keep_their_periods() {
        assert_eq!(words("en EE.UU. y EE. UU. la U.S."), ["en", "EE.UU.", "y", "EE.", "UU.", "la", "U.S."]);
        assert_eq!(words("George W. Bush, de la EFE."), ["George", "W.", "Bush", ",", "de", "la", "EFE", "."]);
    }

    #[test]
    fn apostrophes_and_hyphens() {
        assert_eq!(words("O'Brien’s Pierre-Louis"), ["O'Brien", "’", "s", "Pierre", "-", "Louis"]);
    }

    #[test]
    fn gaps_tell_lines_from_paragraphs() {
        let gaps: Vec<Gap> = find_tokens("a b\nc\n \nd\r\ne").iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Paragraph, Gap::Space, Gap::Line, Gap::Paragraph, Gap::Line]);
    }
}
