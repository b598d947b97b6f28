//! The noun phrase that a number counts: what may stand between them, the noun, and what belongs to it after it.

use std::ops::Range;

use super::Reader;
use super::fate::Governor;
use crate::lang::counting::{Context, Fate, FateForm, ForceNoun, ModifierRole, WordRole};
use crate::lexicon::Class;
use crate::number::{Form, Number};
use crate::token::{Case, Gap, TokenKind};
use crate::{ActorKind, Category};

/// How many adjectives may stand between a number and its noun.
const ADJECTIVES: usize = 2;
/// How many words a model's name may have.
const MODEL_WORDS: usize = 4;
/// How many tokens what follows a noun and belongs to it may take; more is no phrase.
const MODIFIERS_LEN: usize = 48;

/// A counted noun with what belongs to it.
#[derive(Clone, Debug)]
pub(super) struct NounPhrase {
    /// The noun's row.
    pub noun: ForceNoun,
    /// The noun's tokens.
    pub head: Range<usize>,
    /// The first token after the phrase.
    pub end: usize,
    /// Whether a possessive determines it.
    pub possessive: bool,
    /// Whether an adjective or complement makes it military: "camionetas blindadas".
    pub arms: bool,
    /// What a participle before the noun tells of them: "captured soldiers".
    pub fate: Option<Governor>,
    /// Whether it is a part of what an article marks as known: "119 of the drones".
    pub partitive: bool,
    /// The first token after the number and its partitive.
    pub start: usize,
}

impl Reader<'_> {
    /// The noun phrase that a number counts.
    pub(super) fn noun_phrase(&self, number: &Number) -> Option<NounPhrase> {
        let document = self.document;
        let (mut at, mut possessive) = (number.tokens.end, false);
        // A quotation may end with the number: "hasta 30" soldados, "decenas" de soldados.
        at += usize::from(matches!(document.tokens.get(at)?.kind, TokenKind::Mark('"' | '”' | '»' | '’')));
        // "una docena larga de", "una veintena adicional de".
        if number.form == Form::Collective
            && self.role(at + 1) == Some(WordRole::Of)
            && self.modifier(at, ModifierRole::After).or_else(|| self.modifier(at, ModifierRole::Before)).is_some()
        {
            at += 1;
        }
        let head_final = self.pack.morphology.head_final;
        let mut partitive_of = false;
        if let Some(after) = self.phrase_after(at, WordRole::Of) {
            at = after;
            partitive_of = true;
            // A part of a whole: "dos de los heridos", "185 de sus soldados", "siete de los 22 tripulantes".
            if let Some(after) = self.phrase_after(at, WordRole::Total) {
                at = self.number_from(after).map_or(after, |total| total.tokens.end);
            } else if document.has_any(at, &[Class::Article, Class::Determiner]) && self.model_as_noun(at).is_none() {
                possessive = document.has(at, Class::Possessive);
                at += 1;
                if let Some(total) = self.number_from(at) {
                    at = total.tokens.end;
                    at += usize::from(total.form == Form::Collective && self.role(at) == Some(WordRole::Of));
                }
                // The participle that stands for a noun counts here: "dos de los capturados".
            } else if let Some(total) = self.number_from(at).filter(|_| number.form != Form::Collective) {
                // "12 of 15 missiles".
                at = total.tokens.end;
                at += usize::from(total.form == Form::Collective && self.role(at) == Some(WordRole::Of));
            } else if let Some(after) = self.possessor_end(at) {
                // "12 of Ukraine's tanks".
                (at, possessive) = (after, true);
            } else if number.form != Form::Collective {
                return None;
            }
        } else if matches!(number.form, Form::Collective | Form::Pronoun) {
            return None;
        }

        if head_final {
            return self.head_final_phrase(number, at, possessive || self.is_possessed(number.tokens.start), partitive_of);
        }
        for _ in 0..ADJECTIVES {
            let Some(len) = self.modifier(at, ModifierRole::Before) else { break };
            let further = (1..=ADJECTIVES).any(|step| self.noun_at(at + len + step - 1).is_some());
            if !further {
                break;
            }
            at += len;
        }
        let (noun, len) = self.noun_at(at).or_else(|| self.model_as_noun(at)).or_else(|| self.nationals(at))?;
        if document.gap(at) == Gap::Paragraph {
            return None;
        }
        // "150 de la Guardia Nacional": a singular is no whole that a part is of.
        let partitive = at > number.tokens.end + 1 && document.has(at - 1, Class::Article) && number.form != Form::Collective;
        if partitive && !possessive && !noun.plural {
            return None;
        }
        let head = at..at + len;
        let end = self.tail(&head, noun);
        let arms = (head.end..end).any(|at| {
            self.modifier(at, ModifierRole::Arms).is_some()
                || self.noun_at(at).is_some_and(|(noun, _)| noun.context == Context::Name)
                || document.tokens[at].kind == TokenKind::Number
                || self.role(at) == Some(WordRole::Of) && self.complement(at + 1, noun.category).is_some()
        }) || self.belongs_to_force(end);
        Some(NounPhrase { noun, head, end, possessive, arms, fate: None, partitive, start: at })
    }

    /// The noun phrase from token `start` on, whose noun stands at its end.
    fn head_final_phrase(&self, number: &Number, start: usize, possessive: bool, partitive: bool) -> Option<NounPhrase> {
        let document = self.document;
        let (mut noun, head) = self.final_noun(start, number).or_else(|| self.those_harmed(start).filter(|_| partitive))?;
        noun = self.armed_with_model(noun, &head, start);
        if document.gap(start) == Gap::Paragraph || partitive && !possessive && !noun.plural {
            return None;
        }
        if number.form == Form::Strength {
            if noun.category == Category::Materiel || noun.category == Category::Casualties {
                return None;
            }
            // "a 500-strong contingent" counts its people.
            noun = ForceNoun { category: Category::Personnel, context: Context::Free, plural: true, ..noun };
        }
        let describes = start..head.start;
        let arms = describes.clone().any(|at| {
            self.modifier(at, ModifierRole::Arms).is_some()
                || self.noun_at(at).is_some_and(|(noun, _)| {
                    noun.context == Context::Name || noun.context == Context::Free && noun.category != Category::Casualties
                })
                || document.tokens[at].kind == TokenKind::Number
        }) || self.belongs_to_force(head.end)
            || describes.clone().any(|at| {
                self.actors.at(at).is_some_and(|mention| self.actors.entity(mention).kind == ActorKind::ArmedGroup)
                    || document.has(at, Class::BodyForce)
            });
        let mut end = self.tail(&head, noun);
        // 60 "terrorists".
        if matches!(document.tokens.get(start).map(|token| token.kind), Some(TokenKind::Mark('"' | '“' | '‘' | '\'')))
            && self.is_closing_quote(end)
        {
            end += 1;
        }
        Some(NounPhrase { noun, end, possessive, arms, fate: self.fate_before(describes), partitive, start, head })
    }

    /// "five of those killed": a participle for a noun.
    fn those_harmed(&self, at: usize) -> Option<(ForceNoun, Range<usize>)> {
        let harmed = |fate: &Fate| fate.form == FateForm::Participle && fate.outcome.is_casualty();
        let (fate, len) = self.fate_at(at, harmed)?;
        let noun =
            ForceNoun { category: Category::Casualties, context: Context::Free, fate: fate.outcome, ..ForceNoun::anybody() };
        Some((noun, at..at + len))
    }

    /// "six Su-30 fighters": a word for people that names a weapon after a model's name.
    fn armed_with_model(&self, noun: ForceNoun, head: &Range<usize>, start: usize) -> ForceNoun {
        let model = (start..head.start).any(|at| {
            self.model_as_noun(at).is_some() || self.noun_at(at).is_some_and(|(noun, _)| noun.context == Context::Name)
        });
        let weapon = self.pack.lexicon.all(self.document, head.start, Class::ForceNoun).find_map(|found| {
            let other = self.pack.counting.nouns[found.row];
            (found.len == head.len() && other.category == Category::Materiel).then_some(other)
        });
        weapon.filter(|_| model).unwrap_or(noun)
    }

    /// Whether a possessive, or a name in the genitive, determines what begins at token `at`: "its 9,000 men".
    fn is_possessed(&self, at: usize) -> bool {
        at > 0 && (self.document.has(at - 1, Class::Possessive) || self.possessor_before(at).is_some())
    }

    /// Whether the complement after a noun names a force: "camionetas de las FAR".
    fn belongs_to_force(&self, end: usize) -> bool {
        self.complement_after(end).is_some_and(|mention| {
            self.actors.entity(mention).kind == ActorKind::ArmedGroup
                || mention.tokens.clone().any(|at| self.document.has(at, Class::BodyForce))
        })
    }

    /// The first number that begins at token `at`.
    pub(super) fn number_from(&self, at: usize) -> Option<&Number> {
        let index = self.numbers.partition_point(|number| number.tokens.start < at);
        self.numbers.get(index).filter(|number| number.tokens.start == at)
    }

    /// The longest counted noun at token `at`.
    pub(super) fn noun_at(&self, at: usize) -> Option<(ForceNoun, usize)> {
        if !self.document.starts(at).has(Class::ForceNoun) {
            return None;
        }
        let found = self.pack.lexicon.longest(self.document, at, Class::ForceNoun)?;
        Some((self.pack.counting.nouns[found.row], found.len))
    }

    /// How many tokens a modifier of this role takes at token `at`.
    pub(super) fn modifier(&self, at: usize, role: ModifierRole) -> Option<usize> {
        self.pack
            .lexicon
            .all(self.document, at, Class::NounModifier)
            .filter(|found| self.pack.counting.modifiers[found.row] == role)
            .map(|found| found.len)
            .max()
    }

    /// A model's name that stands for the weapon: "dos F-16", "30 Su-25".
    pub(super) fn model_as_noun(&self, at: usize) -> Option<(ForceNoun, usize)> {
        let document = self.document;
        let token = document.tokens.get(at).filter(|token| token.kind == TokenKind::Word && token.is_capital())?;
        let hyphen =
            matches!(document.tokens.get(at + 1)?.kind, TokenKind::Mark('-' | '‑' | '–')) && document.gap(at + 1) == Gap::None;
        let digits =
            document.tokens.get(at + 2).is_some_and(|next| next.kind == TokenKind::Number) && document.gap(at + 2) == Gap::None;
        // One to three letters, as in Su-25 and FAB-500.
        (token.span.len() <= 3 && hyphen && digits).then(|| {
            let glued = usize::from(document.is_word(at + 3) && document.gap(at + 3) == Gap::None);
            let noun = ForceNoun::weapon();
            (noun, 3 + glued)
        })
    }

    /// An adjective of nationality that stands for people: "dos españoles".
    pub(super) fn nationals(&self, at: usize) -> Option<(ForceNoun, usize)> {
        let found = self.pack.lexicon.longest(self.document, at, Class::Demonym)?;
        let last = at + found.len - 1;
        let plural = self.document.key(last).ends_with('s');
        Some((ForceNoun { plural, ..ForceNoun::anybody() }, found.len))
    }

    /// The end of what belongs to a noun: classifying adjectives, nationalities, complements, a model's name, a second noun.
    pub(super) fn tail(&self, head: &Range<usize>, noun: ForceNoun) -> usize {
        let mut end = self.modifiers_from(head.end, noun.category);
        let model = noun.category == Category::Materiel && (head.end..end).any(|at| self.document.is_capital(at));
        // "militares y policías": a second noun without a number of its own.
        if self.document.has(end, Class::Coordinator)
            && noun.plural
            && let Some((second, len)) = self.noun_at(end + 1)
            && second.category == noun.category
            && second.plural
            && self.number_from(end + 1).is_none()
            && self.role(end + 1) != Some(WordRole::Other)
            && noun.context != Context::Name
            && !model
            // "250 carros y baterías de misiles S-300": what has a complement of its own is counted by nobody.
            && !(noun.category == Category::Materiel && self.role(end + 1 + len) == Some(WordRole::Of))
        {
            end = self.modifiers_from(end + 1 + len, noun.category);
        }
        end
    }

    fn modifiers_from(&self, start: usize, mut category: Category) -> usize {
        let document = self.document;
        let mut end = start;
        // Where adjectives and names stand before their noun, only complements follow it.
        let described = !self.pack.morphology.head_final;
        loop {
            if document.gap(end) == Gap::Paragraph || end > start + MODIFIERS_LEN {
                return end;
            }
            if let Some(len) = self.adjective(end).filter(|_| described) {
                end += len;
            } else if described
                && end > start
                && document.has(end, Class::Coordinator)
                && self.noun_at(end + 1).is_none()
                && self.number_from(end + 1).is_none()
                && let Some(len) = self.adjective(end + 1)
            {
                end += 1 + len;
            } else if self.is_owner_mark(end) && self.role(end + 1) == Some(WordRole::Enemy) {
                // "siete bajas del enemigo".
                end += 2;
            } else if self.role(end) == Some(WordRole::Of)
                && let Some(len) = self.complement(end + 1, category)
            {
                // "escuadrillas de cazas Gripen": the complement may have a model's name.
                if let Some((noun, _)) = self.noun_at(end + 1) {
                    category = noun.category;
                }
                end += 1 + len;
            } else if !described {
                return end;
            } else if let Some(len) = self.modifier(end, ModifierRole::Model) {
                let model = self.model(end + len).max(self.quoted_model(end + len));
                if model == 0 {
                    return end;
                }
                end += len + model;
            } else if category == Category::Materiel && self.model(end) > 0 {
                end += self.model(end);
            } else if category == Category::Materiel && self.quoted_model(end) > 0 {
                end += self.quoted_model(end);
            } else {
                return end;
            }
        }
    }

    /// How many tokens a classifying adjective after a noun takes.
    pub(super) fn adjective(&self, at: usize) -> Option<usize> {
        self.modifier(at, ModifierRole::After).max(self.modifier(at, ModifierRole::Arms)).or_else(|| self.nationality(at))
    }

    /// How many tokens an adjective of nationality takes: "norcoreanos", "ruso-bielorrusas".
    pub(super) fn nationality(&self, at: usize) -> Option<usize> {
        let found = self.pack.lexicon.longest(self.document, at, Class::Demonym)?;
        let hyphen = self.document.is_mark(at + found.len, '-') && self.document.gap(at + found.len) == Gap::None;
        let second = hyphen.then(|| self.pack.lexicon.longest(self.document, at + found.len + 1, Class::Demonym)).flatten();
        Some(second.map_or(found.len, |second| found.len + 1 + second.len))
    }

    /// How many tokens a classifying complement takes after its preposition: "(de) artillería", "(de) cohetes".
    fn complement(&self, at: usize, category: Category) -> Option<usize> {
        if let Some(len) = self.modifier(at, ModifierRole::Complement) {
            return Some(len);
        }
        let (noun, len) = self.noun_at(at)?;
        let fits = match category {
            Category::Materiel => noun.category == Category::Materiel,
            Category::Units => matches!(noun.category, Category::Materiel | Category::Personnel),
            Category::Personnel | Category::Casualties => false,
        };
        (fits && matches!(noun.context, Context::Free | Context::Name)).then_some(len)
    }

    /// How many tokens a model's name takes: "Leopard 2A4", "Shahed-136", "FPV", "AK-47".
    fn model(&self, at: usize) -> usize {
        let document = self.document;
        let mut end = at;
        let mut words = 0;
        while words < MODEL_WORDS {
            let Some(token) = document.tokens.get(end) else { break };
            let glued = token.gap == Gap::None && end > at;
            let is_part = match token.kind {
                TokenKind::Word if glued => true,
                TokenKind::Word => token.is_capital() && token.gap <= Gap::Line && !self.is_other_name(end),
                TokenKind::Number => (end > at || self.has_model_digits(end)) && token.gap <= Gap::Space,
                TokenKind::Mark('-' | '‑' | '–' | '/') => {
                    glued
                        && document.gap(end + 1) == Gap::None
                        && document.tokens.get(end + 1).is_some_and(|next| !matches!(next.kind, TokenKind::Mark(_)))
                }
                TokenKind::Mark(_) => false,
            };
            if !is_part {
                break;
            }
            end += 1;
            words += usize::from(!glued);
        }
        end - at
    }

    /// How many tokens a model's name between quotation marks takes: "drones 'Shahed'".
    fn quoted_model(&self, at: usize) -> usize {
        let quotes = |at: usize, marks: &[char]| matches!(self.document.tokens.get(at).map(|token| token.kind), Some(TokenKind::Mark(mark)) if marks.contains(&mark));
        let model = if quotes(at, &['"', '\'', '‘', '“', '«']) { self.model(at + 1) } else { 0 };
        if model > 0 && quotes(at + 1 + model, &['"', '\'', '’', '”', '»']) { model + 2 } else { 0 }
    }

    /// "2A4", "7.62": digits that begin a model's name.
    fn has_model_digits(&self, at: usize) -> bool {
        let glued = self.document.is_word(at + 1) && self.document.gap(at + 1) == Gap::None;
        glued || self.document.word(at).contains(['.', ','])
    }

    /// Whether a capitalised word after a weapon names someone or somewhere else, or begins a verb of a headline.
    fn is_other_name(&self, at: usize) -> bool {
        let document = self.document;
        let class = [
            Class::Place,
            Class::CountryName,
            Class::Seat,
            Class::Month,
            Class::Weekday,
            Class::Article,
            Class::Preposition,
            Class::Copula,
            Class::PlainVerb,
            Class::ForceNoun,
        ];
        let upper_heading = document.tokens[at].case == Case::Upper
            && at > 0
            && document.tokens[at - 1].case == Case::Upper
            && document.word(at).len() > 3
            && !document.has(at, Class::Thing);
        (document.has_any(at, &class) && !self.noun_at(at).is_some_and(|(noun, _)| noun.context == Context::Name))
            || upper_heading
            || document.sentence_of(at).start == at
            || self.actors.at(at).is_some()
    }
}
