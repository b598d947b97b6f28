//! Byte offsets turned into the unit that a caller counts in, in one ordered pass.

use serde::Serialize;

use crate::{Analysis, Span};

/// The unit in which a result counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-16 code units, as JavaScript strings count.
    Utf16,
    /// Bytes of UTF-8, as Rust strings count.
    Utf8,
    /// Unicode scalar values, as Python strings count.
    Chars,
}

impl OffsetUnit {
    fn width(self, c: char) -> usize {
        match self {
            Self::Utf16 => c.len_utf16(),
            Self::Utf8 => c.len_utf8(),
            Self::Chars => 1,
        }
    }
}

impl Analysis {
    /// The same result with every offset counted in `unit`.
    ///
    /// `text` is the analysed text. A result that is not in bytes any more is given back as it is.
    ///
    /// ```
    /// use subraya::{analyze, OffsetUnit, Options};
    /// let text = "«Así será», dijo Putin.";
    /// let result = analyze(text, &Options::default())?.with_offsets(text, OffsetUnit::Chars);
    /// assert_eq!(result.attributions[0].content[0].start, 1);
    /// # Ok::<(), subraya::Error>(())
    /// ```
    #[must_use]
    pub fn with_offsets(mut self, text: &str, unit: OffsetUnit) -> Self {
        if self.offsets != OffsetUnit::Utf8 || unit == OffsetUnit::Utf8 {
            return self;
        }
        let mut offsets = Vec::new();
        self.each_offset(|offset| offsets.push(*offset));
        crate::order::sort_by_key(&mut offsets, |&offset| offset);
        offsets.dedup();
        let (mut at_byte, mut at_unit) = (0, 0);
        let converted: Vec<usize> = offsets
            .iter()
            .map(|&offset| {
                let passed = text.get(at_byte..offset).unwrap_or_default();
                at_unit += passed.chars().map(|c| unit.width(c)).sum::<usize>();
                at_byte = offset;
                at_unit
            })
            .collect();
        self.each_offset(|offset| {
            if let Ok(found) = offsets.binary_search(offset) {
                *offset = converted[found];
            }
        });
        self.offsets = unit;
        self
    }

    fn each_offset(&mut self, mut visit: impl FnMut(&mut usize)) {
        let mut visit_span = |span: &mut Span| {
            visit(&mut span.start);
            visit(&mut span.end);
        };
        for attribution in &mut self.attributions {
            attribution.source.iter_mut().for_each(&mut visit_span);
            attribution.cue.iter_mut().for_each(&mut visit_span);
            attribution.content.iter_mut().for_each(&mut visit_span);
        }
        for mention in self.actors.iter_mut().flat_map(|actor| &mut actor.mentions) {
            visit(&mut mention.start);
            visit(&mut mention.end);
        }
        for figure in &mut self.figures {
            visit(&mut figure.start);
            visit(&mut figure.end);
        }
    }
}
