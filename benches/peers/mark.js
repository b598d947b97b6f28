export { default as Mark } from "mark.js";
