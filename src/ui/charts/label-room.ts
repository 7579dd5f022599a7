const perCharacter = 6.9; // px: Spline Sans Mono at 11 px, and a little
const gap = 12;

/** Pixels left of the bars for their labels, at most 38 % of the drawing, and how many characters stand there. */
export function labelRoom(labels: readonly string[], width: number): { left: number; fits: number } {
  const longest = labels.reduce((length, label) => Math.max(length, label.length), 0);
  const left = Math.min(Math.max(48, longest * perCharacter + gap), width * 0.38);
  const fits = Math.max(3, Math.floor((left - gap) / perCharacter + 0.01)); // what just fits is not lost to rounding
  return { left, fits };
}
