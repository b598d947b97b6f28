//! What the endings of names tell, in the spelling of Spanish news.

/// Endings of patronymics and other surnames: Spanish, Slavic, Caucasian, Greek, Turkish, Persian, Romanian, Germanic. Places
/// share some of them with surnames (Kiev, Chernígov), but the tables know places.
const SURNAME_ENDINGS: [&str; 84] = [
    "árez", "érez", "írez", "ánez", "énez", "ínez", "únez", "óñez", "úñez", "ález", "ómez", "ópez", "ández", "éndez", "ídez",
    "íguez", "uínez", "ívez", "enko", "enka", "chuk", "czuk", "czyk", "wicz", "evich", "ovich", "evic", "ovic", "ević", "ović",
    "evych", "ovych", "vski", "vsky", "nski", "nsky", "nskyi", "wski", "kski", "tski", "tsky", "tskyi", "skaya", "skaia", "nska",
    "kova", "nova", "ikov", "anov", "enov", "inov", "onov", "shvili", "opoulos", "opulos", "idis", "akis", "oglu", "oğlu",
    "zadeh", "nejad", "sdottir", "osián", "osyan", "isián", "asián", "anián", "orián", "ukián", "arez", "erez", "inez", "omez",
    "opez", "alez", "andez", "endez", "iguez", "ayev", "áyev", "eyev", "adiev", "uliev", "ulaev",
];

/// Patronymics without such an ending.
const PATRONYMICS: [&str; 9] = ["díaz", "garcía", "muñoz", "ortiz", "ponce", "ruiz", "sáenz", "sáinz", "sáiz"];

/// Whether a word in lower case has such an ending.
pub(super) fn is_surname(word: &str) -> bool {
    SURNAME_ENDINGS.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending)) || PATRONYMICS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_surnames() {
        for name in ["melgárez", "arámburez", "petrenko", "kovalchuk", "markovic", "popandopulos", "mejrabanzadeh"] {
            assert_eq!(is_surname(name), name != "arámburez", "{name}");
        }
        for word in ["validez", "juez", "nova", "moscovia"] {
            assert!(!is_surname(word), "{word}");
        }
    }
}
