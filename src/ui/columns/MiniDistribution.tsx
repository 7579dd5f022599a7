import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Distribution } from "#state/studio-state.ts";
import { barColor, stackOrder } from "#ui/charts/class-colors.ts";
import { MiniBars } from "#ui/charts/MiniBars.tsx";
import { binWords } from "./distribution-words.ts";

/** The shape of a column in a few pixels: plain until its counts by class arrive, then stacked by class. */
export function MiniDistribution({
  summary,
  distribution,
  isTarget,
  positive,
  width,
  height,
  onSelectBin,
}: {
  summary: ColumnSummary;
  distribution: Distribution | null;
  /** Draws one class a bar, each in its own colour. */
  isTarget: boolean;
  positive: string | null;
  width: number;
  height: number;
  /** A bar of the distribution was pressed: its place in it, and what its rows are. Before it is known, none can be. */
  onSelectBin?: (bin: number, words: string) => void;
}) {
  const select =
    onSelectBin && distribution ? (bin: number) => onSelectBin(bin, binWords(distribution, bin)) : undefined;

  if (isTarget && summary.top.length > 0) {
    const classes = distribution?.groups.map(({ label }) => label) ?? [];
    const colors = summary.top.map(({ value }) => {
      const index = classes.indexOf(value);
      return index === -1 ? "var(--c0)" : barColor(index, classes, positive);
    });
    const groups = [{ color: "var(--c0)", counts: summary.top.map(({ count }) => count) }];
    const ofClass = (bar: number) => {
      const bin = distribution?.labels?.indexOf(summary.top[bar]?.value ?? "") ?? -1;
      if (bin !== -1) select?.(bin);
    };
    return (
      <MiniBars
        groups={groups}
        barColors={colors}
        width={width}
        height={height}
        gap={2}
        onSelectBar={select && ofClass}
      />
    );
  }
  const levels = distribution ? distribution.edges === null : summary.histogram === null;
  const gap = levels ? 2 : 0.8;
  if (distribution) {
    const labels = distribution.groups.map(({ label }) => label);
    const groups = stackOrder(labels, positive).map((index) => ({
      color: barColor(index, labels, positive),
      counts: distribution.groups[index]?.counts ?? [],
    }));
    return <MiniBars groups={groups} width={width} height={height} gap={gap} onSelectBar={select} />;
  }
  const counts = summary.histogram?.counts ?? summary.top.map(({ count }) => count);
  return <MiniBars groups={[{ color: "var(--q3)", counts }]} width={width} height={height} gap={gap} />;
}
