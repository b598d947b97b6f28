//! A field of a JSON object, found without building the rest of the object.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What a field holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Field {
    /// There is no such field.
    Missing,
    /// A text.
    Text(String),
    /// A number, a truth value, a list or an object; the first two as they are written.
    Other(Option<String>),
}

/// The field of an object that a dotted path names: `article.body` is the field `body` of the field `article`, or the field
/// `article.body`. The whole line is read, so that one that breaks off is an error wherever the field stands.
pub fn field(line: &[u8], path: &str) -> Result<Field, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_slice(line);
    let found = At(path).deserialize(&mut reader)?;
    reader.end()?;
    Ok(found)
}

/// What is still to go of the path; nothing where the value is the field.
#[derive(Clone, Copy)]
struct At<'a>(&'a str);

impl At<'_> {
    fn is_here(self) -> bool {
        self.0.is_empty()
    }

    fn plain(self, value: &impl ToString) -> Field {
        if self.is_here() { Field::Other(Some(value.to_string())) } else { Field::Missing }
    }

    fn nested(self) -> Field {
        if self.is_here() { Field::Other(None) } else { Field::Missing }
    }
}

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = Field;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Field, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field, A::Error> {
        let mut found = self.nested();
        while let Some(key) = map.next_key::<String>()? {
            let rest = self.0.strip_prefix(&key).filter(|_| !key.is_empty());
            match rest.and_then(|rest| if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }) {
                Some(rest) => found = map.next_value_seed(At(rest))?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Field, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(self.nested())
    }

    fn visit_str<E>(self, text: &str) -> Result<Field, E> {
        Ok(if self.is_here() { Field::Text(text.to_owned()) } else { Field::Missing })
    }

    fn visit_bool<E>(self, value: bool) -> Result<Field, E> {
        Ok(self.plain(&value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Field, E> {
        Ok(self.plain(&value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Field, E> {
        Ok(self.plain(&value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Field, E> {
        Ok(self.plain(&value))
    }

    /// A field that is `null` is as good as none.
    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Missing)
    }
}
