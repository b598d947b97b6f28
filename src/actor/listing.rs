//! Persons whom the layout tells: members of lists, and bylines in capitals.

use std::ops::Range;

use super::candidate::{Candidate, Weight};
use super::evidence::{BRACKET_LEN, FUNCTION};
use super::map::Set;
use super::person::{is_person, named};
use super::text::Text;
use crate::ActorKind;
use crate::lexicon::Class;
use crate::token::{Case, Gap};

/// "Ana Ruiz, Mafo, Luis Gil": an unknown word between two persons in a list is a third; and in a long list of single names
/// of which many are surnames, a team's say, all are persons.
pub(super) fn find_members(text: &Text, chunks: &[Range<usize>], candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let persons: Set<Range<usize>> =
        candidates.iter().filter(|candidate| is_person(text, candidate)).map(|candidate| candidate.tokens.clone()).collect();
    let mut other = vec![false; document.len()];
    for candidate in candidates.iter().filter(|candidate| !is_person(text, candidate)) {
        other[candidate.tokens.clone()].fill(true);
    }
    // A substitute stands in brackets, with the minute: "Raúl (Amavisca, m. 60), Milla".
    let joined = |a: &Range<usize>, b: &Range<usize>| {
        let close = (a.end..b.start.min(a.end + BRACKET_LEN)).find(|&at| document.is_mark(at, ')'));
        let end = close.map_or(a.end, |close| close + 1);
        let listed = |at| document.is_mark(at, ',') || document.is_mark(at, ';') || document.has(at, Class::Coordinator);
        end + 1 == b.start && (listed(end) || document.is_mark(end, '('))
    };
    let mut add = |chunk: &Range<usize>| {
        let noun = chunk.len() > 1 && text.shape[chunk.start] == b'C' && text.noun_kind(chunk.start).is_some();
        if !noun && matches!(text.shape[chunk.start], b'C' | b'G') && !other[chunk.start] && !persons.contains(chunk) {
            candidates.push(named(chunk.clone(), ActorKind::Person, "actor.person.member"));
        }
    };
    for three in chunks.windows(3) {
        let [first, middle, last] = three else { continue };
        if joined(first, middle) && joined(middle, last) && persons.contains(first) && persons.contains(last) {
            add(middle);
        }
    }
    for list in chunks.chunk_by(joined).filter(|list| list.len() >= TEAM) {
        let like_persons =
            |chunk: &&Range<usize>| persons.contains(*chunk) || text.is_surname(chunk.start) || text.shape[chunk.start] == b'G';
        let others = list.iter().filter(|chunk| other[chunk.start]).count();
        if list.iter().filter(like_persons).count() * 10 >= list.len() * TEAM_TENTHS && others * 10 <= list.len() * OTHER_TENTHS {
            list.iter().for_each(&mut add);
        }
    }
}

/// How many names make a list whose members tell of each other.
const TEAM: usize = 5;
/// How many tenths of them must look like persons. Lower takes lists of places and companies for teams.
const TEAM_TENTHS: usize = 3;
/// How many tenths of them may be known as something else.
const OTHER_TENTHS: usize = 2;

/// "A. CARREÑO / VIATOR", "ROSA MENESES": a name in capitals that a mark parts from a place or an agency, or that has its
/// paragraph for itself.
pub(super) fn find_bylines(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    for paragraph in &document.paragraphs {
        let start = paragraph.start;
        let limit = paragraph.end.min(start + BYLINE_LEN);
        let end = (start + 2..limit)
            .find(|&at| {
                ['/', '|', '-', '–', '—'].iter().any(|&mark| document.is_mark(at, mark))
                    && (document.gap(at) != Gap::None || document.has(at + 1, Class::Organization))
                    || document.is_mark(at, ',')
            })
            .or_else(|| (limit == paragraph.end && paragraph.len() > 1).then_some(limit));
        let Some(end) = end else { continue };
        let initial = |at: usize| document.is_capital(at) && document.word(at).trim_end_matches('.').chars().count() == 1;
        let capitals = (start..end).all(|at| {
            document.tokens[at].case == Case::Upper
                || initial(at)
                || document.has(at, Class::NameParticle)
                || document.is_mark(at, '.')
                || document.is_mark(at, '-')
        });
        let person = document.has(start, Class::GivenName) || initial(start);
        let place = document.tokens.get(end + 1).is_some_and(|token| {
            token.case == Case::Upper || document.is_mark(end, ',') && token.is_capital() && limit == paragraph.end
        });
        let particle = |at: usize| at > start && at + 1 < end && document.has(at, Class::NameParticle);
        let common = (start..end).any(|at| !particle(at) && (document.has_any(at, &FUNCTION) || document.has_any(at, &NO_NAME)));
        let alone = end == paragraph.end && !common && !(start..end).any(|at| document.has(at, Class::Organization));
        if capitals && person && !common && (place && end < paragraph.end || alone) {
            candidates.push(Candidate { weight: Weight::Context, ..named(start..end, ActorKind::Person, "actor.person.byline") });
        }
    }
}

/// Words of a headline in capitals that no name has.
const NO_NAME: [Class; 6] =
    [Class::Article, Class::Determiner, Class::Clitic, Class::PlainVerb, Class::ReportVerb, Class::Auxiliary];

/// How many tokens a byline may take.
const BYLINE_LEN: usize = 7;
