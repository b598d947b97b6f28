//! What a word can be: the classes that the tables give to words, and sets of them.

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a word can be. The name in a TSV is the same in snake case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $variant,)* }

        impl Class {
            /// The class of a TSV's name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// Its name in a TSV.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// All classes, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
        }
    };
}

classes! {
    /// el, la, los, un …
    Article = "article",
    /// este, su, otro, cada …
    Determiner = "determiner",
    /// de, a, en, por …
    Preposition = "preposition",
    /// Prepositions of place: en, desde, hacia …
    Locative = "locative",
    /// y, e, o, u, ni
    Coordinator = "coordinator",
    /// que
    Complementizer = "complementizer",
    /// que, quien, cuyo, donde …
    Relative = "relative",
    /// cuando, porque, aunque …
    Subordinator = "subordinator",
    /// él, ambos, nadie …
    Pronoun = "pronoun",
    /// se, le, lo …
    Clitic = "clitic",
    /// no, nunca …
    Negation = "negation",
    /// también, ya, además …
    Adverb = "adverb",
    /// Forms of haber before a participle.
    Auxiliary = "auxiliary",
    /// Forms of ser and estar.
    Copula = "copula",
    /// Common verb forms that report nothing; they tell a clause from a noun phrase.
    PlainVerb = "plain_verb",
    /// Verbs before an infinitive that tell what may or will be: would, must …
    Modal = "modal",
    /// Forms of a verb that stands before an infinitive for emphasis or in negations: did.
    DoSupport = "do_support",
    /// Words that tell what goes on at the same time or went before: as, while, after, amid …
    Meanwhile = "meanwhile",
    /// A month's name.
    Month = "month",
    /// Spans of time: day, weeks, years …
    Time = "time",
    /// A day of the week.
    Weekday = "weekday",
    /// A word written with a period that ends no sentence.
    Abbreviation = "abbreviation",
    /// Adjectives of nationality.
    Demonym = "demonym",
    /// Nouns of force that make a body with a nationality.
    BodyForce = "body_force",
    /// Nouns of authority that make a body with a nationality.
    BodyAuthority = "body_authority",
    /// What may stand between such a noun and its nationality.
    ForceModifier = "force_modifier",
    /// Nouns that head an organization's name.
    OrganizationHead = "organization_head",
    /// Common nouns that tell what the name after them is.
    KindNoun = "kind_noun",
    /// Military and police ranks.
    Rank = "rank",
    /// Offices and functions.
    Office = "office",
    /// señor, don …
    Honorific = "honorific",
    /// Occupations.
    Profession = "profession",
    /// A given name.
    GivenName = "given_name",
    /// A surname.
    Surname = "surname",
    /// Names of states.
    CountryName = "country_name",
    /// Seats of governments.
    Seat = "seat",
    /// Places that are no actors.
    Place = "place",
    /// Known organizations and armed groups.
    Organization = "organization",
    /// Known persons.
    Person = "person",
    /// Particles inside a person's name: de, del, von, bin …
    NameParticle = "name_particle",
    /// Cardinal number words.
    Cardinal = "cardinal",
    /// Words for a round quantity: centenar, decena, docena …
    Collective = "collective",
    /// Expressions before or after a number that say how exact it is.
    Qualifier = "qualifier",
    /// Words that tell of an armed conflict: soldado, bombardeo, guerra.
    War = "war",
    /// Counted nouns of a figure.
    ForceNoun = "force_noun",
    /// Adjectives and complements that belong to the counted noun.
    NounModifier = "noun_modifier",
    /// Units after which a number is no figure: años, kilómetros, dólares …
    Unit = "unit",
    /// Words that say what became of those counted: murieron, heridos, desplegados …
    Fate = "fate",
    /// Finite forms of verbs that report.
    ReportVerb = "report_verb",
    /// Their gerunds.
    ReportGerund = "report_gerund",
    /// Their participles.
    ReportParticiple = "report_participle",
    /// Their participles in all genders and numbers, as the passive has them.
    ReportPassive = "report_passive",
    /// A participle between auxiliary and passive: "sido".
    PassiveMark = "passive_mark",
    /// Their infinitives.
    ReportInfinitive = "report_infinitive",
    /// Prepositional cues: según, de acuerdo con …
    AccordingTo = "according_to",
    /// Prepositions of opinion that open a sentence: "para X, …".
    OpinionOf = "opinion_of",
    /// Cues that name a source's own source: "citando a X", "citado por X".
    Citing = "citing",
    /// Verbs whose object speaks before "as": "quoted X as saying".
    Quoting = "quoting",
    /// Impersonal cues of hearsay: presuntamente, al parecer …
    Hearsay = "hearsay",
    /// Nouns of documents and persons that can be a source.
    SourceNoun = "source_noun",
    /// Nouns of speech that take a clause: certeza, temor …
    SpeechNoun = "speech_noun",
    /// Nouns of speech that need nobody who speaks: reports, claims, rumours.
    Claim = "claim",
    /// Openings of a credit line.
    Credit = "credit",
    /// Nouns that take up a whole statement: extremo, algo, cifra …
    Anaphor = "anaphor",
    /// Nouns of the occasion on which one speaks: comunicado, rueda de prensa …
    Occasion = "occasion",
    /// What opens the article's own words on the occasion or the topic of speech: "tras reunirse", "en alusión a".
    Setting = "setting",
    /// Nouns after "según" that speak for nobody: "según el caso".
    Condition = "condition",
    /// Adjectives whose complement "a" goes on with the noun phrase: cercano a, leal a …
    Governing = "governing",
    /// What makes a report of the verb of saying after it: "tal y como".
    AsTold = "as_told",
    /// Cues of opinion whose owner a possessive names: "a su juicio".
    OwnView = "own_view",
    /// Words after which an infinitive has no subject: cabe, conviene, necesario …
    Impersonal = "impersonal",
    /// lo: an article that no noun follows.
    Neuter = "neuter",
    /// Question words: cómo, cuándo, quién …
    Interrogative = "interrogative",
    /// si, where it begins a question.
    Whether = "whether",
    /// Nouns after which a seat is a place: alcalde de, calles de …
    LocalNoun = "local_noun",
    /// Words of motion and distance: after them «a» and a seat is a place.
    Motion = "motion",
    /// Nouns of what a government does, holds or gets: apoyo, postura, sanciones …
    PowerNoun = "power_noun",
    /// Nouns for fields of work inside official names: Defensa, Justicia …
    Field = "field",
    /// primer, segunda …
    Ordinal = "ordinal",
    /// Nouns whose complement belongs to a place's name: estrecho, golfo, ciudad …
    GeoNoun = "geo_noun",
    /// Names of things that are no actors: Telegram, Navidad, AK …
    Thing = "thing",
    /// Words that mark a capitalised sequence as an organization: Radio, Times, Bank …
    OrgWord = "org_word",
    /// What a company's name ends with: S.A., Ltd …
    CompanyForm = "company_form",
    /// número, N.º …
    NumberSign = "number_sign",
    /// con sede en, radicada en …
    SeatNoun = "seat_noun",
    /// su, sus …: whose officer a name is, the text has just said.
    Possessive = "possessive",
    /// Words that begin the names of places and streets: San, Puerto, Wall …
    PlaceWord = "place_word",
    /// Words that show that a body belongs to the state: nacional, federal …
    Nationwide = "nationwide",
    /// Words that show that a body belongs to no single state: internacional, europea …
    Transnational = "transnational",
    /// A preposition with the article in it: del, al.
    Contraction = "contraction",
    /// portavoz, fuente …: after them «Defensa» is the ministry, after «ministro» its field.
    Spokesperson = "spokesperson",
    /// Prepositions inside an official name: para, contra …
    NameLink = "name_link",
    /// Words of sport: gol, entrenador …
    Sport = "sport",
    /// Words that many clubs have for a name: Deportivo, Racing …
    Club = "club",
    /// Nouns whose complement is an organization: presidente, filial, accionistas, jugadores …
    Member = "member",
    /// Offices of one place: alcalde, gobernador …
    LocalOffice = "local_office",
    /// Small words inside foreign names: of, du, für …
    ForeignLink = "foreign_link",
    /// alias, apodado …
    AliasMarker = "alias_marker",
    /// The grammar words of number phrases: y, entre, de, medio, coma …
    Counting = "counting",
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes([u64; 2]);

impl Classes {
    /// Whether `class` is in it.
    #[must_use]
    pub const fn has(self, class: Class) -> bool {
        self.0[class as usize >> 6] >> (class as u8 & 63) & 1 == 1
    }

    /// Whether any of `classes` is in it.
    #[must_use]
    pub fn has_any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// The set of these classes, made where the program is compiled.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let (mut set, mut at) = (Self([0; 2]), 0);
        while at < classes.len() {
            set.insert(classes[at]);
            at += 1;
        }
        set
    }

    /// Both sets in one.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    /// Whether the two sets share a class.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0[0] & other.0[0] | self.0[1] & other.0[1] != 0
    }

    /// Those that are in it, in the order of their declaration.
    pub fn iter(self) -> impl Iterator<Item = Class> {
        Class::ALL.iter().copied().filter(move |&class| self.has(class))
    }

    pub(crate) const fn insert(&mut self, class: Class) {
        self.0[class as usize >> 6] |= 1 << (class as u8 & 63);
    }
}

impl std::ops::BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.with(other);
    }
}
