//! The article of a web page as text.

use dom_smoothie::{Config, Readability, TextMode};

/// How deep elements may stand in each other. Browsers stop at 512; finding the article takes the square of the depth and more.
const DEEPEST: usize = 512;

/// Elements that hold nothing, or that the next of their kind ends.
const FLAT: &str = " area base br col embed hr img input link meta param source track wbr \
                     p li dt dd tr td th tbody thead tfoot option optgroup colgroup ";

/// Elements in which a tag is no tag.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The headline and the paragraphs of the article that a page holds.
pub fn article(page: &str) -> Result<String, String> {
    if depth(page) > DEEPEST {
        return Err(format!("its elements stand more than {DEEPEST} deep in each other"));
    }
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut page = Readability::new(page, None, Some(config)).map_err(|error| error.to_string())?;
    let article = page.parse().map_err(|_| "no article was found in the page".to_owned())?;
    let (title, text) = (article.title.trim(), article.text_content.trim());
    // Some pages have their headline within the article.
    Ok(if title.is_empty() || text.starts_with(title) { text.to_owned() } else { format!("{title}\n\n{text}") })
}

/// How deep elements stand in each other, by their tags alone: a parser would take the square of the depth to tell.
fn depth(page: &str) -> usize {
    let (mut depth, mut deepest, mut drawings) = (0_usize, 0, 0_usize);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let closes = rest.starts_with('/');
        let tag = if closes { &rest[1..] } else { rest };
        let length = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(tag.len());
        let name = tag[..length].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || FLAT.contains(&format!(" {name} ")) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
            drawings = drawings.saturating_sub(usize::from(name == "svg"));
            continue;
        }
        rest = &tag[length..];
        if RAW.contains(&name.as_str()) {
            rest = after(rest, &name);
            continue;
        }
        drawings += usize::from(name == "svg");
        // Only in drawings does a tag that ends in a slash stand for a whole element.
        if drawings == 0 || !rest[..rest.find(['<', '>']).unwrap_or(rest.len())].ends_with('/') {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
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
    fn depth_is_told_by_tags() {
        assert_eq!(depth("<div><p>uno<p>dos<br><b>tres</b></div><div><!-- <i><i><i> --></div>"), 2);
        assert_eq!(depth("<SCRIPT>'<i><i><i>'</Script><title><b></title><a>"), 1);
        assert_eq!(depth("<svg><path d='m'/><path/><path/></svg><div/><div/>"), 2);
        assert_eq!(depth("1 < 2, <3, </, <"), 0);
        assert_eq!(depth(&"<div>".repeat(2_000)), 2_000);
    }
}
