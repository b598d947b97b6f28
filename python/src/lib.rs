//! The Python package: the core, with results as dictionaries.
//!
//! What is here takes a string, lets other threads of Python run while the core reads it, and hands the result on. What needs no
//! Rust (types, data frames) is in `python/subraya/`.

use std::borrow::Cow;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use pythonize::pythonize;
use subraya::{Analysis, Error, OffsetUnit, Options};

create_exception!(
    subraya,
    SubrayaError,
    PyValueError,
    "Why a text can't be served: a sentence for people, and `code` for programs."
);

/// The core, as `subraya` hands it on.
#[pymodule(gil_used = false)]
mod _subraya {
    use super::{Bound, PyModule, PyModuleMethods as _, PyResult, PyTuple};

    #[pymodule_export]
    use super::{SubrayaError, analyze, detect_language};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("LANGUAGES", PyTuple::new(module.py(), subraya::LANGUAGES)?)?;
        module.add("MAX_BYTES", subraya::MAX_BYTES)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}

/// What an article holds: its actors, figures and attributions, each list in text order.
#[pyfunction]
#[pyo3(signature = (text, language=None, *, offsets="chars", rules=false))]
fn analyze<'py>(text: &Bound<'py, PyString>, language: Option<&str>, offsets: &str, rules: bool) -> PyResult<Bound<'py, PyAny>> {
    Ok(pythonize(text.py(), &analysis(text, language, offsets, rules)?)?)
}

/// The language in which a text is read where none is asked for; None where it is in none that is read here.
#[pyfunction]
fn detect_language(text: &Bound<'_, PyString>) -> PyResult<Option<&'static str>> {
    let words = words(text)?;
    Ok(text.py().detach(|| subraya::detect_language(&words)))
}

fn analysis(text: &Bound<'_, PyString>, language: Option<&str>, offsets: &str, rules: bool) -> PyResult<Analysis> {
    let py = text.py();
    let unit = unit(py, offsets)?;
    let words = words(text)?;
    let found = py.detach(|| Ok(subraya::analyze(&words, &Options { language, rules })?.with_offsets(&words, unit)));
    found.map_err(|error: Error| refusal(py, error.code(), error.to_string()))
}

fn unit(py: Python<'_>, offsets: &str) -> PyResult<OffsetUnit> {
    match offsets {
        "chars" => Ok(OffsetUnit::Chars),
        "utf8" => Ok(OffsetUnit::Utf8),
        "utf16" => Ok(OffsetUnit::Utf16),
        other => {
            Err(refusal(py, "bad_options", format!("There are no offsets “{other}”. There are “chars”, “utf8” and “utf16”.")))
        }
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

fn refusal(py: Python<'_>, code: &str, sentence: String) -> PyErr {
    let error = SubrayaError::new_err(sentence);
    match error.value(py).setattr("code", code) {
        Ok(()) => error,
        Err(other) => other,
    }
}
