/**
 * The one part of Papa Parse that core uses. Its published types bring in Node's, which core must not see.
 */
declare module "papaparse" {
  const Papa: {
    readonly Parser: new (config: {
      delimiter: string;
      newline: "\n" | "\r";
      quoteChar: string;
      escapeChar?: string;
      fastMode?: boolean;
      preview?: number;
    }) => {
      parse(
        input: string,
        baseIndex: number,
        ignoreLastRow: boolean,
      ): {
        data: string[][];
        errors: { code: string; row: number; index: number }[];
        meta: { cursor: number };
      };
    };
  };
  export default Papa;
}
