//! The headers that the page is served with, as `www/_headers` has them for every host.

use std::path::Path;

use hyper::header::{HeaderName, HeaderValue};

use crate::workspace::{Outcome, read};

/// A path, or the beginning of one where it ends with a star, and what its answers say.
#[derive(Debug)]
struct Rule {
    path: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// All rules, in the order of the file.
#[derive(Debug)]
pub struct Headers(Vec<Rule>);

impl Headers {
    /// Reads the file. An error is a line that is neither a path nor a header.
    pub fn read(www: &Path) -> Outcome<Self> {
        Self::parse(&read(&www.join("_headers"))?)
    }

    fn parse(text: &str) -> Outcome<Self> {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            if line.starts_with('/') {
                rules.push(Rule { path: line.trim_end().to_owned(), headers: Vec::new() });
                continue;
            }
            let header = line.split_once(':').and_then(|(name, value)| {
                let name = HeaderName::from_bytes(name.trim().as_bytes()).ok()?;
                Some((name, HeaderValue::from_str(value.trim()).ok()?))
            });
            match (header, rules.last_mut()) {
                (Some(header), Some(rule)) => rule.headers.push(header),
                _ => return Err(format!("_headers: this is no path and no header: {line}")),
            }
        }
        Ok(Self(rules))
    }

    /// What the answer to this path says.
    pub fn of(&self, path: &str) -> impl Iterator<Item = &(HeaderName, HeaderValue)> {
        let fits = move |rule: &&Rule| match rule.path.strip_suffix('*') {
            Some(beginning) => path.starts_with(beginning),
            None => rule.path == path,
        };
        self.0.iter().filter(fits).flat_map(|rule| &rule.headers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str) -> Vec<String> {
        let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www");
        let headers = Headers::read(&www).expect("www/_headers can be read");
        headers.of(path).map(|(name, _)| name.to_string()).collect()
    }

    #[test]
    fn pages_cannot_be_framed_or_held_but_the_engine_page() {
        for page in ["/", "/index.html", "/bookmarklet/", "/bookmarklet/index.html"] {
            for name in ["x-frame-options", "cross-origin-opener-policy"] {
                assert!(names(page).contains(&name.to_owned()), "{name} of {page}");
            }
        }
        let engine = names("/bookmarklet/engine.html");
        assert!(engine.contains(&"cross-origin-embedder-policy".to_owned()), "{engine:?}");
        for name in ["x-frame-options", "cross-origin-opener-policy"] {
            assert!(!engine.contains(&name.to_owned()), "{name} in {engine:?}");
        }
        assert!(names("/pkg/subraya_bg.wasm").contains(&"access-control-allow-origin".to_owned()));
    }

    #[test]
    fn a_line_that_is_nothing_is_told() {
        for text in ["  X-Early: yes\n", "/path\nrubbish\n", "/path\n  B@d: x\n"] {
            assert!(Headers::parse(text).is_err(), "{text}");
        }
    }
}
