// The package's style sheets, which the build puts into its modules as text.
declare module "*.css" {
  const css: string;
  export default css;
}
