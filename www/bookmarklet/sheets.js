// @ts-check
// The style sheets that the bookmark carries within itself. The build puts them there: each in one piece, and minified.

/** @import { Scheme } from "./look.js" */

import live from "subraya/live.css";
import panel from "subraya/panel.css";
import { liveStyle, panelStyle } from "./look.js";

/** For the root of the panel. */
export function panelSheet() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyle(panel));
  return sheet;
}

/** For each tree in which something is painted. @param {Scheme} scheme */
export const highlightSheet = (scheme) => liveStyle(live, scheme, panel);
