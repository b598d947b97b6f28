use super::*;

fn pack() -> &'static LanguagePack {
    crate::lang::pack("es").expect("Spanish")
}

fn english() -> &'static LanguagePack {
    crate::lang::pack("en").expect("English")
}

fn numbers(text: &str) -> Vec<String> {
    numbers_of(text, pack())
}

/// Each number of a text as `span=low..high qualifier`.
fn numbers_of(text: &str, pack: &LanguagePack) -> Vec<String> {
    let document = Document::new(text, pack);
    let show = |bound: Option<u64>| bound.map_or(String::new(), |value| value.to_string());
    find_numbers(&document, pack)
        .iter()
        .map(|number| {
            let Quantity { low, high, qualifier } = number.quantity;
            let qualifier = format!("{qualifier:?}").to_lowercase();
            format!("{}={}..{} {qualifier}", document.text_of(&number.tokens), show(low), show(high))
        })
        .collect()
}

#[test]
fn values() {
    for (text, value) in [
        ("10.000", 10_000.0),
        ("10,000", 10_000.0),
        ("10 000", 10_000.0),
        ("10\u{a0}000", 10_000.0),
        ("10\u{202f}000", 10_000.0),
        ("10'000", 10_000.0),
        ("1.153.000", 1_153_000.0),
        ("1,153,000", 1_153_000.0),
        ("1.200,50", 1_200.5),
        ("1,5", 1.5),
        ("1.5 millones", 1_500_000.0),
        ("1,5 millones", 1_500_000.0),
        ("10 mil", 10_000.0),
        ("12 mil 640", 12_640.0),
        ("mil 200", 1_200.0),
        ("3 mil 500", 3_500.0),
        ("2 millones 300 mil", 2_300_000.0),
        ("dos millones y medio", 2_500_000.0),
        ("medio millón", 500_000.0),
        ("mil millones", 1_000_000_000.0),
        ("veintiún", 21.0),
        ("treinta y dos", 32.0),
        ("treinta y una", 31.0),
        ("dos mil quinientos", 2_500.0),
        ("ciento veinte mil", 120_000.0),
        ("un millón doscientos mil", 1_200_000.0),
        ("diez y seis", 16.0),
        ("veinte y uno", 21.0),
        ("una veintena", 20.0),
        ("dos docenas", 24.0),
        ("media docena", 6.0),
        ("medio centenar", 50.0),
        ("un centenar", 100.0),
        ("un centenar y medio", 150.0),
        ("medio millar", 500.0),
        ("un par", 2.0),
        ("dos centenares", 200.0),
    ] {
        assert_eq!(parse_number(text, pack()), Some(value), "{text}");
    }
    for text in ["mil mil doscientos", "sesenta quince", "quince cientos", "uno mil", "cinco cero", "de", "", "soldados"] {
        assert_eq!(parse_number(text, pack()), None, "{text}");
    }
}

#[test]
fn qualifiers_and_ranges() {
    for (text, wanted) in [
        ("unos 3.000 reclutas", "unos 3.000=3000..3000 about"),
        ("cerca de los 300 reclutas", "cerca de los 300=300..300 about"),
        ("poco más de mil reclutas", "poco más de mil=1000.. atleast"),
        ("no más de 200 reclutas", "no más de 200=..200 atmost"),
        ("no menos de doscientos reclutas", "no menos de doscientos=200.. atleast"),
        ("hasta 12 mil reclutas", "hasta 12 mil=..12000 atmost"),
        ("al menos unos 20 reclutas", "al menos unos 20=20.. atleast"),
        ("supera los 3.000 reclutas", "3.000=3000.. atleast"),
        ("rondan los 3.000 reclutas", "3.000=3000..3000 about"),
        ("300 o más reclutas", "300 o más=300.. atleast"),
        ("entre 10 y 12 mil reclutas", "entre 10 y 12 mil=10000..12000 range"),
        ("entre treinta y cuarenta reclutas", "entre treinta y cuarenta=30..40 range"),
        ("entre treinta y dos y cuarenta reclutas", "entre treinta y dos y cuarenta=32..40 range"),
        ("de 200 a 300 reclutas", "de 200 a 300=200..300 range"),
        ("unos 200 a 300 reclutas", "unos 200 a 300=200..300 range"),
        ("200-300 reclutas", "200-300=200..300 range"),
        ("tres o cuatro reclutas", "tres o cuatro=3..4 range"),
        ("miles de reclutas", "miles=1000.. vague"),
        ("decenas de miles de reclutas", "decenas de miles=10000.. vague"),
        ("varios cientos de reclutas", "varios cientos=100.. vague"),
        ("millones de balas", "millones=1000000.. vague"),
        ("casi medio centenar de reclutas", "casi medio centenar=50..50 about"),
    ] {
        assert_eq!(numbers(text), [wanted], "{text}");
    }
}

#[test]
fn what_is_no_number() {
    for text in [
        "el 12 de marzo",
        "el 3 y 4 de abril de 2023",
        "del 3 al 5 de mayo",
        "en 2022 empezó",
        "a las 6 de la tarde",
        "a las siete",
        "un T-72 y un F-16",
        "un Shahed-136",
        "la Brigada 47 avanzó",
        "el frente 33 avanzó",
        "47 años",
        "300 kilómetros",
        "1,5 millones de dólares",
        "500 millones de pesos",
        "20 % y 30%",
        "el 2º y el 3.º",
        "$300 y €20",
        "dos o tres días",
        "varios barcos",
        "fusiles calibre .50",
    ] {
        let found: Vec<String> = numbers(text).into_iter().filter(|number| !number.starts_with("un=")).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn several_in_a_row() {
    assert_eq!(numbers("200 tanques, 50 obuses y 3 a 4 cazas").len(), 3);
    assert_eq!(numbers("diez muertos y once heridos").len(), 2);
    assert_eq!(numbers("un dos tres").len(), 3);
}

#[test]
fn english_values() {
    for (text, value) in [
        ("10,000", 10_000.0),
        ("1.500", 1.5),
        ("1,234.5", 1_234.5),
        ("10k", 10_000.0),
        ("1.5 million", 1_500_000.0),
        ("two hundred and fifty thousand", 250_000.0),
        ("a hundred", 100.0),
        ("one hundred and two", 102.0),
        ("twenty-one", 21.0),
        ("twenty one", 21.0),
        ("nineteen hundred", 1_900.0),
        ("a thousand", 1_000.0),
        ("two thousand and twelve", 2_012.0),
        ("three million two hundred thousand", 3_200_000.0),
        ("two billion three million", 2_003_000_000.0),
        ("one and a half million", 1_500_000.0),
        ("a million and a half", 1_500_000.0),
        ("half a million", 500_000.0),
        ("half a dozen", 6.0),
        ("a dozen", 12.0),
        ("two dozen", 24.0),
        ("a couple of", 2.0),
        ("forty-five (45)", 45.0),
        ("minus twelve", -12.0),
    ] {
        assert_eq!(parse_number(text, english()), Some(value), "{text}");
    }
    for text in ["a", "twenty and one", "hundred hundred", "ten twelve", "of", "soldiers"] {
        assert_eq!(parse_number(text, english()), None, "{text}");
    }
}

#[test]
fn english_qualifiers_and_ranges() {
    for (text, wanted) in [
        ("some 3,000 recruits", "some 3,000=3000..3000 about"),
        ("nearly a thousand recruits", "nearly a thousand=1000..1000 about"),
        ("an estimated 12,000 recruits", "an estimated 12,000=12000..12000 about"),
        ("more than 50 recruits", "more than 50=50.. atleast"),
        ("well over a hundred recruits", "well over a hundred=100.. atleast"),
        ("no fewer than 20 recruits", "no fewer than 20=20.. atleast"),
        ("up to 7,500 recruits", "up to 7,500=..7500 atmost"),
        ("as many as two dozen recruits", "as many as two dozen=..24 atmost"),
        ("fewer than 90,000 recruits", "fewer than 90,000=..90000 atmost"),
        ("another 31 recruits", "another 31=31..31 exact"),
        ("exceeded 3,000 recruits", "3,000=3000.. atleast"),
        ("300 or more recruits", "300 or more=300.. atleast"),
        ("300 or so recruits", "300 or so=300..300 about"),
        ("300-plus recruits", "300-plus=300.. atleast"),
        ("10,000 to 12,000 recruits", "10,000 to 12,000=10000..12000 range"),
        ("10,000-12,000 recruits", "10,000-12,000=10000..12000 range"),
        ("between 10 and 12 thousand recruits", "between 10 and 12 thousand=10000..12000 range"),
        ("between one hundred and two hundred recruits", "between one hundred and two hundred=100..200 range"),
        ("from 20,000 to 25,000 recruits", "from 20,000 to 25,000=20000..25000 range"),
        ("five or six recruits", "five or six=5..6 range"),
        ("several thousand recruits", "several thousand=1000.. vague"),
        ("dozens of recruits", "dozens=12.. vague"),
        ("scores of recruits", "scores=20.. vague"),
        ("tens of thousands of recruits", "tens of thousands=10000.. vague"),
        ("hundreds of thousands of recruits", "hundreds of thousands=100000.. vague"),
        ("500-strong contingent", "500-strong=500..500 exact"),
    ] {
        assert_eq!(numbers_of(text, english()), [wanted], "{text}");
    }
}

#[test]
fn what_is_no_english_number() {
    for text in [
        "on March 12 it began",
        "on Feb. 3, 2025",
        "in 2022 it began",
        "at 6 p.m. it ended",
        "a T-72 and an F-16",
        "the 93rd Brigade",
        "a 34-year-old man",
        "aged 34",
        "a two-day battle",
        "47 years",
        "300 kilometers",
        "1.5 billion dollars",
        "$300, £20 and €1.5 million",
        "40% and 12 percent",
        "Resolution 2231 and Article 5",
        "the 1990s",
        "several ships",
        "a soldier",
    ] {
        assert!(numbers_of(text, english()).is_empty(), "{text}: {:?}", numbers_of(text, english()));
    }
}

/// What makes a number only longer is not followed to the text's end from each of its words, nor by a call for each.
#[test]
fn endless_numbers_end() {
    for endless in ["cero ", "millones de ", "100 ", "más de ", "medio centenar de miles de ", "mil "] {
        let text = endless.repeat(100_000);
        let numbers = find_numbers(&Document::new(&text, pack()), pack());
        assert!(numbers.iter().all(|number| number.quantity.low.is_some()), "{endless}");
    }
}

/// What stands in another paragraph belongs to no number of this one.
#[test]
fn numbers_end_with_their_paragraph() {
    assert_eq!(numbers("Hubo 1,5\n\nmillones de personas"), ["millones=1000000.. vague"]);
    assert_eq!(numbers("BOGOTÁ, 3\n\nmar (EFE)"), ["3=3..3 exact"]);
    assert_eq!(numbers("Hubo más de\n\ndos soldados"), ["dos=2..2 exact"]);
    assert_eq!(numbers("Hubo más\n\nde 300 soldados"), ["300=300..300 exact"]);
    assert_eq!(numbers("Superan ya\n\nlos 300"), ["300=300..300 exact"]);
    assert_eq!(numbers("Hubo 300\n\no más soldados"), ["300=300..300 exact"]);
    assert_eq!(numbers("Hubo entre 300\n\ny 500 soldados"), ["300=300..300 exact", "500=500..500 exact"]);
    assert_eq!(numbers("Hubo unos 300\n\na 500 soldados"), ["unos 300=300..300 about", "500=500..500 exact"]);
    assert_eq!(numbers("Hubo mil\n\ndoscientos soldados"), ["mil=1000..1000 exact", "doscientos=200..200 exact"]);
    assert_eq!(numbers("Hubo dos\n\ndocenas de drones")[0], "dos=2..2 exact");
    assert_eq!(numbers("Perdió 5\n\neuros"), ["5=5..5 exact"]);
    assert_eq!(numbers("Perdió 2 millones de\n\neuros"), ["2 millones=2000000..2000000 exact"]);
}
