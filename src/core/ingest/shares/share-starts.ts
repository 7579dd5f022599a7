/** Smaller files are read before a helper has begun. */
const leastShared = 16 * 1024 * 1024;
/** Shares begin where the stretches do that are read at once. */
const stretchBytes = 4 * 1024 * 1024;

/** Where the shares of helpers begin so that all end at about the same time: none in a file that is soon read. */
export function shareStarts(byteLength: number, nHelpers: number): readonly number[] {
  if (byteLength < leastShared) return [];
  const starts: number[] = [];
  for (let i = 1; i <= nHelpers; i++) {
    const start = Math.round((byteLength * i) / (nHelpers + 1) / stretchBytes) * stretchBytes;
    if (start > (starts.at(-1) ?? stretchBytes)) starts.push(start);
  }
  return starts;
}
