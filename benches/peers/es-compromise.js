import nlp from "es-compromise";

/** Names and numbers, as far as it knows them. */
export function run(text) {
  const document = nlp(text);
  return [document.match("#ProperNoun+").out("array"), document.match("#Value+").out("array")];
}
