//! The result for programs.

use std::io::{self, Write};

use serde::Serialize;
use subraya::{Analysis, OffsetUnit};

use super::{Article, Printer};

/// A result with the name of its input.
#[derive(Serialize)]
struct Named<'a> {
    file: &'a str,
    #[serde(flatten)]
    analysis: Analysis,
}

/// One indented object, or an array of them.
pub struct Json {
    offsets: OffsetUnit,
    several: bool,
    printed: usize,
}

impl Json {
    pub fn new(offsets: OffsetUnit, several: bool) -> Self {
        Self { offsets, several, printed: 0 }
    }
}

impl Printer for Json {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.several { out.write_all(b"[") } else { Ok(()) }
    }

    fn print(&mut self, out: &mut dyn Write, article: Article) -> io::Result<()> {
        let analysis = article.analysis.with_offsets(article.text, self.offsets);
        if self.several {
            out.write_all(if self.printed > 0 { b",\n" } else { b"\n" })?;
            serde_json::to_writer_pretty(&mut *out, &Named { file: article.name, analysis })?;
        } else {
            serde_json::to_writer_pretty(&mut *out, &analysis)?;
            out.write_all(b"\n")?;
        }
        self.printed += 1;
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.several { out.write_all(b"\n]\n") } else { Ok(()) }
    }
}

/// One object a line.
pub struct JsonLines {
    offsets: OffsetUnit,
}

impl JsonLines {
    pub fn new(offsets: OffsetUnit) -> Self {
        Self { offsets }
    }
}

impl Printer for JsonLines {
    fn print(&mut self, out: &mut dyn Write, article: Article) -> io::Result<()> {
        let analysis = article.analysis.with_offsets(article.text, self.offsets);
        serde_json::to_writer(&mut *out, &Named { file: article.name, analysis })?;
        out.write_all(b"\n")
    }
}
