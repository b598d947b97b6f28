//! The article of a web page as text.

use dom_smoothie::{Config, Readability, TextMode};

/// How deep elements may stand in each other. Browsers stop at 512; finding the article takes the square of the depth and more.
const DEEPEST: usize = 512;

/// How many attributes a tag may have, or a little fewer: the parser holds each against all.
const MOST: usize = 2_000;

/// Elements that hold nothing, or that the next of their kind ends.
const FLAT: &str = " area base br col embed hr img input link meta param source track wbr \
                     p li dt dd tr td th tbody thead tfoot option optgroup colgroup ";

/// Elements in which a tag is no tag.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The headline and the paragraphs of the article that a page holds.
pub fn article(page: &str) -> Result<String, String> {
    check(page)?;
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut page = Readability::new(page, None, Some(config)).map_err(|error| error.to_string())?;
    let article = page.parse().map_err(|_| "no article was found in the page".to_owned())?;
    let (title, text) = (article.title.trim(), article.text_content.trim());
    // Some pages have their headline within the article.
    Ok(if title.is_empty() || text.starts_with(title) { text.to_owned() } else { format!("{title}\n\n{text}") })
}

/// Refuses pages over which the parser would take the square of their length, or more. It goes by the tags alone, and once through them.
fn check(page: &str) -> Result<(), String> {
    let (mut depth, mut drawings) = (0_usize, 0_usize);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let closes = rest.starts_with('/');
        let tag = if closes { &rest[1..] } else { rest };
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let length = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(tag.len());
        let name = tag[..length].to_ascii_lowercase();
        let inside = attributes(&tag[length..])?;
        rest = &tag[length + inside.len()..];
        if closes {
            depth = depth.saturating_sub(usize::from(!is_flat(&name)));
            drawings = drawings.saturating_sub(usize::from(name == "svg"));
        } else if RAW.contains(&name.as_str()) {
            rest = after(rest, &name);
        } else if !is_flat(&name) {
            drawings += usize::from(name == "svg");
            // Only in drawings does a tag that ends in a slash stand for a whole element.
            depth += usize::from(drawings == 0 || !inside.ends_with('/'));
        }
        if depth > DEEPEST {
            return Err(format!("its elements stand more than {DEEPEST} deep in each other"));
        }
    }
    Ok(())
}

fn is_flat(name: &str) -> bool {
    FLAT.contains(&format!(" {name} "))
}

/// What stands in a tag after its name; refused where that is too many attributes.
fn attributes(tag: &str) -> Result<&str, String> {
    let (mut quote, mut last, mut spaced, mut parts) = (None, b' ', false, 0);
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(mark), _) if byte != mark => continue,
            (Some(_), _) => {
                quote = None;
                parts += 1;
            }
            (None, b'>') => return Ok(&tag[..at]),
            // Anywhere else a quotation mark is a letter of a name or value.
            (None, b'"' | b'\'') if last == b'=' => quote = Some(byte),
            (None, b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') => {
                parts += usize::from(!spaced);
                spaced = true;
                continue;
            }
            _ => {}
        }
        (last, spaced) = (byte, false);
        if parts > MOST {
            return Err(format!("an element has more than {MOST} attributes"));
        }
    }
    Ok(tag)
}

/// What comes after the tag that closes an element of this name; nothing where it stays open.
fn after<'a>(page: &'a str, name: &str) -> &'a str {
    let closes = |(at, _): &(usize, &str)| page.get(at + 2..at + 2 + name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
    page.match_indices("</").find(closes).map_or("", |(at, _)| &page[at + 2 + name.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_too_deep_is_refused() {
        let deep = |page: &str, times: usize| check(&page.repeat(times)).is_err();
        for page in [
            "<div>",
            "<DIV class='a>b'>",
            "<b>x",
            "<svg><path>",
            "<div/>",
            "</p><i>",
            "<div><!-- </div> -->",
            "<a title=\"</a>\">",
        ] {
            assert!(deep(page, 600), "{page}");
        }
        for page in [
            "<p>uno",
            "<li>uno<br>",
            "<div></div>",
            "<svg><path d='m'/></svg>",
            "<script>'<i>'</Script>",
            "<!-- <i> -->",
            "<title><b></title>",
            "1 < 2, <3, </, <",
            "<table><tr><td>1<tr><td>2</table>",
        ] {
            assert!(!deep(page, 5_000), "{page}");
        }
    }

    #[test]
    fn what_has_too_many_attributes_is_refused() {
        for attribute in [" a", " a='b c'", "a='b'", "/a", " <a", " a=b'"] {
            assert!(check(&format!("<p{}>", attribute.repeat(5_000))).is_err(), "{attribute}");
        }
        assert!(check(&format!("<p a='{}'>", " b".repeat(5_000))).is_ok());
        assert!(check(&"<p a=b c='d'>".repeat(5_000)).is_ok());
    }
}
