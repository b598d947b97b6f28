// @ts-check
// How the panel speaks: with the app's words for what an analysis holds, and a few of its own.

/** @import { Language } from "../voice.js" */

import { voiceOf } from "../voice.js";
import own from "../words/bookmarklet.js";
import core from "../words/core.js";

/** @typedef {ReturnType<typeof voiceIn>} PanelVoice */

/** @param {Language} language */
export const voiceIn = (language) => voiceOf(language, { ...core[language], own: own[language] });
