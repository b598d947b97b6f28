//! How names are compared: without case, accents, spaces and marks. The build step reads this file too, so that the sets of
//! names that it makes and the text are read the same way.

/// A letter without its accent; `None` for an accent that stands by itself.
#[must_use]
pub fn fold_char(c: char) -> Option<char> {
    Some(match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'ñ' | 'ń' | 'ň' => 'n',
        'ç' | 'ć' | 'č' => 'c',
        'š' | 'ś' | 'ş' | 'ș' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ğ' => 'g',
        'ř' => 'r',
        'ť' | 'ț' => 't',
        'ď' | 'đ' => 'd',
        '’' => '\'',
        '\u{0300}'..='\u{036F}' => return None,
        other => other,
    })
}

/// The hash of a name's words (FNV-1a): nobody who wants collisions chooses the names. What stands between words does not
/// count, so that Al-Bab is Al Bab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameHash(u64);

impl NameHash {
    /// The hash of no words.
    #[must_use]
    pub const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Goes on with a word in lower case, or with several.
    pub fn push(&mut self, words: &str) {
        let parts = |c: char| !c.is_alphanumeric() && fold_char(c).is_some();
        for word in words.split(parts).filter(|word| !word.is_empty()) {
            word.chars().filter_map(fold_char).for_each(|c| self.push_number(u32::from(c)));
            self.push_number(u32::from(' '));
        }
    }

    const fn push_number(&mut self, number: u32) {
        self.0 = (self.0 ^ number as u64).wrapping_mul(0x0100_0000_01b3);
    }

    /// The hash as a number below `range`; each odd factor makes another hash of it.
    #[must_use]
    pub const fn below(self, range: u32, factor: u32) -> u32 {
        // FNV mixes its low bits best into the high ones.
        (((self.0.wrapping_mul(factor as u64) >> 32) * range as u64) >> 32) as u32
    }
}

/// Whether a name may go on after this mark: Al-Qaeda, O'Neill, AT&T.
#[must_use]
pub const fn joins_names(mark: char) -> bool {
    matches!(mark, '-' | '‑' | '\'' | '’' | '&')
}
