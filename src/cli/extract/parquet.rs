//! Rows as a Parquet file, column by column.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriterImpl;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use subraya::rows::{COLUMNS, Cell, ColumnKind, Row};

/// How many rows are held before they are written as a group: few enough that memory is small.
const GROUP: usize = 1 << 16;

/// The cells of a column: those that are there, and for each row whether it has one.
enum Cells {
    Integers(Vec<i64>, Vec<i16>),
    Strings(Vec<ByteArray>, Vec<i16>),
}

/// Rows, turned to columns.
pub struct Columns {
    cells: Vec<Cells>,
    rows: usize,
}

impl Columns {
    /// The columns of these rows.
    pub fn of(rows: &[Row]) -> Self {
        let empty = |kind| match kind {
            ColumnKind::Integer => Cells::Integers(Vec::new(), Vec::new()),
            ColumnKind::String => Cells::Strings(Vec::new(), Vec::new()),
        };
        let mut columns = Self { cells: COLUMNS.iter().map(|column| empty(column.kind)).collect(), rows: rows.len() };
        for row in rows {
            for (cells, cell) in columns.cells.iter_mut().zip(row.cells()) {
                match (cells, cell) {
                    (Cells::Integers(values, there), Cell::Integer(value)) => {
                        values.push(value);
                        there.push(1);
                    }
                    (Cells::Strings(values, there), Cell::String(value)) => {
                        values.push(value.as_bytes().to_vec().into());
                        there.push(1);
                    }
                    (Cells::Integers(_, there) | Cells::Strings(_, there), _) => there.push(0),
                }
            }
        }
        columns
    }

    fn append(&mut self, more: Self) {
        for pair in self.cells.iter_mut().zip(more.cells) {
            match pair {
                (Cells::Integers(values, there), Cells::Integers(more, are)) => {
                    values.extend(more);
                    there.extend(are);
                }
                (Cells::Strings(values, there), Cells::Strings(more, are)) => {
                    values.extend(more);
                    there.extend(are);
                }
                _ => {}
            }
        }
        self.rows += more.rows;
    }
}

/// What writes the file.
pub struct Writer {
    file: SerializedFileWriter<Box<dyn Write + Send>>,
    held: Columns,
}

impl Writer {
    /// Begins a file.
    pub fn new(out: Box<dyn Write + Send>) -> io::Result<Self> {
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let schema = schema().map_err(told)?;
        let file = SerializedFileWriter::new(out, schema, Arc::new(properties)).map_err(told)?;
        Ok(Self { file, held: Columns::of(&[]) })
    }

    /// Takes rows, and writes those that it holds when they are many.
    pub fn take(&mut self, rows: Columns) -> io::Result<()> {
        self.held.append(rows);
        if self.held.rows < GROUP { Ok(()) } else { self.write() }
    }

    /// Writes what is left and the index, without which nothing can read the file.
    pub fn end(mut self) -> io::Result<()> {
        if self.held.rows > 0 {
            self.write()?;
        }
        self.file.close().map(drop).map_err(told)
    }

    fn write(&mut self) -> io::Result<()> {
        let columns = std::mem::replace(&mut self.held, Columns::of(&[]));
        write_group(&mut self.file, &columns).map_err(told)
    }
}

fn write_group(file: &mut SerializedFileWriter<Box<dyn Write + Send>>, columns: &Columns) -> Result<(), ParquetError> {
    let mut group = file.next_row_group()?;
    for (column, cells) in COLUMNS.iter().zip(&columns.cells) {
        let Some(mut writer) = group.next_column()? else { break };
        match cells {
            Cells::Integers(values, there) => write_column(writer.typed::<Int64Type>(), values, there, column.nullable)?,
            Cells::Strings(values, there) => write_column(writer.typed::<ByteArrayType>(), values, there, column.nullable)?,
        }
        writer.close()?;
    }
    group.close().map(drop)
}

fn write_column<T: DataType>(
    writer: &mut ColumnWriterImpl<T>,
    values: &[T::T],
    there: &[i16],
    nullable: bool,
) -> Result<(), ParquetError> {
    writer.write_batch(values, nullable.then_some(there), None).map(drop)
}

fn schema() -> Result<TypePtr, ParquetError> {
    let fields = COLUMNS.iter().map(|column| {
        let (physical, logical) = match column.kind {
            ColumnKind::Integer => (Physical::INT64, None),
            ColumnKind::String => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let repetition = if column.nullable { Repetition::OPTIONAL } else { Repetition::REQUIRED };
        let field = Type::primitive_type_builder(column.name, physical).with_repetition(repetition).with_logical_type(logical);
        field.build().map(Arc::new)
    });
    Type::group_type_builder("rows").with_fields(fields.collect::<Result<_, _>>()?).build().map(Arc::new)
}

fn told(error: ParquetError) -> io::Error {
    match error {
        // A pipe that nobody reads any more is no failure of ours.
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
