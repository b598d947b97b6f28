//! What is written, and where.

use std::io::{self, Write};

use clap::ValueEnum;
use subraya::rows::Row;

#[cfg(feature = "parquet")]
use super::parquet;
use super::table;

/// The form of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// A JSON object a line.
    Jsonl,
    /// A table with commas, and the names of the columns first.
    Csv,
    /// A Parquet file; in builds with the feature `parquet` alone.
    Parquet,
}

/// The rows of a document, ready to be written.
pub enum Encoded {
    /// Bytes that only have to be appended.
    Lines(Vec<u8>),
    /// Columns.
    #[cfg(feature = "parquet")]
    Columns(parquet::Columns),
}

impl Form {
    /// Makes of rows what is written.
    pub fn encode(self, rows: &[Row]) -> Result<Encoded, String> {
        match self {
            Self::Jsonl => table::json_lines(rows).map(Encoded::Lines).map_err(|error| error.to_string()),
            Self::Csv => Ok(Encoded::Lines(table::csv(rows))),
            #[cfg(feature = "parquet")]
            Self::Parquet => Ok(Encoded::Columns(parquet::Columns::of(rows))),
            #[cfg(not(feature = "parquet"))]
            Self::Parquet => Err(NO_PARQUET.to_owned()),
        }
    }
}

/// What a build without Parquet says.
#[cfg(not(feature = "parquet"))]
pub const NO_PARQUET: &str = "this build does not write Parquet; `cargo build --release --features parquet` makes one that does";

/// Where the rows go.
pub enum Sink {
    /// Lines, and how many bytes have been written.
    Lines(Box<dyn Write + Send>, u64),
    /// A Parquet file.
    #[cfg(feature = "parquet")]
    Parquet(Box<parquet::Writer>),
}

impl Sink {
    /// Begins an output, or goes on with one that has so many bytes.
    pub fn new(form: Form, mut out: Box<dyn Write + Send>, written: u64) -> io::Result<Self> {
        match form {
            Form::Csv if written == 0 => {
                let header = table::csv_header();
                out.write_all(header.as_bytes())?;
                Ok(Self::Lines(out, header.len() as u64))
            }
            Form::Jsonl | Form::Csv => Ok(Self::Lines(out, written)),
            #[cfg(feature = "parquet")]
            Form::Parquet => parquet::Writer::new(out).map(|writer| Self::Parquet(Box::new(writer))),
            #[cfg(not(feature = "parquet"))]
            Form::Parquet => Err(io::Error::other(NO_PARQUET)),
        }
    }

    /// Writes the rows of a document.
    pub fn write(&mut self, rows: Encoded) -> io::Result<()> {
        match (self, rows) {
            (Self::Lines(out, written), Encoded::Lines(lines)) => {
                *written += lines.len() as u64;
                out.write_all(&lines)
            }
            #[cfg(feature = "parquet")]
            (Self::Parquet(writer), Encoded::Columns(columns)) => writer.take(columns),
            #[cfg(feature = "parquet")]
            _ => Err(io::Error::other("rows of another form")),
        }
    }

    /// Hands everything on, and says how many bytes that are.
    pub fn flush(&mut self) -> io::Result<u64> {
        match self {
            Self::Lines(out, written) => out.flush().map(|()| *written),
            // A Parquet file can't be gone on with, so nobody asks.
            #[cfg(feature = "parquet")]
            Self::Parquet(_) => Ok(0),
        }
    }

    /// Ends the output.
    pub fn end(self) -> io::Result<()> {
        match self {
            Self::Lines(mut out, _) => out.flush(),
            #[cfg(feature = "parquet")]
            Self::Parquet(writer) => writer.end(),
        }
    }
}
