// @ts-check
// All that is not needed to show an article with its highlights. It is loaded in one piece, by `soon.js`.

import "./words/rules.js";

export { cardFoot } from "./card-foot.js";
export { Corrector } from "./correct.js";
export { sheet } from "./help.js";
export { articleInData } from "./intake/data.js";
export { articleInFile } from "./intake/files.js";
export { articleInFragment, shareLink } from "./intake/link.js";
export { articleInMarkup } from "./intake/page.js";
export { offerLink } from "./intake/share.js";
export { Marking } from "./marking.js";
export { corrected } from "./revision.js";
export { TakeDialog } from "./take/take.js";
export { ClaimsView } from "./views/claims.js";
export { CompareView } from "./views/compare.js";
export { FiguresView } from "./views/figures.js";
