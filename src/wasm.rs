//! The exports to JavaScript: everything of wasm-bindgen, js-sys, web-sys and serde-wasm-bindgen, and nothing else.
//!
//! Offsets are UTF-16 code units unless the caller asks for others, so that `text.slice(start, end)` is a span. A lone
//! surrogate in the caller's string becomes one U+FFFD, which is one code unit too, so no offset moves.
//! What goes wrong is thrown as an `Error` with a `code`; a result is whole or it is not there.

use js_sys::{Function, JsString, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{Analysis, Error, LANGUAGES, MAX_BYTES, OffsetUnit, Options, Stage};

/// The types of everything below; `types.rs` holds them against the Rust types.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// The largest whole number that every JavaScript number up to it can tell from its neighbours.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// Sends a panic's message to the console: without it a defect of ours is an `unreachable` that tells nothing.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// Finds the actors, figures and attributions of an article.
#[wasm_bindgen(skip_typescript)]
pub fn analyze(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    Ok(to_js(&run(text, options)?))
}

/// The list of actors alone.
#[wasm_bindgen(js_name = extractActors, skip_typescript)]
pub fn extract_actors(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    Ok(to_js(&run(text, options)?.actors))
}

/// The list of figures alone.
#[wasm_bindgen(js_name = extractFigures, skip_typescript)]
pub fn extract_figures(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    Ok(to_js(&run(text, options)?.figures))
}

/// The list of attributions alone.
#[wasm_bindgen(js_name = extractAttributions, skip_typescript)]
pub fn extract_attributions(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    Ok(to_js(&run(text, options)?.attributions))
}

/// The language in which a text is read where none is asked for; `null` where it is in none that there is a pack for.
#[wasm_bindgen(js_name = detectLanguage, skip_typescript)]
pub fn detect_language(text: &JsValue) -> Result<JsValue, JsValue> {
    let text = String::from(string_of(text)?);
    Ok(crate::detect_language(&text).map_or(JsValue::NULL, JsValue::from))
}

/// The engine's version.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The languages that there are packs for.
#[wasm_bindgen(skip_typescript)]
pub fn languages() -> Vec<String> {
    LANGUAGES.iter().map(|&language| language.to_owned()).collect()
}

fn run(text: &JsValue, options: &JsValue) -> Result<Analysis, JsValue> {
    let string = string_of(text)?;
    let asked = Asked::read(options)?;
    let text = String::from(string);
    let options = Options { language: asked.language.as_deref(), rules: asked.rules };
    let mut thrown_there = None;
    let mut tell = |stage: Stage| {
        if let (Some(progress), None) = (&asked.progress, &thrown_there) {
            let (done, all) = (JsValue::from(stage as u32), JsValue::from(Stage::ALL.len()));
            thrown_there = progress.call2(&JsValue::UNDEFINED, &done, &all).err();
        }
    };
    let analysis = crate::analyze_by_stages(&text, &options, &mut tell);
    if let Some(error) = thrown_there {
        return Err(error);
    }
    let mut analysis = analysis.map_err(|error| thrown_error(&error))?;
    for figure in &mut analysis.figures {
        figure.low = figure.low.map(|low| low.min(MAX_SAFE_INTEGER));
        figure.high = figure.high.map(|high| high.min(MAX_SAFE_INTEGER));
    }
    Ok(analysis.with_offsets(&text, asked.offsets))
}

/// The caller's text, which is a string and not too long.
fn string_of(text: &JsValue) -> Result<&JsString, JsValue> {
    let Some(string) = text.dyn_ref::<JsString>() else {
        return Err(thrown("not_a_string", "The text to analyse must be a string."));
    };
    // Each UTF-16 unit takes one byte of UTF-8 or more: a text that is too long need not be copied to know it.
    match string.length() as usize {
        units if units > MAX_BYTES => Err(thrown_error(&Error::too_long(units))),
        _ => Ok(string),
    }
}

/// What the caller's options object asks for.
struct Asked {
    language: Option<String>,
    offsets: OffsetUnit,
    rules: bool,
    progress: Option<Function>,
}

impl Asked {
    fn read(options: &JsValue) -> Result<Self, JsValue> {
        let mut asked = Self { language: None, offsets: OffsetUnit::Utf16, rules: false, progress: None };
        if options.is_undefined() || options.is_null() {
            return Ok(asked);
        }
        let Some(object) = options.dyn_ref::<Object>() else {
            return Err(bad_options("The options must be an object such as { language: \"es\" }."));
        };
        for key in Object::keys(object).iter() {
            let value = Reflect::get(object, &key)?;
            if value.is_undefined() || value.is_null() {
                continue;
            }
            match (key.as_string().as_deref(), value.as_string()) {
                (Some("language"), Some(language)) => asked.language = Some(language),
                (Some("language"), None) => {
                    return Err(bad_options("The option `language` must be a string such as \"es\"."));
                }
                (Some("offsets"), value) => {
                    asked.offsets = match value.as_deref() {
                        Some("utf16") => OffsetUnit::Utf16,
                        Some("utf8") => OffsetUnit::Utf8,
                        Some("chars") => OffsetUnit::Chars,
                        _ => return Err(bad_options("The option `offsets` must be \"utf16\", \"utf8\" or \"chars\".")),
                    };
                }
                (Some("rules"), _) => {
                    asked.rules = value.as_bool().ok_or_else(|| bad_options("The option `rules` must be true or false."))?;
                }
                (Some("progress"), _) => {
                    let function = value.dyn_into().map_err(|_| bad_options("The option `progress` must be a function."))?;
                    asked.progress = Some(function);
                }
                _ => {
                    let sentence = "There is an unknown option. The options are `language`, `offsets`, `rules` and `progress`.";
                    return Err(bad_options(sentence));
                }
            }
        }
        Ok(asked)
    }
}

fn to_js(value: &impl Serialize) -> JsValue {
    // The result holds strings, numbers that JavaScript can hold, lists and records of these: nothing that can fail.
    value.serialize(&serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true)).unwrap_or(JsValue::NULL)
}

fn bad_options(sentence: &str) -> JsValue {
    thrown("bad_options", sentence)
}

fn thrown_error(error: &Error) -> JsValue {
    thrown(error.code(), &error.to_string())
}

fn thrown(code: &str, sentence: &str) -> JsValue {
    let error = js_sys::Error::new(sentence);
    // Setting a property of a fresh object does not fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
