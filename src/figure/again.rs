//! Figures that go on with what others have counted.

use super::owner::Owner;
use super::{Draft, Reader, is_people};
use crate::Category;
use crate::lang::counting::WordRole;

/// How many figures back one of the same noun is looked for.
const COUNTED_BACK: usize = 256;

impl Reader<'_> {
    /// Whether a draft tells how many "the losses" are right after its paragraph has counted people: it is about the same ones,
    /// whoever tells it.
    pub(super) fn goes_on_counting(&self, drafts: &[Draft], index: usize) -> bool {
        let (Some(draft), Some(before)) = (drafts.get(index), index.checked_sub(1).map(|before| &drafts[before])) else {
            return false;
        };
        let start = draft.figure.tokens.start;
        let losses = draft
            .figure
            .unit
            .as_ref()
            .is_some_and(|unit| unit.end <= start && unit.start > 0 && self.role(unit.start - 1) == Some(WordRole::The));
        losses
            && draft.figure.category == Category::Casualties
            && is_people(before.figure.category)
            && before.figure.tokens.start >= self.document.paragraph_of(start).start
    }

    /// The owner of what an earlier figure counted, of which this one tells a part by the same noun, "11 of the 16 drones", or
    /// which it counts again.
    pub(super) fn counted_before(&self, draft: &Draft, drafts: &[Draft], owners: &[Option<Owner>]) -> Option<Owner> {
        let start = draft.figure.tokens.start;
        let drafts = &drafts[..owners.len()];
        // "murieron dos soldados… Además de los dos soldados muertos".
        let again = start > 0 && self.role(start - 1) == Some(WordRole::The);
        if draft.possessive || !draft.partitive && !again {
            return None;
        }
        let near = drafts.len().saturating_sub(COUNTED_BACK);
        let counts = |draft: &Draft| (draft.figure.quantity, draft.figure.category);
        let twin = || Some(near + drafts[near..].iter().rposition(|before| counts(before) == counts(draft))?);
        let from = if draft.partitive { near } else { twin()? };
        self.of_same_noun(draft, &drafts[from..], &owners[from..])
    }

    /// The owner of the last figure before that counts by the same noun.
    pub(super) fn of_same_noun(&self, draft: &Draft, drafts: &[Draft], owners: &[Option<Owner>]) -> Option<Owner> {
        let head = |draft: &Draft| {
            let unit = draft.figure.unit.as_ref()?;
            Some(self.document.key(if self.pack.morphology.head_final { unit.end - 1 } else { unit.start }))
        };
        let noun = head(draft)?;
        let before = drafts.iter().zip(owners).rev().take(COUNTED_BACK);
        before
            .filter(|(before, _)| before.figure.category == draft.figure.category && head(before) == Some(noun))
            .find_map(|(_, owner)| owner.filter(|owner| owner.country.is_some()))
    }

    /// Whether two items of a list are of one kind, so that who owns the first owns the second: not "tres agentes y 26 civiles".
    pub(super) fn is_alike(&self, draft: &Draft, before: &Draft) -> bool {
        is_people(draft.figure.category) == is_people(before.figure.category)
            && (draft.figure.unit.is_none() || self.band(draft) == self.band(before))
    }

    /// Whether a count that names nothing but a fate is of those whom the figure before it in the sentence counts.
    pub(super) fn is_of_the_same(&self, draft: &Draft, before: &Draft) -> bool {
        let sentence = self.document.sentence_of(draft.figure.tokens.start);
        let fate = self.counted_noun(draft).is_some_and(|noun| noun.category == Category::Casualties && noun.fate.is_casualty());
        let same = is_people(before.figure.category) && before.figure.tokens.start >= sentence.start;
        // "10.000 soldados vigilan la frontera, y otros 1.000 ingenieros la desminan".
        let other = self.phrase_before(draft.figure.tokens.start, WordRole::Other).is_some();
        let further = other && draft.figure.category == before.figure.category && is_people(draft.figure.category);
        let through = || (before.figure.tokens.end..draft.figure.tokens.start).all(|at| !self.is_boundary(at));
        same && (further || fate && through())
    }
}
