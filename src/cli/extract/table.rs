//! Rows as lines of a file.

use std::io::Write as _;

use subraya::rows::{COLUMNS, Cell, Row};

/// Rows as JSON, one object a line.
pub fn json_lines(rows: &[Row]) -> Result<Vec<u8>, serde_json::Error> {
    let mut lines = Vec::new();
    for row in rows {
        serde_json::to_writer(&mut lines, row)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// The names of the columns as the first line of a CSV.
pub fn csv_header() -> String {
    COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>().join(",") + "\r\n"
}

/// Rows as RFC 4180 has them: all text is quoted, so that what is absent differs from what is empty. Programs read these files, whatever
/// the reader's language: the separator is a comma, and there is no byte order mark, unlike in the page's tables.
pub fn csv(rows: &[Row]) -> Vec<u8> {
    let mut lines = Vec::new();
    for row in rows {
        for (place, cell) in row.cells().iter().enumerate() {
            if place > 0 {
                lines.push(b',');
            }
            match cell {
                Cell::Null => {}
                // A vector takes whatever is written to it.
                Cell::Integer(number) => drop(write!(lines, "{number}")),
                Cell::String(text) => quote(text, &mut lines),
            }
        }
        lines.extend(b"\r\n");
    }
    lines
}

/// A text in quotation marks. Sooner or later somebody opens a CSV in a spreadsheet, which runs a formula that an article, or the name of
/// a file, has smuggled in: as in the page's tables, an apostrophe stands before what could be one. JSON and Parquet have the words as they are.
fn quote(text: &str, lines: &mut Vec<u8>) {
    lines.push(b'"');
    if is_formula(text) {
        lines.push(b'\'');
    }
    for (place, part) in text.split('"').enumerate() {
        if place > 0 {
            lines.extend(b"\"\"");
        }
        lines.extend(part.as_bytes());
    }
    lines.push(b'"');
}

/// Whether some spreadsheet may take a text for a formula: they skip what is not seen, and know other forms of the signs.
fn is_formula(text: &str) -> bool {
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..)
    };
    let signs = "=+-@＝＋－＠﹦﹢﹣﹫⁺⁼₊₌﬩⩵⩶";
    text.starts_with(['\t', '\r', '\n']) || text.trim_start_matches(unseen).starts_with(|c| signs.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_is_none_for_a_spreadsheet() {
        for text in ["=1+1", "+1", "-1", "@a", "\u{200b}=1", "  =1", "＝1", "\ttext", "\u{feff}@a"] {
            assert!(is_formula(text), "{text:?}");
        }
        for text in ["", "3.000 soldados", "a=1", "«-1»", "el e-mail"] {
            assert!(!is_formula(text), "{text:?}");
        }
    }
}
