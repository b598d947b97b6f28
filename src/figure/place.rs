//! Where it happened.

use std::ops::Range;

use super::{Draft, Reader};
use crate::lang::counting::WordRole;
use crate::lang::gazetteer::NounKind;
use crate::lexicon::Class;
use crate::token::TokenKind;
use crate::{ActorKind, Country};

/// How far a place may stand from casualties, in tokens.
const PLACE_REACH: usize = 30;

impl Reader<'_> {
    /// The country of the place where casualties fell, if the sentence names one: beside the noun, after the number, before it.
    pub(super) fn place_near(&self, draft: &Draft, sentence: &Range<usize>) -> Option<Country> {
        let tokens = &draft.figure.tokens;
        let noun = draft.figure.unit.as_ref().filter(|unit| unit.end < tokens.start);
        let beside = noun.map_or(0..0, |unit| unit.end..tokens.start);
        // Where the source has its seat tells nothing: "según la ONG, con sede en Londres".
        let reach = sentence.end.min(tokens.end + PLACE_REACH);
        let source = (tokens.end..reach).find(|&at| self.document.has_any(at, &[Class::AccordingTo, Class::ReportVerb]));
        let after = tokens.end..source.unwrap_or(reach);
        let before = sentence.start.max(tokens.start.saturating_sub(PLACE_REACH))..tokens.start;
        beside.chain(after).chain(before.rev()).find_map(|at| self.place_at(at).map(|(country, _)| country))
    }

    /// Whether the noun at token `at` is one of land: "la isla de", "el norte de".
    pub(super) fn is_part_of_land(&self, at: usize) -> bool {
        let document = self.document;
        document.has(at, Class::GeoNoun) || document.has(at, Class::Field) && document.has(at, Class::LocalNoun)
    }

    /// The country of the place that a preposition at token `at` governs, and the token after its name.
    pub(super) fn place_at(&self, at: usize) -> Option<(Country, usize)> {
        let document = self.document;
        // "al norte de Siria", and not "el ataque de Siria".
        let geographic = || at > 0 && self.is_part_of_land(at - 1);
        let of = self.role(at) == Some(WordRole::Of) || self.is_owner_mark(at);
        let locative = document.has(at, Class::Locative) || of || self.is_target_mark(at);
        if !locative || !matches!(document.tokens.get(at)?.kind, TokenKind::Word) {
            return None;
        }
        let article = document.has(at + 1, Class::Article);
        let name = at + 1 + usize::from(article);
        // "in eastern Ukraine", where what describes a name stands before it.
        let head_final = self.pack.morphology.head_final;
        let directed = head_final && document.has(name, Class::PlaceWord) && !document.is_capital(name);
        let name = name + usize::from(directed);
        // "en la ciudad burkinesa de".
        let kind =
            self.pack.lexicon.longest(document, name, Class::KindNoun).filter(|_| !head_final && !document.is_capital(name));
        if let Some(found) = kind.filter(|found| self.pack.gazetteer.kind_nouns[found.row] == NounKind::Place) {
            let adjective = name + found.len;
            if let Some(country) = self.nationality_in(adjective..adjective + 1) {
                return Some((country, adjective + 1));
            }
        }
        [Class::Place, Class::CountryName, Class::Seat].into_iter().find_map(|class| {
            let found = self.pack.lexicon.longest(document, name, class)?;
            if of && class != Class::Place && !geographic() {
                return None;
            }
            let end = name + found.len;
            // "near the Niger border", "in the Iran-Iraq war": the name describes what stands there.
            let noun = document.has(end, Class::LocalNoun) && !document.is_capital(end) || document.is_mark(end, '-');
            let describes = head_final && noun;
            let country = document.is_capital(name).then(|| self.pack.gazetteer.named(found.row).0.country).flatten()?;
            (!describes).then_some((country, end))
        })
    }

    /// Whether losses fell in several countries at once: "in Burkina Faso, Mali and Niger".
    pub(super) fn fell_in_many(&self, draft: &Draft, sentence: &Range<usize>) -> bool {
        let document = self.document;
        let tokens = &draft.figure.tokens;
        let reach = sentence.start.max(tokens.start.saturating_sub(PLACE_REACH))..sentence.end.min(tokens.end + PLACE_REACH);
        reach.filter(|&at| document.has(at, Class::Locative)).any(|at| {
            let Some((country, end)) = self.place_at(at) else { return false };
            let joined = document.is_mark(end, ',') || document.has(end, Class::Coordinator);
            let next = self.actors.at(end + 1).filter(|mention| joined && mention.tokens.start == end + 1);
            let other = next.filter(|mention| self.actors.entity(mention).kind == ActorKind::Country);
            // "in Mali, France said": a subject of its own.
            let listed = document.has(end, Class::Coordinator)
                || other.is_some_and(|mention| document.has(mention.tokens.end, Class::Coordinator));
            listed && other.and_then(|mention| self.actors.entity(mention).country).is_some_and(|other| other != country)
        })
    }
}
