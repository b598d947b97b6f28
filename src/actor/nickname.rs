//! Nicknames and aliases, and what joins them to the name before.

use super::candidate::{Candidate, Weight};
use super::map::Set;
use super::person::{is_person, named};
use super::role::role_after;
use super::text::Text;
use super::traits::MARKER;
use crate::lexicon::Class;
use crate::{ActorKind, MentionForm};

/// "alias ‘Jerónimo’": the name after the word is a person's.
pub(super) fn find_aliases(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let Some(pattern) = text.pack.pattern("introduced_name") else { return };
    for at in text.all_with(MARKER) {
        let Some(found) = text.longest(at, Class::AliasMarker) else { continue };
        let mut start = at + found.len;
        start += usize::from(document.has(start, Class::Article) && document.quote_at(start + 1).is_some());
        let quote = document.quote_at(start).filter(|quote| quote.closed && quote.inner().len() <= 4);
        let end = match quote {
            Some(quote) => {
                start += 1;
                Some(quote.close)
            }
            None => pattern.match_at(&text.shape, start).map(|end| text.within_paragraph(start, end)),
        };
        // "conocida como VRAEM": several words mark a nickname only where it is quoted.
        // "el llamado Comité de Defensa": the head of an organization's name begins no nickname, unless it is quoted.
        let bare = !text.is_quoted_start(start);
        let weak = bare && (found.len > 1 || text.head(start).is_some());
        if let Some(end) = end.filter(|&end| end > start && document.is_capital(start) && text.shape[start] != b'A' && !weak) {
            candidates.push(Candidate {
                form: MentionForm::Alias,
                weight: Weight::Context,
                ..named(start..end, ActorKind::Person, "actor.person.alias")
            });
        }
    }
}

/// "Ana Ruiz, “La Tía”," and “El Zarco”, líder de…: a short quotation beside a name, or with a function after it, is a nickname.
pub(super) fn find_nicknames(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let ends: Set<usize> = candidates
        .iter()
        .filter(|candidate| is_person(text, candidate) && candidate.tokens.len() > 1)
        .map(|candidate| candidate.tokens.end)
        .collect();
    let mut found = Vec::new();
    for quote in document.quotes.iter().filter(|quote| quote.closed && !quote.dialogue && matches!(quote.inner().len(), 1..=3)) {
        let inner = quote.inner();
        if !inner.clone().all(|at| document.is_capital(at)) {
            continue;
        }
        let separated = quote.open > 0 && (document.is_mark(quote.open - 1, ',') || document.is_mark(quote.open - 1, '('));
        let beside = separated
            && ends.contains(&(quote.open - 1))
            && (document.is_mark(quote.end(), ',')
                || document.is_mark(quote.end(), ')')
                || document.is_mark(quote.end(), '.')
                || document.has(quote.end(), Class::Coordinator));
        let function = document.has(inner.start, Class::Article) && inner.len() > 1 && role_after(text, quote.end()).is_some();
        if beside || function {
            found.push(Candidate {
                form: if beside { MentionForm::Alias } else { MentionForm::Name },
                weight: Weight::Context,
                ..named(inner, ActorKind::Person, "actor.person.nickname")
            });
        }
    }
    // "Mohamed Abdi, Farol, que…": an unknown word in commas between a full name and its relative clause is another name.
    for &end in &ends {
        let at = end + 1;
        let framed = document.is_mark(end, ',') && document.is_mark(at + 1, ',') && document.has(at + 2, Class::Relative);
        if framed && text.shape.get(at) == Some(&b'C') {
            found.push(Candidate {
                form: MentionForm::Alias,
                weight: Weight::Context,
                ..named(at..at + 1, ActorKind::Person, "actor.person.nickname")
            });
        }
    }
    candidates.extend(found);
}

/// The marker or mark that joins an alias to the name before it.
pub(super) fn alias_joint(text: &Text, at: usize) -> Option<usize> {
    alias_marker_before(text, at).or_else(|| {
        let framed = at > 0 && text.document.is_mark(at - 1, ',') && text.document.has(at + 2, Class::Relative);
        if framed {
            return Some(at - 1);
        }
        let open = at.checked_sub(1).filter(|_| text.is_quoted_start(at))?;
        open.checked_sub(1).filter(|&mark| text.document.is_mark(mark, ',') || text.document.is_mark(mark, '('))
    })
}

/// Whether an alias stands right after a marker at this token.
pub(super) fn alias_marker_before(text: &Text, at: usize) -> Option<usize> {
    let start = if text.is_quoted_start(at) { at - 1 } else { at };
    let start = start - usize::from(start > 0 && text.document.has(start - 1, Class::Article));
    (start.saturating_sub(2)..start)
        .find(|&marker| text.longest(marker, Class::AliasMarker).is_some_and(|found| marker + found.len == start))
}
