// What the build makes of panel.css and live.css.
declare module "*.css" {
  const css: string;
  export default css;
}
