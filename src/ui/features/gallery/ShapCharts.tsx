import { ShapDots } from "#ui/charts/ShapDots.tsx";
import { ShapSwarm } from "#ui/charts/ShapSwarm.tsx";
import { WaterfallChart } from "#ui/charts/WaterfallChart.tsx";
import { waterfallSteps } from "#ui/charts/waterfall-steps.ts";
import { createRandom } from "#core/shared/random.ts";

const random = createRandom(3);
const cells = Array.from({ length: 150 }, () => random.next());
const swarm = ["tenure", "charges", "contract"].map((name, at) => ({
  name,
  mean: 0.6 - 0.2 * at,
  values: cells.map((cell) => (1.2 - 0.4 * at) * (0.5 - cell) + 0.1 * random.normal()),
  shares: cells.map((cell) => (at === 2 ? null : cell)),
}));
const dots = cells.map((x, i) => ({
  x: i % 29 === 0 ? Number.NaN : 72 * x,
  y: 0.6 - 1.2 * x + 0.1 * random.normal(),
  share: random.next(),
}));

/** What explains models of trees, with made-up numbers. */
export const shapCharts = [
  [
    "SHAP values of columns",
    <ShapSwarm
      key=""
      lines={swarm}
      xTitle="added to the log odds of yes"
      chosen="tenure"
      onPick={() => undefined}
    />,
  ],
  [
    "SHAP values of a column",
    <ShapDots
      key=""
      dots={dots}
      kind="number"
      levels={[]}
      xTitle="tenure"
      yTitle="added to the log odds of yes"
      shadedBy="charges"
    />,
  ],
  [
    "SHAP values of a row",
    <WaterfallChart
      key=""
      base={-1.2}
      steps={waterfallSteps(
        -1.2,
        [
          { label: "contract = Month-to-month", value: 0.8 },
          { label: "tenure = 3", value: 0.45 },
          { label: "charges = 29.85", value: -0.3 },
        ],
        8,
      )}
      total={-0.25}
      xTitle="log odds of yes"
    />,
  ],
] as const;
