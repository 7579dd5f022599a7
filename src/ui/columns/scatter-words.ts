import type { ScatterSample } from "#state/studio-state.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatFixed } from "#ui/format/numbers.ts";

/** What two numbers do together; |r| under 0.1 is called no straight line, over 0.7 closely. */
export function scatterFinding({ x, y, correlation }: ScatterSample): string {
  return correlationFinding(x, y, correlation);
}

export function correlationFinding(across: string, up: string, correlation: number | null): string {
  const [x, y] = [isolate(across), isolate(up)];
  if (correlation === null) return `${y} against ${x}: one of them never changes`;
  const r = `r = ${formatFixed(correlation, 2)}`;
  const size = Math.abs(correlation);
  if (size < 0.1) return `${y} does not rise or fall with ${x} in a straight line (${r})`;
  const how = size > 0.7 ? "closely with" : size > 0.3 ? "with" : "slightly with";
  return `${y} ${correlation > 0 ? "rises" : "falls"} ${how} ${x} (${r})`;
}
