const spacedEquals = / = /g;

/** "n = 344" and "r = 0.99" with spaces that no line breaks at. */
export function equationsKept(text: string): string {
  return text.replace(spacedEquals, "\u00a0=\u00a0");
}
