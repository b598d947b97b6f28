import nlp from "compromise";

/** Names, numbers and what is said in quotation marks. */
export function run(text) {
  const document = nlp(text);
  return [document.people(), document.places(), document.organizations(), document.numbers(), document.quotations()].map(
    (found) => found.out("array"),
  );
}
