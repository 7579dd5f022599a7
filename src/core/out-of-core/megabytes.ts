/** Bytes as a person reads them in a sentence: "120 MB". */
export function formatMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
