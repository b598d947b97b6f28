//! The Python package: the core, with results as dictionaries.
//!
//! What is here takes a string, lets other threads of Python run while the core reads it, and hands the result on. What needs no
//! Rust (types, data frames) is in `python/subraya/`.

use std::borrow::Cow;
use std::convert::Infallible;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};
use pythonize::pythonize;
use subraya::rows::{COLUMNS, Cell, Row};
use subraya::{Error, OffsetUnit, Options};

create_exception!(
    subraya,
    SubrayaError,
    PyValueError,
    "Why a text can't be served: a sentence for people, and `code` for programs."
);

/// The core, as `subraya` hands it on.
#[pymodule(gil_used = false)]
mod _subraya {
    use super::{Bound, PyModule, PyModuleMethods as _, PyResult, PyTuple, pythonize};

    #[pymodule_export]
    use super::{SubrayaError, analyze, columns, detect_language, rows};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("LANGUAGES", PyTuple::new(module.py(), subraya::LANGUAGES)?)?;
        module.add("MAX_BYTES", subraya::MAX_BYTES)?;
        module.add("COLUMNS", pythonize(module.py(), super::COLUMNS)?)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}

/// What an article holds: its actors, figures and attributions, each list in text order.
#[pyfunction]
#[pyo3(signature = (text, language=None, *, offsets="chars", rules=false))]
fn analyze<'py>(text: &Bound<'py, PyString>, language: Option<&str>, offsets: &str, rules: bool) -> PyResult<Bound<'py, PyAny>> {
    let py = text.py();
    let unit = unit(py, offsets)?;
    let words = words(text)?;
    let found = py.detach(|| Ok(subraya::analyze(&words, &Options { language, rules })?.with_offsets(&words, unit)));
    Ok(pythonize(py, &found.map_err(|error| refusal(py, &error))?)?)
}

/// The rows of a document: one an actor mention, figure or attribution, in text order.
#[pyfunction]
#[pyo3(signature = (document, text, language=None, *, offsets="chars"))]
fn rows<'py>(document: &str, text: &Bound<'py, PyString>, language: Option<&str>, offsets: &str) -> PyResult<Bound<'py, PyAny>> {
    with_rows(document, text, language, offsets, |rows| Ok(pythonize(text.py(), rows)?))
}

/// The same column by column.
#[pyfunction]
#[pyo3(signature = (document, text, language=None, *, offsets="chars"))]
fn columns<'py>(
    document: &str,
    text: &Bound<'py, PyString>,
    language: Option<&str>,
    offsets: &str,
) -> PyResult<Bound<'py, PyDict>> {
    let py = text.py();
    with_rows(document, text, language, offsets, |rows| {
        let rows: Vec<_> = rows.iter().map(Row::cells).collect();
        let columns = PyDict::new(py);
        for (index, column) in COLUMNS.iter().enumerate() {
            columns.set_item(column.name, PyList::new(py, rows.iter().map(|cells| Value(&cells[index])))?)?;
        }
        Ok(columns)
    })
}

fn with_rows<T>(
    document: &str,
    text: &Bound<'_, PyString>,
    language: Option<&str>,
    offsets: &str,
    take: impl FnOnce(&[Row]) -> PyResult<T>,
) -> PyResult<T> {
    let py = text.py();
    let unit = unit(py, offsets)?;
    let words = words(text)?;
    let found = py.detach(|| subraya::analyze(&words, &Options { language, rules: false }));
    let analysis = found.map_err(|error| refusal(py, &error))?;
    take(&subraya::rows::rows(document, &words, &analysis, unit))
}

/// A cell on its way to Python.
struct Value<'a>(&'a Cell<'a>);

impl<'py> IntoPyObject<'py> for Value<'_> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(match self.0 {
            Cell::Null => py.None().into_bound(py),
            Cell::Integer(number) => number.into_pyobject(py)?.into_any(),
            Cell::String(string) => string.into_pyobject(py)?.into_any(),
        })
    }
}

/// The language in which a text is read where none is asked for; None where it is in none that is read here.
#[pyfunction]
fn detect_language(text: &Bound<'_, PyString>) -> PyResult<Option<&'static str>> {
    let words = words(text)?;
    Ok(text.py().detach(|| subraya::detect_language(&words)))
}

fn unit(py: Python<'_>, offsets: &str) -> PyResult<OffsetUnit> {
    match offsets {
        "chars" => Ok(OffsetUnit::Chars),
        "utf8" => Ok(OffsetUnit::Utf8),
        "utf16" => Ok(OffsetUnit::Utf16),
        other => Err(coded(py, "bad_options", format!("There are no offsets “{other}”. There are “chars”, “utf8” and “utf16”."))),
    }
}

/// The text as Rust has it. Half a surrogate pair, which a string of Python's may hold, becomes U+FFFD: one character for one
/// character, and three bytes for three, so that offsets stay true.
fn words<'a>(text: &'a Bound<'_, PyString>) -> PyResult<Cow<'a, str>> {
    if let Ok(words) = text.to_str() {
        return Ok(Cow::Borrowed(words));
    }
    let mut bytes: Vec<u8> = text.call_method1("encode", ("utf-8", "surrogatepass"))?.extract()?;
    for at in 0..bytes.len().saturating_sub(2) {
        // No character begins so but a surrogate.
        if bytes[at] == 0xed && bytes[at + 1] >= 0xa0 {
            bytes[at..at + 3].copy_from_slice("\u{fffd}".as_bytes());
        }
    }
    Ok(Cow::Owned(String::from_utf8(bytes)?))
}

fn refusal(py: Python<'_>, error: &Error) -> PyErr {
    coded(py, error.code(), error.to_string())
}

fn coded(py: Python<'_>, code: &str, sentence: String) -> PyErr {
    let error = SubrayaError::new_err(sentence);
    match error.value(py).setattr("code", code) {
        Ok(()) => error,
        Err(other) => other,
    }
}
