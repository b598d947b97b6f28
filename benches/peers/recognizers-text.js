import { recognizeNumber } from "@microsoft/recognizers-text-number";

/** Numbers in digits and in words. */
export const run = (text) => recognizeNumber(text, "es-es");
