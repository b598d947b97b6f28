//! Roles: the title or function that the text gives a person, before the name or after it.

use std::ops::Range;

use super::evidence::FUNCTION;
use super::text::Text;
use super::traits::TITLE;
use crate::lexicon::Class;
use crate::token::{Case, Gap, TokenKind};

/// A person's role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// The first token of the name it belongs to.
    pub name: usize,
    /// Its own tokens.
    pub tokens: Range<usize>,
    /// Whether it only shows that the name is a person's: the second name after one title.
    pub shared: bool,
}

/// How many tokens a role may take.
const ROLE_LEN: usize = 18;

/// Where the names of a text stand that may be persons'.
pub(super) struct Names<'c> {
    all: &'c [Range<usize>],
    /// By a name's first token, where it ends; 0 where none begins.
    ends: Vec<u32>,
    /// For each token, whether another actor's name holds it.
    known: Vec<bool>,
}

impl<'c> Names<'c> {
    pub fn new(all: &'c [Range<usize>], known: Vec<bool>) -> Self {
        let mut ends = vec![0; known.len()];
        for name in all {
            ends[name.start] = name.end as u32;
        }
        Self { all, ends, known }
    }

    /// The end of the name that begins at a token.
    fn end(&self, at: usize) -> Option<usize> {
        self.ends.get(at).filter(|&&end| end > 0).map(|&end| end as usize)
    }

    fn is_known(&self, at: usize) -> bool {
        self.known.get(at) == Some(&true)
    }
}

/// The roles of all names.
pub(super) fn find_roles(text: &Text, names: &Names) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    // "Santiago Reyes Farfán": a title's word inside a name is a surname.
    let mut inside = vec![false; text.document.len()];
    for name in names.all {
        inside[name.start + 1..name.end].fill(true);
    }
    let mut at = 0;
    while at < text.document.len() {
        if !text.has(at, TITLE) {
            at += 1;
            continue;
        }
        // "en General Roca": a rank with a capital after a preposition of place begins a place's name.
        let place = at > 0 && begins_place(text, at);
        let Some(len) =
            text.title(at).filter(|_| !place).filter(|_| !names.is_known(at) && !inside[at] && !is_adjective(text, at))
        else {
            at += 1;
            continue;
        };
        if let Some(role) = role_before(text, at, at + len, names) {
            let name_end = names.end(role.name).unwrap_or(role.name);
            let next = name_end + 1;
            // "los soldados Juan Pérez y Luis Gil": the second name shares the title.
            if text.document.has(name_end, Class::Coordinator) && names.end(next).is_some() && !names.is_known(next) {
                roles.push(Role { name: next, tokens: role.tokens.clone(), shared: true });
            }
            at = name_end.max(at + len);
            roles.push(role);
        } else {
            at += len;
        }
    }
    let mut titled = inside;
    titled.fill(false);
    for role in &roles {
        titled[role.name] = true;
    }
    for &Range { start: name, end } in names.all {
        if !names.is_known(name) && !is_scene(text, name, end) {
            // "…, su esposa Ana Ruiz": that title is the next name's.
            let own = role_after(text, end).filter(|tokens| !titled[tokens.clone()].contains(&true));
            // "Col. Ann Lee, spokesperson for the Kenyan army": the rank is the role, but the office tells whose it is.
            let shared = titled[name];
            roles.extend(own.map(|tokens| Role { name, tokens, shared }));
        }
    }
    crate::order::sort_by_key(&mut roles, |role| (role.name, role.shared));
    roles
}

/// Whether a capitalised word after a preposition of place begins what the preposition governs.
fn begins_place(text: &Text, at: usize) -> bool {
    text.document.is_capital(at) && text.document.has(at, Class::Rank) && text.document.has(at - 1, Class::Locative)
}

/// "en Honolulu, un portavoz": a single word after a preposition of place says where, and the role has no name.
fn is_scene(text: &Text, name: usize, end: usize) -> bool {
    end - name == 1 && name > 0 && text.document.has(name - 1, Class::Locative)
}

/// "el mando militar", "el grupo rebelde": after a noun these words are adjectives, not titles.
fn is_adjective(text: &Text, at: usize) -> bool {
    let document = text.document;
    document.has(at, Class::ForceModifier)
        && at > 0
        && document.tokens[at - 1].case == Case::Lower
        && !document
            .has_any(at - 1, &[Class::Article, Class::Determiner, Class::Preposition, Class::Coordinator, Class::Cardinal])
        && text.title(at - 1).is_none()
}

/// The role that begins with the title at `start`: the title, its complements, and then the name, perhaps after a comma.
fn role_before(text: &Text, start: usize, from: usize, names: &Names) -> Option<Role> {
    let document = text.document;
    let limit = (start + ROLE_LEN).min(text.document.paragraph_of(start).end);
    let mut at = from;
    while at < limit {
        let linked = || {
            at > from && document.has_any(at - 1, &[Class::Preposition, Class::Article, Class::Coordinator, Class::Determiner])
        };
        // "la banda Gran Grif" inside a complement: the noun before the name says what it is.
        let apposed = || {
            at > from
                && !document.is_mark(at - 1, ',')
                && (text.noun_kind(at - 1).is_some() || document.has_any(at - 1, &[Class::BodyForce]))
        };
        // "director de Relaciones Laborales, Ana Ruiz": a word right after a capitalised noun goes on with it.
        let continued = at > from
            && matches!(text.shape[at - 1], b'F' | b'H' | b'h' | b'N' | b'X' | b'Q')
            && text.shape[at] != b'G'
            && document.gap(at) == Gap::Space
            && names.end(at).is_some_and(|end| end - at == 1);
        let name = names.end(at).filter(|_| !linked() && !apposed());
        if let Some(end) = name.filter(|&end| !continued && !(at..end).all(|at| names.is_known(at))) {
            // "agentes de Tula, Pachuca y Actopan": one word after a comma goes on with a list of places.
            let listed = at > from + 1
                && document.is_mark(at - 1, ',')
                && (end - at == 1 || document.has(at, Class::PlaceWord))
                && text.shape[at] != b'G'
                && document.is_capital(at - 2);
            // "la vecina Badghis": a word for who lives somewhere is an adjective before a place.
            let neighbour = at == from && document.has(start, Class::LocalNoun) && end - at == 1 && text.shape[at] != b'G';
            if listed || neighbour {
                return None;
            }
            let end = if at > from && document.is_mark(at - 1, ',') { at - 1 } else { at };
            return Some(Role { name: at, tokens: start..end, shared: false });
        }
        let token = &document.tokens[at];
        match token.kind {
            TokenKind::Mark(',') => {
                if names.end(at + 1).is_none() && text.title(at + 1).is_none() && text.shape.get(at + 1) != Some(&b'F') {
                    return None;
                }
            }
            TokenKind::Mark('(') => at = (at..limit.min(at + 5)).find(|&close| document.is_mark(close, ')'))?,
            // The period of an abbreviated title: "Gral. Pérez".
            TokenKind::Mark('.') if at == from && document.is_capital(at + 1) && document.has(at - 1, Class::Abbreviation) => {}
            TokenKind::Mark('-' | '‘' | '’' | '“' | '”' | '"') if at > from && document.is_capital(at + 1) => {}
            TokenKind::Mark(_) => return None,
            TokenKind::Word if token.case == Case::Lower => {
                let preposition = document.has(at, Class::Preposition)
                    && !text.is_genitive(at)
                    && !document.has_any(at, &[Class::Locative, Class::NameLink]);
                // "a los periodistas el portavoz X": an article that no preposition governs begins another phrase.
                let another = text.is_article(at) && at > from && !document.has(at - 1, Class::Preposition);
                let another = another || text.is_article(at) && at == from && text.title(at + 1).is_some();
                if preposition || another || ends_role(text, at) {
                    return None;
                }
            }
            TokenKind::Word | TokenKind::Number => {}
        }
        at += 1;
    }
    None
}

/// The role after a name that ends at `end`: ", secretario del Consejo de Seguridad de Rusia".
pub(super) fn role_after(text: &Text, end: usize) -> Option<Range<usize>> {
    let document = text.document;
    let paragraph = document.paragraph_of(end.checked_sub(1)?).end;
    if !matches!(document.tokens.get(end)?.kind, TokenKind::Mark(',' | '(')) {
        return None;
    }
    let mut start = end + 1;
    // An age may stand first: ", de 52 años, presidenta de…".
    if text.is_genitive(start) && document.tokens.get(start + 1).is_some_and(|token| token.kind == TokenKind::Number) {
        start = (start..(start + 6).min(paragraph)).find(|&at| document.is_mark(at, ','))? + 1;
    }
    while start < end + ROLE_LEN
        && document.has_any(start, &[Class::Article, Class::Possessive, Class::Ordinal, Class::Adverb])
        && text.title(start).is_none()
    {
        start += 1;
    }
    // "supuesto líder", "actual presidente".
    if text.title(start).is_none()
        && text.title(start + 1).is_some()
        && text.shape.get(start) == Some(&b'w')
        && !text.is_verb(start)
        && !document.has_any(start, &FUNCTION)
    {
        start += 1;
    }
    let title = text.title(start).filter(|_| start < paragraph && !document.has(start, Class::AliasMarker))?;
    let limit = (start + ROLE_LEN).min(paragraph);
    let stop = (start + title..limit)
        .find(|&at| match document.tokens[at].kind {
            TokenKind::Mark('-') | TokenKind::Number => false,
            TokenKind::Mark(_) => true,
            TokenKind::Word => document.tokens[at].case == Case::Lower && ends_role(text, at),
        })
        .unwrap_or(limit);
    // A list of names and offices goes on after "y": a coordinator at the end belongs to the sentence.
    Some(start..stop)
}

/// Words that no role holds: verbs, relatives, conjunctions.
fn ends_role(text: &Text, at: usize) -> bool {
    text.document.has_any(at, &[Class::Relative, Class::Subordinator, Class::Complementizer, Class::Pronoun, Class::Negation])
        || text.is_verb(at)
}
