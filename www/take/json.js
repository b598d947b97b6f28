// @ts-check
// The analysis as data: the same shape that the command line and the engine's package give, and nothing of the page's own.

/** @import { Describer } from "../describe.js" */

/** @param {Describer} describer @returns {Generator<string>} */
export function* json({ analysis }) {
  const { schema, language, offsets, actors, figures, attributions } = analysis;
  yield `{\n  "schema": ${schema},\n  "language": ${JSON.stringify(language)},\n  "offsets": ${JSON.stringify(offsets)}`;
  yield* list("actors", actors, ({ id, name, kind, country, role, mentions }) => {
    return { id, name, kind, country, role, mentions: mentions.map(({ start, end, form }) => ({ start, end, form })) };
  });
  yield* list("figures", figures, ({ rule, ...figure }) => figure);
  yield* list("attributions", attributions, ({ rule, ...attribution }) => attribution);
  yield "\n}\n";
}

/**
 * One item a line.
 *
 * @template T
 * @param {string} name
 * @param {T[]} items
 * @param {(item: T) => object} shape
 * @returns {Generator<string>}
 */
function* list(name, items, shape) {
  yield `,\n  ${JSON.stringify(name)}: [`;
  for (const [index, item] of items.entries()) yield `${index === 0 ? "" : ","}\n    ${JSON.stringify(shape(item))}`;
  yield items.length > 0 ? "\n  ]" : "]";
}
