const beyondAscii = /[^\u0000-\u007f]/; // oxlint-disable-line no-control-regex -- the first 128 characters, control ones too

/**
 * Text as it is looked for: "Málaga" and "MALAGA" are one. Case and the accents of Latin, Greek and Cyrillic letters
 * go, compatible forms ("ﬁ", full-width letters) become plain; the marks of other scripts are letters and stay.
 */
export function foldText(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll("ς", "σ") // which of the two a capital becomes depends on its place in the word
    .normalize("NFC");
}
