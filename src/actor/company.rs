//! Companies: by the form that their name ends with, and by the adjective of nationality before a name with a word of theirs.

use super::body::owner_country;
use super::candidate::{Candidate, Weight};
use super::organization::candidate;
use super::text::Text;
use crate::ActorKind;
use crate::lexicon::Class;
use crate::token::{Case, Gap};

/// "la portuguesa Caixa do Sul", "la irlandesa Shannon Leasing": an adjective with an article before a name that has a word of
/// organizations.
pub(super) fn find_foreign_companies(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    for at in (1..document.len()).filter(|&at| document.has(at, Class::Demonym) && document.tokens[at].case == Case::Lower) {
        if !text.has_article(at - 1) {
            continue;
        }
        let name = |at: usize| document.is_capital(at) && document.is_word(at) && document.gap(at) == Gap::Space;
        let end = (at + 1..document.len()).find(|&at| !name(at)).unwrap_or(document.len());
        let end = text.within_paragraph(at, end);
        if end > at + 2 && (at + 1..end).any(|at| document.has(at, Class::OrgWord)) {
            let country = owner_country(text, at);
            let company = candidate(at + 1..end, ActorKind::Organization, country, "actor.organization.foreign");
            candidates.push(Candidate { weight: Weight::Context, ..company });
        }
    }
}

/// "Hijos de Rivera S.A.", "Construcciones del Norte, S.L.": what ends with a company's form is its name.
pub(super) fn find_companies(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    for form in (1..document.len()).filter(|&at| document.has(at, Class::CompanyForm) && document.is_capital(at)) {
        let mut start = form - usize::from(document.is_mark(form - 1, ','));
        let name =
            |at: usize| document.is_capital(at) && document.is_word(at) && text.shape[at] != b'Z' && text.shape[at] != b'T';
        let joint = |at: usize| document.has_any(at, &[Class::NameParticle, Class::Coordinator, Class::Contraction]);
        let first = document.sentence_of(form).start;
        while start > first && (name(start - 1) || start > first + 1 && joint(start - 1) && name(start - 2)) {
            start -= 1;
        }
        while start < form && !document.is_capital(start) {
            start += 1;
        }
        if start < form && !text.shouted[start] {
            candidates.push(candidate(start..form + 1, ActorKind::Organization, None, "actor.organization.company"));
        }
    }
}
