//! Byte offsets turned into the unit that a caller counts in, in one ordered pass.

use serde::Serialize;

use crate::{Analysis, Span};

/// The unit in which a result counts.
///
/// ```
/// use subraya::{OffsetUnit, Options, analyze};
///
/// let text = "🕊 Moscú lo niega.";
/// let start = |unit| Ok(analyze(text, &Options::default())?.with_offsets(text, unit).actors[0].mentions[0].start);
/// assert_eq!([start(OffsetUnit::Utf8)?, start(OffsetUnit::Utf16)?, start(OffsetUnit::Chars)?], [5, 3, 2]);
/// # Ok::<(), subraya::Error>(())
/// ```
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
    /// How many units the characters have that begin in these bytes.
    fn count(self, bytes: &[u8]) -> usize {
        if bytes.is_ascii() {
            return bytes.len();
        }
        // Each byte but those that go on with a character counts one, and in UTF-16 one that begins a character of four two.
        let astral = if self == Self::Utf16 { 0xf0 } else { u8::MAX };
        bytes.iter().fold(0, |units, &byte| units + usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= astral))
    }
}

/// Turns offsets in bytes of one text into a unit.
pub(crate) struct Counter<'a> {
    text: &'a str,
    unit: OffsetUnit,
    /// The units before each block of the text; none where the unit is bytes.
    before: Vec<u32>,
}

impl<'a> Counter<'a> {
    pub(crate) fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let mut passed = 0;
        let blocks = if unit == OffsetUnit::Utf8 { "" } else { text }.as_bytes().chunks(BLOCK);
        let counted = blocks.map(|block| {
            let after = passed + unit.count(block) as u32;
            std::mem::replace(&mut passed, after)
        });
        Self { text, unit, before: counted.collect() }
    }

    /// The units before this byte.
    pub(crate) fn at(&self, offset: usize) -> usize {
        if self.unit == OffsetUnit::Utf8 {
            return offset;
        }
        let block = (offset / BLOCK).min(self.before.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        self.before.get(block).map_or(0, |&before| before as usize) + self.unit.count(rest)
    }
}

/// The text is counted once in blocks of so many bytes, and each offset from its block's beginning.
const BLOCK: usize = 64;

impl Analysis {
    /// The same result with every offset counted in `unit`.
    ///
    /// `text` is the analysed text. A result that is not in bytes any more is given back as it is.
    ///
    /// ```
    /// use subraya::{OffsetUnit, Options, analyze};
    ///
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
        let counter = Counter::new(text, unit);
        self.each_offset(|offset| *offset = counter.at(*offset));
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
