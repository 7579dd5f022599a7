/** One field of RFC 4180: quoted where it holds a comma, a quote, a line end, or blanks that a reader might drop. */
export function csvField(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * As `csvField`, for text that Excel would run as a formula: a leading apostrophe makes it plain text there.
 * @see OWASP, CSV injection
 */
export function excelSafeField(text: string): string {
  return csvField(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
}
