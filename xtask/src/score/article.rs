//! One article's finds against its annotations.

use super::found::{self, Found};
use super::gold::{self, Gold};
use super::overlap::{Range, as_f64, overlap, pair_up};
use super::tally::Tally;

/// How alike two spans must be to be the same figure or source, and two contents to be the same thing said.
const SAME_SPAN: f64 = 0.5;

/// How alike contents must be to count as found in full.
const SAME_CONTENT: f64 = 0.8;

/// How much of the content must be shared where the cue is the same.
const SOME_CONTENT: f64 = 0.1;

/// Counts what is right, false and missed, and tells each difference.
pub fn score(gold: &Gold, found: &Found, tally: &mut Tally, tell: &mut dyn FnMut(String)) {
    score_actors(gold, found, tally, tell);
    let pairs = score_attributions(gold, found, tally, tell);
    score_figures(gold, found, &pairs, tally, tell);
}

fn score_actors(gold: &Gold, found: &Found, tally: &mut Tally, tell: &mut dyn FnMut(String)) {
    let mentions = found.mentions();
    let (n, m) = (gold.mentions.len(), mentions.len());
    let exact = gold.mentions.iter().filter(|(range, _)| mentions.iter().any(|(other, _)| other == range)).count();
    tally.add("actor mention, exact", exact, m, n);
    let pairs = pair_up(n, m, |i, j| overlap(&[gold.mentions[i].0], &[mentions[j].0]));
    tally.add("actor mention, overlap", pairs.len(), m, n);
    let same_type = |&(i, j): &(usize, usize)| {
        let (actor, find) = (&gold.actors[gold.mentions[i].1], mentions[j].1);
        actor.kind == find.kind && actor.country == find.country
    };
    tally.add("actor mention, overlap + kind + country", pairs.iter().filter(|pair| same_type(pair)).count(), m, n);
    let entities: Vec<(usize, u32)> = pairs.iter().map(|&(i, j)| (gold.mentions[i].1, mentions[j].1.id)).collect();
    for &(actor, find) in &entities {
        let together = as_f64(entities.iter().filter(|&&pair| pair == (actor, find)).count());
        let of_find = as_f64(entities.iter().filter(|pair| pair.1 == find).count());
        let of_actor = as_f64(entities.iter().filter(|pair| pair.0 == actor).count());
        tally.add_to_entities(together / of_find, together / of_actor);
    }

    let words = |range| gold.words(range);
    for (i, (range, actor)) in gold.mentions.iter().enumerate() {
        match pairs.iter().find(|pair| pair.0 == i) {
            None => tell(format!("actor missed: {} ({})", words(*range), gold.actors[*actor].kind)),
            Some(&(_, j)) => {
                let (other, find) = mentions[j];
                if other != *range {
                    tell(format!("actor span: {} found as {}", words(*range), words(other)));
                }
                if !same_type(&(i, j)) {
                    let actor = &gold.actors[*actor];
                    let (wanted, got) = ((&actor.kind, &actor.country), (&find.kind, &find.country));
                    tell(format!("actor type: {}: {wanted:?} found as {got:?}", words(*range)));
                }
            }
        }
    }
    for (j, (range, find)) in mentions.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == j) {
            tell(format!("actor false: {} ({})", words(*range), find.kind));
        }
    }
}

/// Scores the attributions and gives back which annotation each find belongs to.
fn score_attributions(gold: &Gold, found: &Found, tally: &mut Tally, tell: &mut dyn FnMut(String)) -> Vec<(usize, usize)> {
    let (annotated, finds) = (&gold.attributions, &found.attributions);
    let pairs = pair_up(annotated.len(), finds.len(), |i, j| likeness(&annotated[i], &finds[j]));
    let owed = annotated.iter().filter(|attribution| !attribution.optional).count();
    let scored: Vec<(usize, usize)> = pairs.iter().copied().filter(|&(i, _)| !annotated[i].optional).collect();
    let is_paired = |j: usize| pairs.iter().any(|pair| pair.1 == j);
    // What belongs to an optional annotation, or shares its cue, neither gains nor costs.
    let on_optional_cue = |find: &found::Attribution| {
        let optional = annotated.iter().filter(|attribution| attribution.optional);
        let cues = optional.filter_map(|attribution| Some((attribution.cue?, find.cue?.range())));
        cues.map(|(a, b)| overlap(&[a], &[b])).any(|shared| shared > 0.0)
    };
    let is_free = |j: usize| match pairs.iter().find(|pair| pair.1 == j) {
        Some(&(i, _)) => annotated[i].optional,
        None => on_optional_cue(&finds[j]),
    };
    let counted = (0..finds.len()).filter(|&j| !is_free(j)).count();
    tally.add("attribution found", scored.len(), counted, owed);

    let in_full = |&(i, j): &(usize, usize)| {
        let (annotation, find) = (&annotated[i], &finds[j]);
        let same_content = annotation.content.is_empty() || overlap(&annotation.content, &find.content()) >= SAME_CONTENT;
        same_source(annotation, find) && same_content
    };
    let same_type = |&(i, j): &(usize, usize)| annotated[i].kind == finds[j].kind && annotated[i].stance == finds[j].stance;
    let full: Vec<(usize, usize)> = scored.iter().copied().filter(in_full).collect();
    tally.add("attribution, source + content", full.len(), counted, owed);
    let right = full.iter().filter(|pair| same_type(pair)).count();
    tally.add("attribution, source + content + kind + stance", right, counted, owed);

    let spoken = scored.iter().filter(|&&(i, _)| annotated[i].speaker.is_some());
    let (named, resolved) = spoken.fold((0, 0), |(named, resolved), &(i, j)| {
        (named + 1, resolved + usize::from(same_speaker(gold, found, &annotated[i], &finds[j])))
    });
    let with_speaker = annotated.iter().filter(|attribution| !attribution.optional && attribution.speaker.is_some()).count();
    tally.add("speaker resolved", resolved, named, with_speaker);

    let show = |source: Option<Range>, cue: Option<Range>, content: &[Range]| {
        let words = |range: Option<Range>| range.map_or_else(|| "∅".to_owned(), |range| gold.words(range));
        let content: Vec<String> = content.iter().map(|&piece| gold.words(piece)).collect();
        format!("{} — {} — {}", words(source), words(cue), content.join(" … "))
    };
    let show_annotation = |i: usize| show(annotated[i].source, annotated[i].cue, &annotated[i].content);
    let show_find =
        |j: usize| show(finds[j].source.map(found::Span::range), finds[j].cue.map(found::Span::range), &finds[j].content());
    for i in (0..annotated.len()).filter(|&i| !annotated[i].optional) {
        match pairs.iter().find(|pair| pair.0 == i) {
            None => tell(format!("attribution missed: {}", show_annotation(i))),
            Some(pair) if !in_full(pair) => {
                tell(format!("attribution source or content: {}\n    found as {}", show_annotation(i), show_find(pair.1)));
            }
            Some(pair) if !same_type(pair) => {
                let (annotation, find) = (&annotated[i], &finds[pair.1]);
                let wanted = format!("{}/{}", annotation.kind, annotation.stance);
                tell(format!("attribution type: {}: {wanted} found as {}/{}", show_annotation(i), find.kind, find.stance));
            }
            Some(&(_, j)) => {
                if annotated[i].speaker.is_some() && !same_speaker(gold, found, &annotated[i], &finds[j]) {
                    tell(format!("attribution speaker: {}", show_annotation(i)));
                }
            }
        }
    }
    for j in (0..finds.len()).filter(|&j| !is_paired(j) && !is_free(j)) {
        tell(format!("attribution false: {}", show_find(j)));
    }
    pairs
}

/// 0 where the two are not the same attribution: they share most of their content, or the cue and some content; credits
/// share the source.
fn likeness(annotation: &gold::Attribution, find: &found::Attribution) -> f64 {
    let found_content = find.content();
    let content = if annotation.content.is_empty() || found_content.is_empty() {
        0.0
    } else {
        overlap(&annotation.content, &found_content)
    };
    let cue = match (annotation.cue, find.cue) {
        (Some(a), Some(b)) => overlap(&[a], &[b.range()]),
        _ => 0.0,
    };
    let by_content = if content >= SAME_SPAN { content } else { 0.0 };
    let by_cue = if cue > 0.0 && (content > SOME_CONTENT || annotation.content.is_empty()) { cue + content } else { 0.0 };
    let credits = annotation.kind == "credit" && find.kind == "credit";
    let source = overlap(
        &annotation.source.into_iter().collect::<Vec<_>>(),
        &find.source.map(found::Span::range).into_iter().collect::<Vec<_>>(),
    );
    let by_credit = if credits && source >= SAME_SPAN { 1.0 } else { 0.0 };
    by_content.max(by_cue).max(by_credit)
}

fn same_source(annotation: &gold::Attribution, find: &found::Attribution) -> bool {
    match (annotation.source, find.source) {
        (None, None) => true,
        (Some(a), Some(b)) => overlap(&[a], &[b.range()]) >= SAME_SPAN,
        _ => false,
    }
}

/// Whether the found speaker has a mention where the annotated speaker has one.
fn same_speaker(gold: &Gold, found: &Found, annotation: &gold::Attribution, find: &found::Attribution) -> bool {
    let actor = find.speaker.and_then(|id| found.actors.iter().find(|actor| actor.id == id));
    actor.is_some_and(|actor| {
        let annotated = gold.mentions.iter().filter(|(_, speaker)| Some(*speaker) == annotation.speaker);
        annotated.into_iter().any(|(range, _)| actor.mentions.iter().any(|mention| mention.range() == *range))
    })
}

fn score_figures(gold: &Gold, found: &Found, attributed: &[(usize, usize)], tally: &mut Tally, tell: &mut dyn FnMut(String)) {
    let (annotated, finds) = (&gold.figures, &found.figures);
    let (n, m) = (annotated.len(), finds.len());
    let pairs = pair_up(n, m, |i, j| {
        let shared = overlap(&[annotated[i].range], &[finds[j].span.range()]);
        if shared >= SAME_SPAN { shared } else { 0.0 }
    });
    tally.add("figure span", pairs.len(), m, n);
    let exact = pairs.iter().filter(|&&(i, j)| annotated[i].range == finds[j].span.range()).count();
    tally.add("figure span, exact", exact, m, n);
    let same_value = |&&(i, j): &&(usize, usize)| {
        let (a, b) = (&annotated[i], &finds[j]);
        a.low == b.low && a.high == b.high && a.category == b.category
    };
    let valued: Vec<(usize, usize)> = pairs.iter().filter(same_value).copied().collect();
    tally.add("figure value + category", valued.len(), m, n);
    let same_country = |&(i, j): &(usize, usize)| annotated[i].country == finds[j].country;
    // A find that is said by an attribution of no annotation is said by a false one, and so never right.
    let same_voice = |&(i, j): &(usize, usize)| match finds[j].attribution {
        None => annotated[i].attribution.is_none(),
        Some(id) => {
            let annotation = attributed.iter().find(|pair| found.attributions[pair.1].id == id).map(|pair| pair.0);
            annotation.is_some() && annotation == annotated[i].attribution
        }
    };
    let whose = valued.iter().filter(|pair| same_country(pair)).count();
    tally.add("figure value + category + country", whose, m, n);
    let said = valued.iter().filter(|pair| same_voice(pair)).count();
    tally.add("figure value + category + who says", said, m, n);
    let every = valued
        .iter()
        .filter(|pair| same_country(pair) && same_voice(pair) && annotated[pair.0].qualifier == finds[pair.1].qualifier);
    tally.add("figure, every field", every.count(), m, n);

    for (i, annotation) in annotated.iter().enumerate() {
        let words = gold.words(annotation.range);
        let Some(pair) = pairs.iter().find(|pair| pair.0 == i) else {
            tell(format!("figure missed: {words} ({})", annotation.category));
            continue;
        };
        let find = &finds[pair.1];
        let fields = |low: Option<u64>, high: Option<u64>, rest: [&str; 2]| format!("{low:?}..{high:?} {} {}", rest[0], rest[1]);
        let wanted = fields(annotation.low, annotation.high, [&annotation.qualifier, &annotation.category]);
        let got = fields(find.low, find.high, [&find.qualifier, &find.category]);
        if wanted != got {
            tell(format!("figure value: {words}: {wanted} found as {got}"));
        }
        if !same_country(pair) {
            tell(format!("figure country: {words}: {:?} found as {:?}", annotation.country, find.country));
        }
        if !same_voice(pair) {
            let voice = |attribution: Option<usize>| attribution.map(|at| gold.attributions[at].cue.map(|cue| gold.words(cue)));
            let got =
                find.attribution.map(|id| attributed.iter().find(|pair| found.attributions[pair.1].id == id).map(|pair| pair.0));
            let got = match got {
                None => "the article's own voice".to_owned(),
                Some(None) => "a false attribution".to_owned(),
                Some(at) => format!("{:?}", voice(at)),
            };
            tell(format!("figure who says: {words}: {:?} found as {got}", voice(annotation.attribution)));
        }
    }
    for (j, find) in finds.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == j) {
            tell(format!("figure false: {} ({})", gold.words(find.span.range()), find.category));
        }
    }
}
