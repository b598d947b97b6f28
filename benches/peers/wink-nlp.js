import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

const nlp = winkNLP(model);

/** Sentences and entities, which are mostly numbers and dates. */
export function run(text) {
  const document = nlp.readDoc(text);
  return [document.sentences().out(), document.entities().out()];
}
