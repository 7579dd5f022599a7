import type { ByteSource } from "#core/frame/reading.ts";

/** Counts the bytes that are asked for. */
export function counted(source: ByteSource): { readonly source: ByteSource; read(): number } {
  let read = 0;
  const slice = async (start: number, end: number) => {
    read += end - start;
    return source.slice(start, end);
  };
  return { source: { ...source, slice }, read: () => read };
}
