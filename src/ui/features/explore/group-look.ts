import type { ChartData } from "#core/explore/chart-data.ts";
import { barColor, classColor } from "#ui/charts/class-colors.ts";
import { placeNames } from "./axis-words.ts";

/** How the colours of a chart are named and inked; quarters of a number go from weak to strong. */
export interface GroupLook {
  /** One empty name where there are no colours. */
  readonly names: readonly string[];
  readonly colorOf: (group: number) => string;
  /** For areas, where the first ink would be heavy. */
  readonly barColorOf: (group: number) => string;
}

const steps = ["var(--q3)", "var(--q4)", "var(--q6)", "var(--q8)"];

/** @param positive where the colours are the target's classes */
export function groupLook({ group }: ChartData, positive: string | null): GroupLook {
  if (group === null) {
    return { names: [""], colorOf: () => "var(--c1)", barColorOf: () => "var(--q4)" };
  }
  const names = placeNames(group);
  if (group.labels === null) {
    const ink = (at: number) => steps[at] ?? "var(--q8)";
    return { names, colorOf: ink, barColorOf: ink };
  }
  return {
    names,
    colorOf: (at) => classColor(at, names, positive),
    barColorOf: (at) => barColor(at, names, positive),
  };
}
