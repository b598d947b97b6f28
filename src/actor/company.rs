//! Companies: by the form that their name ends with, and by the adjective of nationality before a name with a word of theirs.

use super::body::owner_country;
use super::candidate::{Candidate, Weight};
use super::organization::candidate;
use super::text::Text;
use super::traits::{CAPITAL, COMPANY_FORM, DEMONYM, FOREIGN_LINK, LOWER, MEMBER};
use crate::ActorKind;
use crate::lexicon::Class;
use crate::token::{Case, Gap};

/// "la portuguesa Caixa do Sul", "la irlandesa Shannon Leasing": an adjective with an article before a name that has a word of
/// organizations.
pub(super) fn find_foreign_companies(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    for at in text.all_with(DEMONYM).filter(|&at| at > 0 && text.has(at, LOWER) && document.has(at, Class::Demonym)) {
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

/// "el director del Inaem", "la plantilla de Foment del Treball": an unknown name that such a noun governs is an organization's;
/// without an article it may be a person's, too, so that an office must stand before it. "El presidente de la República" is an
/// office's own name.
pub(super) fn find_memberships(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let Some(pattern) = text.pack.pattern("introduced_name") else { return };
    for noun in text.all_with(MEMBER) {
        // "secretario general de": an adjective may stand between.
        let Some(of) = (noun + 1..noun + 3).find(|&at| text.is_genitive(at)) else { continue };
        let article = document.has(of, Class::Contraction) || text.is_article(of + 1);
        let start = of + 1 + usize::from(text.is_article(of + 1));
        let unknown = text.shape.get(start) == Some(&b'C')
            && document.tokens[start].case == Case::Capitalized
            && !text.is_small(start)
            && !document.has_any(start, &[Class::Nationwide, Class::Field, Class::GeoNoun, Class::LocalNoun, Class::Office])
            && text.noun_kind(start).is_none();
        let office = article || text.title(noun).is_some() && !text.sport && !text.is_surname(start);
        if document.is_mark(of - 1, ',') || !unknown || !office {
            continue;
        }
        let Some(end) = pattern.match_at(&text.shape, start).map(|end| text.within_paragraph(start, end)) else { continue };
        // "director del Prado Miguel Ruiz": a given name begins the officer's own.
        let end = (start..end).find(|&at| text.shape[at] == b'G').unwrap_or(end);
        if end > start {
            candidates.push(candidate(start..end, ActorKind::Organization, None, "actor.organization.member"));
        }
    }
}

/// "Massachusetts Institute of Technology", "Compagnie des Eaux": foreign names have small words of their own.
pub(super) fn find_foreign_names(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let name = |at: usize| document.is_capital(at) && document.is_word(at) && document.gap(at) == Gap::Space;
    // "Bradford & Bingley": so joined are partners.
    let firm = |at: usize| document.is_mark(at, '&');
    let link = |at: usize| firm(at) || text.has(at, FOREIGN_LINK);
    for link in (1..document.len()).filter(|&at| text.has(at - 1, CAPITAL) && link(at) && name(at + 1)) {
        let first = text.reach_back(link);
        let mut start = link - 1;
        while start > first && name(start) && document.is_capital(start - 1) && !document.has(start - 1, Class::Article) {
            start -= 1;
        }
        let mut end = link + 1;
        while end < link + LENGTH && (name(end) || document.has(end, Class::ForeignLink) && name(end + 1)) {
            end += 1;
        }
        let end = text.within_paragraph(link, end);
        if (firm(link) || (start..end).any(|at| document.has(at, Class::OrgWord))) && !text.shouted[link] {
            let found = candidate(start..end, ActorKind::Organization, None, "actor.organization.foreign");
            candidates.push(Candidate { weight: Weight::Context, ..found });
        }
    }
}

/// How many tokens of a foreign name may follow its first small word.
const LENGTH: usize = 8;

/// "Hijos de Rivera S.A.", "Construcciones del Norte, S.L.": what ends with a company's form is its name.
pub(super) fn find_companies(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    for form in text.all_with(COMPANY_FORM).filter(|&at| at > 0 && text.has(at, CAPITAL)) {
        let mut start = form - usize::from(document.is_mark(form - 1, ','));
        let name =
            |at: usize| document.is_capital(at) && document.is_word(at) && text.shape[at] != b'Z' && text.shape[at] != b'T';
        let joint = |at: usize| document.has_any(at, &[Class::NameParticle, Class::Coordinator, Class::Contraction]);
        let first = text.reach_back(form);
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
