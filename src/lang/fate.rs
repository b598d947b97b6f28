//! What became of those counted, as the rows of the class `Fate` tell it.

use crate::Status;

/// What became of those counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What the result has a word for.
    Status(Status),
    /// They are a force: recruited, fighting, under arms.
    Force,
    /// They were found or taken by the other side.
    Seized,
    /// They are fired, bought, owned.
    Used,
    /// They fell: weapons on their targets, people in battle.
    Fallen,
    /// They are promised or foreseen.
    Planned,
    /// Nothing that matters here.
    None,
}

impl Outcome {
    pub(super) fn from_name(name: &str) -> Self {
        Self::Status(match name {
            "deployed" => Status::Deployed,
            "killed" => Status::Killed,
            "wounded" => Status::Wounded,
            "captured" => Status::Captured,
            "missing" => Status::Missing,
            "lost" => Status::Lost,
            "sent" => Status::Sent,
            "trained" => Status::Trained,
            "released" => Status::Released,
            "force" => return Self::Force,
            "seized" => return Self::Seized,
            "used" => return Self::Used,
            "fallen" => return Self::Fallen,
            "planned" => return Self::Planned,
            _ => return Self::None,
        })
    }

    /// The result's word for it.
    #[must_use]
    pub fn status(self) -> Option<Status> {
        match self {
            Self::Status(status) => Some(status),
            Self::Force | Self::Seized | Self::Used | Self::Fallen | Self::Planned | Self::None => None,
        }
    }

    /// Whether it makes people casualties.
    #[must_use]
    pub fn is_casualty(self) -> bool {
        matches!(
            self,
            Self::Status(Status::Killed | Status::Wounded | Status::Captured | Status::Missing | Status::Released | Status::Lost)
        )
    }

    /// Whether it makes people a force.
    #[must_use]
    pub fn is_force(self) -> bool {
        matches!(self, Self::Force | Self::Status(Status::Deployed | Status::Trained))
    }
}

/// How a word of fate takes those counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// They are the verb's subject: "murieron 300".
    Subject,
    /// They are its object: "mataron a 300".
    Object,
    /// The verb joins a noun and its number: "las bajas ascienden a 300".
    Measure,
    /// The verb joins those counted and a participle: "resultaron heridas".
    Link,
    /// An adjective or participle beside them: "300 desaparecidos".
    Adjective,
    /// A noun that they complement: "la muerte de 300".
    Noun,
    /// A phrase beside them: "con heridas".
    Phrase,
}

/// The form that a word of fate has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FateForm {
    /// A finite verb.
    Finite,
    /// An infinitive or gerund.
    NonFinite,
    /// A participle, and any adjective.
    Participle,
    /// No verb.
    Other,
}

/// Whose those counted are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FateOwner {
    /// The word says nothing of it.
    Counted,
    /// The verb's subject's: "Rusia perdió 300".
    Subject,
    /// Not the verb's subject's: "Rusia mató a 300".
    Other,
    /// Each side's: "canjearon 300 prisioneros".
    Both,
    /// Whoever gives them, or else the verb's subject's: "compró 40 tanques a Alemania".
    Giver,
}

/// A row of the class `Fate`.
#[derive(Clone, Copy, Debug)]
pub struct Fate {
    /// What became of them.
    pub outcome: Outcome,
    /// How the word takes them.
    pub voice: Voice,
    /// Its form.
    pub form: FateForm,
    /// Whose they are.
    pub owner: FateOwner,
    /// Whether it tells from where to where a count goes: "pasó de 300 a 500".
    pub changes: bool,
}
