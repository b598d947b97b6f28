//! The text of a page, which may be older than UTF-8.

use encoding_rs::{Encoding, UTF_8};

use super::utf8;

/// Within how many bytes a page declares its encoding.
///
/// Source: <https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding>
const DECLARED_WITHIN: usize = 1024;

/// A page as text: by the mark at its beginning, in UTF-8, or as it declares. One that is not UTF-8 and declares nothing else is
/// refused, since a guess makes words of it that nobody wrote.
pub fn decoded(page: Vec<u8>) -> Result<String, String> {
    let marked = Encoding::for_bom(&page).map(|(encoding, _)| encoding);
    let older = || declared(&page).filter(|_| str::from_utf8(&page).is_err());
    match marked.or_else(older) {
        Some(encoding) => Ok(encoding.decode(&page).0.into_owned()),
        None => utf8(page),
    }
}

/// The encoding, other than UTF-8, that a page declares: `<meta charset="…">`, or within what a `content` says.
fn declared(page: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&page[..page.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let found = head.split("<meta").skip(1).find_map(|tag| {
        let (_, value) = tag.split('>').next()?.split_once("charset")?;
        let label = value.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
        Encoding::for_label(label.split(['"', '\'', ' ', ';', '/']).next()?.as_bytes())
    });
    // A page that could be read as far as that is in no encoding of two bytes a letter, whatever it says.
    found.map(Encoding::output_encoding).filter(|encoding| *encoding != UTF_8)
}
