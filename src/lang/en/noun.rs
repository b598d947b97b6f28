//! English nouns.

use crate::lang::joined;

/// The plural of a noun or of a compound, whose last word takes the ending: soldier → soldiers, army → armies.
pub fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => return joined(stem, "ies"),
        _ => {}
    }
    if let Some(stem) =
        noun.strip_suffix("man").filter(|stem| stem.is_empty() || stem.ends_with(|c: char| c.is_ascii_lowercase() || c == ' '))
    {
        return joined(stem, "men");
    }
    let sibilant = ["s", "sh", "ch", "x", "z"].iter().any(|end| noun.ends_with(end));
    joined(noun, if sibilant { "es" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn plurals() {
        for (one, many) in [
            ("soldier", "soldiers"),
            ("army", "armies"),
            ("convoy", "convoys"),
            ("gunman", "gunmen"),
            ("launch", "launches"),
            ("Javelin", "Javelins"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}
