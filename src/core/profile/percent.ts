/** "26 %", "0.4 %", "under 0.1 %", each with a narrow space that no line breaks at: never rounded to 0 or 100 when it is not. */
export function percent(part: number, whole: number): string {
  const share = (100 * part) / whole;
  if (part > 0 && share < 0.1) return "under 0.1\u202f%";
  if (part < whole && share > 99.9) return "over 99.9\u202f%";
  return `${share < 10 || share > 90 ? Math.round(share * 10) / 10 : Math.round(share)}\u202f%`;
}

/** 1,234,567 */
export function grouped(n: number): string {
  return `${n}`.replace(/\B(?=(\d{3})+$)/g, ",");
}
