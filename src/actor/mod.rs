//! Stage 4, actors: the mentions of persons, countries, organizations, armed groups and bodies, and the entities that they name.

mod acronym;
mod belonging;
mod body;
mod candidate;
mod closed;
mod club;
mod company;
mod entity;
mod evidence;
mod home;
mod listing;
mod map;
mod names;
mod nearby;
mod nickname;
mod organization;
mod person;
mod role;
mod seat;
mod shape;
mod stranger;
mod text;
mod traits;
mod who;

use std::ops::Range;

pub use nearby::Side;

use crate::document::Document;
use crate::lang::LanguagePack;
use crate::{ActorKind, Country, MentionForm, RuleId};

/// An entity before it gets its id.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// The state that it is or belongs to.
    pub country: Option<Country>,
    /// The title or function that the text gives a person.
    pub role: Option<String>,
}

/// A place in the text that names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionAt {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The index of its entity in [`Actors::entities`].
    pub entity: usize,
    /// How it names the entity.
    pub form: MentionForm,
    /// The rule that found it.
    pub rule: RuleId,
}

/// All actors of a text.
#[derive(Clone, Debug, Default)]
pub struct Actors {
    /// The entities; each has at least one mention.
    pub entities: Vec<Entity>,
    /// Their mentions in text order; none overlaps another.
    pub mentions: Vec<MentionAt>,
    /// The country where the article plainly plays, if it is one.
    pub home: Option<Country>,
    /// The country that the text speaks of most, however little that is.
    setting: Option<Country>,
    nearby: nearby::Nearby,
    /// For each token the number of the mention that holds it, counted from one; 0 where none does.
    holders: Vec<u32>,
}

impl Actors {
    /// The mention that holds token `at`.
    #[must_use]
    pub fn at(&self, at: usize) -> Option<&MentionAt> {
        let holder = self.holders.get(at)?.checked_sub(1)?;
        self.mentions.get(holder as usize)
    }

    /// Adds a mention behind all others.
    fn push(&mut self, mention: MentionAt) {
        self.holders[mention.tokens.clone()].fill(self.mentions.len() as u32 + 1);
        self.mentions.push(mention);
    }

    /// The mentions that lie wholly in a token range, in order.
    pub fn within(&self, range: Range<usize>) -> impl Iterator<Item = &MentionAt> {
        let first = self.mentions.partition_point(|mention| mention.tokens.start < range.start);
        self.mentions[first..].iter().take_while(move |mention| mention.tokens.end <= range.end)
    }

    /// The country that the words around a token speak for most: whose soldiers, losses or offices it tells of, where its
    /// own words do not say.
    #[must_use]
    pub fn country_near(&self, token: usize, side: Side) -> Option<Country> {
        self.nearby.country(token, side, self.home)
    }

    /// The entity of a mention.
    #[must_use]
    pub fn entity(&self, mention: &MentionAt) -> &Entity {
        &self.entities[mention.entity]
    }
}

/// The actors of a text.
#[must_use]
pub fn find_actors(document: &Document, pack: &LanguagePack) -> Actors {
    let text = text::Text::new(document, pack);
    let (mut chosen, roles) = find_candidates(&text);
    candidate::keep_chosen(&mut chosen, document.len());
    let (home, setting) = home::find_home(&text, &chosen);
    entity::join(&text, &chosen, &roles, home, setting)
}

fn find_candidates(text: &text::Text) -> (Vec<candidate::Candidate>, Vec<role::Role>) {
    let mut candidates = Vec::new();
    names::find_names(text, &mut candidates);
    body::find_bodies(text, &mut candidates);
    organization::find_organizations(text, &mut candidates);
    person::find_repeated(text, &mut candidates);
    club::find_clubs(text, &mut candidates);
    club::find_short_names(text, &mut candidates);
    let roles = person::find_persons(text, &mut candidates);
    (candidates, roles)
}

/// Words that a rule took for an actor's name, or for a name that is surely no actor's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The rule that proposed it.
    pub rule: RuleId,
    /// Whether it was chosen over all that it overlaps.
    pub chosen: bool,
    /// Whether it says that these words name an actor, and not a place or a thing.
    pub actor: bool,
}

/// Everything that was considered for an actor's name, in text order: what `find_actors` chose from, so that a miss can be
/// traced.
#[must_use]
pub fn consider_actors(document: &Document, pack: &LanguagePack) -> Vec<Considered> {
    let text = text::Text::new(document, pack);
    let (candidates, _) = find_candidates(&text);
    let chosen: Vec<&candidate::Candidate> = candidate::choose(&candidates, document.len()).collect();
    let mut considered: Vec<Considered> = candidates
        .iter()
        .map(|candidate| Considered {
            tokens: candidate.tokens.clone(),
            rule: candidate.rule,
            chosen: chosen.contains(&candidate),
            actor: candidate.sense != candidate::Sense::Nothing,
        })
        .collect();
    crate::order::sort_by_key(&mut considered, |considered| (considered.tokens.start, considered.tokens.end, considered.rule));
    considered.dedup();
    considered
}
