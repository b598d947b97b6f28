// The engine's glue, as the build writes it.
export * from "../www/pkg/subraya.js";
export { default } from "../www/pkg/subraya.js";
