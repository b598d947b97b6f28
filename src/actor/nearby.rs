//! The country that the words around a token are about: whose officer, court or agency it is, where its own words do not say.
//!
//! Two readings of one place differ. Soldiers and units belong to the force that the text talks of ("En Kuwait, el general…"
//! is no Kuwaiti); everybody else belongs most often to the place where the paragraph plays.

use super::body::owner_country;
use super::text::Text;
use super::traits::{CAPITAL, DEMONYM, PLACE, SEAT};
use super::{Actors, MentionAt};
use crate::lang::PrepositionRole;
use crate::lexicon::Class;
use crate::{ActorKind, Country, MentionForm};

/// Who asks: what counts as a sign differs between soldiers and all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Soldiers, units, losses in battle.
    Military,
    /// Offices, courts, hospitals, witnesses.
    Civil,
}

/// A word that points to a country.
#[derive(Clone, Copy, Debug)]
struct Sign {
    at: usize,
    country: Country,
    military: u32,
    civil: u32,
    /// How many sentences and paragraphs end before it.
    sentence: usize,
    paragraph: usize,
}

impl Sign {
    const fn new(at: usize, country: Country, (military, civil): (u32, u32)) -> Self {
        Self { at, country, military, civil, sentence: 0, paragraph: 0 }
    }
}

/// All signs of a text in order, and where its sentences and paragraphs end.
#[derive(Clone, Debug, Default)]
pub(super) struct Nearby {
    signs: Vec<Sign>,
    /// Those of words that name no actor.
    words: Vec<Sign>,
    sentences: Vec<usize>,
    paragraphs: Vec<usize>,
    dateline: Option<Country>,
}

/// How many signs before a token are asked at most, and how many after it.
const BACK: usize = 40;
const AHEAD: usize = 12;
/// What a sign counts for: in the sentence, earlier in the paragraph, later in it, and in each paragraph before.
const SAME_SENTENCE: u32 = 6;
const BEFORE: u32 = 4;
const AFTER: u32 = 2;
const EARLIER: [u32; 4] = [0, 2, 1, 1];
/// What the country where the text plays has from the start.
const HOME: u32 = 10;
/// What the country of the dateline has: who writes from Seoul calls its parliament "the" parliament.
const DATELINE: u32 = 6;
/// A sign at most this many tokens away counts once more.
const CLOSE: usize = 11;
/// Less than this tells nothing. Higher leaves more actors without a country.
const ENOUGH: u32 = 5;

impl Nearby {
    /// The signs of a text, among them the actors whose country is known by now.
    pub fn new(text: &Text, actors: &Actors) -> Self {
        let document = text.document;
        let mut mentions = actors.mentions.iter().peekable();
        let words = text.all_with(DEMONYM | PLACE | SEAT).filter_map(|at| {
            while mentions.next_if(|mention| mention.tokens.end <= at).is_some() {}
            let named = mentions.peek().is_some_and(|mention| mention.tokens.start <= at);
            if named { None } else { sign_of_word(text, at) }
        });
        let words = words.collect();
        // A semicolon parts what the sentence says of one state from what it says of another.
        let mut sentences: Vec<usize> = document.sentences.iter().map(|range| range.end).collect();
        sentences.extend(document.tokens.iter().enumerate().filter(|(_, token)| token.is_mark(';')).map(|(at, _)| at));
        crate::order::sort_by_key(&mut sentences, |&end| end);
        let paragraphs = document.paragraphs.iter().map(|range| range.end).collect();
        let mut nearby = Self { words, sentences, paragraphs, ..Self::default() };
        nearby.update(text, actors);
        nearby
    }

    /// Reads the actors again, of which more countries are known than before.
    pub fn update(&mut self, text: &Text, actors: &Actors) {
        self.signs.clear();
        self.signs.reserve_exact(self.words.len() + actors.mentions.len());
        let mut words = self.words.iter().copied().peekable();
        let mut sentences = text.document.sentences.iter().peekable();
        for mention in &actors.mentions {
            let at = mention.tokens.start;
            while sentences.next_if(|sentence| sentence.end <= at).is_some() {}
            let opens = sentences.peek().is_none_or(|sentence| sentence.start == at);
            while let Some(word) = words.next_if(|word| word.at < mention.tokens.start) {
                self.signs.push(word);
            }
            self.signs.extend(sign_of_mention(text, actors, mention, opens));
        }
        self.signs.extend(words);
        let (mut sentence, mut paragraph) = (0, 0);
        for sign in &mut self.signs {
            while self.sentences.get(sentence).is_some_and(|&end| end <= sign.at) {
                sentence += 1;
            }
            while self.paragraphs.get(paragraph).is_some_and(|&end| end <= sign.at) {
                paragraph += 1;
            }
            (sign.sentence, sign.paragraph) = (sentence, paragraph);
        }
        let dateline = text.document.datelines.first();
        self.dateline =
            dateline.and_then(|dateline| self.signs.iter().find(|sign| dateline.contains(&sign.at)).map(|sign| sign.country));
    }

    /// The country that the signs around a token speak for most.
    pub fn country(&self, at: usize, side: Side, home: Option<Country>) -> Option<Country> {
        let block = |ends: &[usize], at: usize| ends.partition_point(|&end| end <= at);
        let (sentence, paragraph) = (block(&self.sentences, at), block(&self.paragraphs, at));
        let here = self.signs.partition_point(|sign| sign.at < at);
        let window = &self.signs[here.saturating_sub(BACK)..(here + AHEAD).min(self.signs.len())];
        let mut sums: Vec<(Country, u32, usize)> = home.map(|home| (home, HOME, 0)).into_iter().collect();
        match self.dateline {
            Some(place) if Some(place) == home => sums[0].1 += DATELINE,
            Some(place) => sums.push((place, DATELINE, 0)),
            None => {}
        }
        for sign in window {
            let weight = if side == Side::Military { sign.military } else { sign.civil };
            let theirs = sign.paragraph;
            let factor = if theirs > paragraph {
                0
            } else if theirs < paragraph {
                EARLIER.get(paragraph - theirs).copied().unwrap_or_default()
            } else if sign.sentence == sentence {
                SAME_SENTENCE * (1 + u32::from(sign.at.abs_diff(at) <= CLOSE))
            } else if sign.at < at {
                BEFORE
            } else {
                AFTER
            };
            if weight * factor == 0 {
                continue;
            }
            match sums.iter_mut().find(|sum| sum.0 == sign.country) {
                Some(sum) => {
                    sum.1 += weight * factor;
                    sum.2 = sign.at;
                }
                None => sums.push((sign.country, weight * factor, sign.at)),
            }
        }
        let best = sums.into_iter().max_by_key(|&(_, sum, last)| (sum, last));
        best.filter(|&(_, sum, _)| sum >= ENOUGH).map(|(country, ..)| country)
    }
}

/// The sign that a mention is, with whether its sentence begins with it.
fn sign_of_mention(text: &Text, actors: &Actors, mention: &MentionAt, opens: bool) -> Option<Sign> {
    let document = text.document;
    let at = mention.tokens.start;
    let entity = actors.entity(mention);
    let country = entity.country?;
    let (military, civil) = match entity.kind {
        ActorKind::Country if mention.form == MentionForm::Metonym => (3, 2),
        ActorKind::Country if is_place(text, at) => (0, place_weight(text, at)),
        // "la división y Rusia": who is named beside another is another party.
        ActorKind::Country if at > 0 && document.has(at - 1, Class::Coordinator) => return None,
        // "Francia, que aporta tropas, …": whose sentence it is.
        ActorKind::Country if opens => (3, 4),
        ActorKind::Body if document.has(at, Class::BodyForce) => (6, 1),
        ActorKind::Country | ActorKind::Body => (2, 2),
        ActorKind::Organization if is_witness(text, mention) => return None,
        ActorKind::Organization if document.has(at, Class::BodyForce) => (6, 1),
        ActorKind::Organization | ActorKind::Person => (1, 2),
        ActorKind::ArmedGroup => (0, 1),
    };
    Some(Sign::new(at, country, (military, civil)))
}

fn sign_of_word(text: &Text, at: usize) -> Option<Sign> {
    let document = text.document;
    if let Some(found) = text.longest(at, Class::Demonym) {
        let country = text.pack.gazetteer.entries[found.row].country?;
        let before = at.checked_sub(1)?;
        // "los ingleses" acts; "frontera rusa" is a place.
        let weights = match () {
            () if text.is_article(before) => (2, 2),
            () if document.has_any(before, &[Class::GeoNoun, Class::LocalNoun]) => (0, 1),
            () => (1, 2),
        };
        return Some(Sign::new(at, country, weights));
    }
    if !text.has(at, CAPITAL) {
        return None;
    }
    [Class::Place, Class::Seat].iter().find_map(|&class| {
        let found = text.longest(at, class)?;
        let whole = (at..at + found.len).all(|word| text.is_name_word(word));
        let country = owner_country(text, at).or_else(|| text.pack.gazetteer.named(found.row).0.country)?;
        whole.then(|| Sign::new(at, country, (0, place_weight(text, at))))
    })
}

/// A place that opens its paragraph or stands in its dateline says where all of it plays.
fn place_weight(text: &Text, at: usize) -> u32 {
    let start = text.document.paragraph_of(at).start;
    if at < start + 6 { 6 } else { 4 }
}

/// "en el Líbano", "sur de Gaza", "hacia Letonia": the country is a place there.
fn is_place(text: &Text, at: usize) -> bool {
    let document = text.document;
    let Some(mut before) = at.checked_sub(1) else { return false };
    if text.is_article(before) && !document.has(before, Class::Preposition) {
        let Some(earlier) = before.checked_sub(1) else { return false };
        before = earlier;
    }
    document.has(before, Class::Locative)
        || text.is_genitive(before)
            && before.checked_sub(1).is_some_and(|noun| document.has_any(noun, &[Class::GeoNoun, Class::LocalNoun]))
}

/// "dijo a EFE", "(EFE)", a dateline: a medium that only passes on what is said tells nothing of the country.
fn is_witness(text: &Text, mention: &MentionAt) -> bool {
    let document = text.document;
    let at = mention.tokens.start;
    let Some(mut before) = at.checked_sub(1) else { return true };
    before -= usize::from(before > 0 && text.is_article(before));
    mention.tokens.len() == 1
        && (document.is_mark(before, '(')
            || matches!(text.preposition(before), Some(PrepositionRole::Goal | PrepositionRole::Party))
            || document.sentence_of(at).len() < 3
            || document.dateline_of(at).is_some())
}
