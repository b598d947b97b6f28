//! Which language a text is in, told by the packs' own words.
//!
//! The words of grammar decide: each language's are in its `function_words.tsv`, and for the languages that there is no pack
//! for `foreign_words.tsv` has the commonest. Headlines and short sentences can do without such words; there the packs'
//! other words tell. No pack is built for it: the tables are read row by row into sets of hashes, once, and those other
//! words not before a text asks for them.
//!
//! A text that is in no language of ours is told by the words of another, by letters that ours do not have, or by having hardly any
//! word of ours.

mod passage;
mod words;

use super::PACKS;
use passage::Sample;
use words::{GRAMMAR, VOCABULARY, accented_letters, foreign_languages};

/// What a word in quotation marks counts: who is quoted may speak another language than who quotes. More, and a long foreign
/// quotation turns a short sentence; nothing, and the article's own few words decide by chance.
const QUOTED: f32 = 0.1;

/// What a word with a capital counts that no sentence begins with: it is part of a name, which may be from anywhere, …
const NAMED: f32 = 0.3;

/// … unless so large a share of the words has capitals, as a headline in capitals has.
const NAMED_SHARE: f32 = 0.6;

/// What a word of a pack's other tables counts beside one of grammar: they are many, and some are other languages', too.
const OTHER_WORD: f32 = 0.5;

/// What a word with a letter counts that a language does not have.
const STRANGE: f32 = 0.5;

/// By how much another language's evidence must exceed ours: as many words of grammar, and as large a share. Less, and the "da" of a
/// name refuses it; more, and sentences of languages close to ours pass.
const FOREIGN_MARGIN: f32 = 1.0;
const FOREIGN_SHARE: f32 = 1.1;

/// How many words a text has that can be refused for words of other languages; fewer are a name or a title.
const FEWEST: f32 = 3.0;

/// Which share of a text's words must be known, and how many words may be unknown besides, as in a headline of rare words. News
/// has a share of 0.4 and more in its words of grammar alone; in a language that is not ours it hardly ever comes to 0.15.
const KNOWN_SHARE: f32 = 0.2;
const UNKNOWN_WORDS: f32 = 4.5;

/// Words of grammar that settle which of ours it is, where no other of ours has half as many.
const PLENTY: f32 = 3.0;

/// The language of a text (ISO 639-1): the one with most evidence, the first pack's where there is none, and `None` where the
/// evidence is that it is in no language that there is a pack for.
pub(crate) fn detect(text: &str) -> Option<&'static str> {
    let sample = Sample::of(text);
    let tally = Tally::of(&sample, false);
    let tally = if tally.is_plain() { tally } else { Tally::of(&sample, true) };
    tally.verdict().map(|at| PACKS[at].sources.code)
}

/// What speaks for each language: the packs', then other languages.
struct Tally {
    /// The words, as far as each counts.
    all: f32,
    /// Whether any word outside quotation marks tells something.
    told_outside: bool,
    /// Words of grammar.
    grammar: Vec<f32>,
    /// Other words of each pack that are nobody's words of grammar.
    vocabulary: Vec<f32>,
    /// Words that have letters of each pack and others.
    strange: Vec<f32>,
}

impl Tally {
    fn of(sample: &Sample, with_vocabulary: bool) -> Self {
        let known = |word: &str| (GRAMMAR.languages(word), if with_vocabulary { VOCABULARY.languages(word) } else { 0 });
        // Where nothing outside quotation marks tells anything, what is inside has to.
        let told_outside = sample.words().any(|(word, context, _)| !context.quoted && known(word) != (0, 0));
        let quoted = if told_outside { QUOTED } else { 1.0 };
        let total: f32 = sample.words().map(|(.., count)| count).sum();
        let capitals: f32 = sample.words().filter(|(_, context, _)| context.named).map(|(.., count)| count).sum();
        let named = if capitals > NAMED_SHARE * total { 1.0 } else { NAMED };
        let languages = PACKS.len() + foreign_languages();
        let mut tally = Self {
            all: 0.0,
            told_outside,
            grammar: vec![0.0; languages],
            vocabulary: vec![0.0; PACKS.len()],
            strange: vec![0.0; PACKS.len()],
        };
        for (word, context, count) in sample.words() {
            let weight = count * if context.quoted { quoted } else { 1.0 } * if context.named { named } else { 1.0 };
            tally.all += weight;
            let (mut grammar, vocabulary) = known(word);
            // "l'exèrcit" is an article and a noun, "they've" a pronoun and a verb.
            if let Some(at) = word.find('\'') {
                let halves = [&word[..=at], &word[at..], &word[at + 1..]];
                grammar = halves.iter().fold(grammar, |all, half| all | GRAMMAR.languages(half));
            }
            let vocabulary = if grammar == 0 { vocabulary } else { 0 };
            for (at, evidence) in tally.grammar.iter_mut().enumerate() {
                *evidence += if grammar >> at & 1 == 1 { weight } else { 0.0 };
            }
            for (at, evidence) in tally.vocabulary.iter_mut().enumerate() {
                *evidence += if vocabulary >> at & 1 == 1 { weight } else { 0.0 };
            }
            if !word.is_ascii() && !context.named {
                for (at, evidence) in tally.strange.iter_mut().enumerate() {
                    let own = |c: char| c.is_ascii() || accented_letters(at).contains(&c);
                    if word.chars().any(own) && !word.chars().all(own) {
                        *evidence += weight;
                    }
                }
            }
        }
        tally
    }

    /// What speaks for a pack beside the others.
    fn evidence(&self, at: usize) -> f32 {
        self.grammar[at] + OTHER_WORD * self.vocabulary[at] - STRANGE * self.strange[at]
    }

    /// Of equals the first.
    fn best(&self) -> usize {
        (0..PACKS.len()).rev().max_by(|&a, &b| self.evidence(a).total_cmp(&self.evidence(b))).unwrap_or_default()
    }

    /// Whether words of grammar alone tell which of ours it would be, and that it is no unknown one.
    fn is_plain(&self) -> bool {
        let best = self.best();
        let others = (0..PACKS.len()).filter(|&at| at != best);
        self.told_outside
            && self.grammar[best] >= PLENTY
            && others.map(|at| self.grammar[at]).all(|other| other < self.grammar[best] / 2.0)
            && !self.is_unknown(best)
    }

    /// Whether hardly any word is the pack's.
    fn is_unknown(&self, at: usize) -> bool {
        self.grammar[at] + self.vocabulary[at] < KNOWN_SHARE * (self.all - UNKNOWN_WORDS)
    }

    /// The place of the language among the packs; `None` where the text is in another.
    fn verdict(&self) -> Option<usize> {
        let best = self.best();
        let foreign = self.grammar[PACKS.len()..].iter().copied().fold(0.0, f32::max) + STRANGE * self.strange[best];
        let is_foreign = self.all >= FEWEST && foreign > FOREIGN_SHARE * self.grammar[best] + FOREIGN_MARGIN;
        (!is_foreign && !self.is_unknown(best)).then_some(best)
    }
}
