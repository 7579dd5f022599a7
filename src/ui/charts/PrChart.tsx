import { formatPercent } from "#ui/format/numbers.ts";
import {
  type ThresholdChartKind,
  type ThresholdChartProps,
  ThresholdCurveChart,
} from "./ThresholdCurveChart.tsx";

const pr: ThresholdChartKind = {
  which: "pr",
  xTitle: "found (recall)",
  yTitle: "alarms that are right (precision)",
  reference: ([first, ...others]) =>
    first === undefined || others.length > 0
      ? null
      : {
          id: "everyone",
          color: "var(--c0)",
          width: 1,
          dash: "1 4",
          points: [
            { x: 0, y: first.share },
            { x: 1, y: first.share },
          ],
        },
  tip: ({ x, y }) => `finds ${formatPercent(x)}, ${formatPercent(y)} of alarms right`,
  mark: ({ y }) => `${formatPercent(y)} of alarms right`,
};

/** Precision against recall; dotted is the share of the class, which is what calling everyone gives. */
export function PrChart(props: ThresholdChartProps) {
  return <ThresholdCurveChart {...props} kind={pr} />;
}
