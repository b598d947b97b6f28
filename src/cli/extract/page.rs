//! The article of a web page as text.

use dom_smoothie::{Config, Readability, TextMode};

/// The headline and the paragraphs of the article that a page holds.
pub fn article(page: &str) -> Result<String, String> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut page = Readability::new(page, None, Some(config)).map_err(|error| error.to_string())?;
    let article = page.parse().map_err(|_| "no article was found in the page".to_owned())?;
    let (title, text) = (article.title.trim(), article.text_content.trim());
    // Some pages have their headline within the article.
    Ok(if title.is_empty() || text.starts_with(title) { text.to_owned() } else { format!("{title}\n\n{text}") })
}
