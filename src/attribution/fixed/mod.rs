//! Reports in a language with fixed clauses: each finite verb has its subject before it, a clause that is said needs no
//! conjunction, and a speaker stands after the verb only where what is said comes first ("“…,” said Smith").

mod aside;
mod complement;
mod cue;
mod extent;
mod noun;
mod phrase;
mod read;
mod subject;

use super::AttributionAt;
use super::frame::{Frame, REPORTS};
use crate::lexicon::Class;

/// The attributions of a frame.
pub fn find(frame: &Frame, found: &mut Vec<AttributionAt>) {
    let first = found.len();
    let mut unit = if frame.starts.has_any(&REPORTS) { 0 } else { frame.len() };
    while unit < frame.len() {
        let Some(cue) = cue::cue_at(frame, unit) else {
            unit += 1;
            continue;
        };
        unit = cue.units.end.max(unit + 1);
        if let Some(attribution) = read::read(frame, &cue, &found[first..]) {
            found.push(attribution);
        }
    }
    if frame.starts.has(Class::Credit) {
        found.extend((1..frame.len()).find_map(|unit| aside::credit(frame, unit)));
    }
    aside::find(frame, found);
    noun::find(frame, found, first);
    aside::citing(frame, found, first);
    if found.len() == first {
        found.extend(aside::headline(frame));
    }
}
