/** Asset imports that Vite resolves: each gives the address of a file served from the page's own origin. */
declare module "*?url" {
  const address: string;
  export default address;
}
declare module "*.css";
/** Set by Vite: true in its dev server and in unit tests, false in what is built. */
interface ImportMeta {
  readonly env: { readonly DEV: boolean };
}
