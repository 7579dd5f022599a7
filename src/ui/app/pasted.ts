/** What a paste outside a field is taken for. */
export type Pasted =
  | { readonly kind: "files"; readonly files: readonly File[] }
  | { readonly kind: "cells"; readonly text: string }
  | { readonly kind: "picture" };

/**
 * Spreadsheets put a picture of the cells beside the cells themselves: the cells are meant. null for what is no table at
 * all, as a single line of text.
 */
export function pastedIn(data: {
  readonly files: Iterable<File>;
  getData(type: string): string;
}): Pasted | null {
  const files = [...data.files];
  const tables = files.filter(({ type }) => !type.startsWith("image/"));
  if (tables.length > 0) return { kind: "files", files: tables };
  const text = data.getData("text/plain");
  if (/[\n\r]/.test(text.trim())) return { kind: "cells", text };
  return files.length > 0 ? { kind: "picture" } : null;
}
