// What the build makes of panel.css and live.css.
declare module "subraya/*.css" {
  const css: string;
  export default css;
}
