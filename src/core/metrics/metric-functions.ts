import { accuracy } from "#core/metrics/accuracy.ts";
import { averagePrecision } from "#core/metrics/average-precision.ts";
import { balancedAccuracy } from "#core/metrics/balanced-accuracy.ts";
import { logLoss } from "#core/metrics/log-loss.ts";
import { macroF1 } from "#core/metrics/macro-f1.ts";
import { mae } from "#core/metrics/mae.ts";
import type { Judged, MetricId } from "#core/metrics/metric.ts";
import { r2 } from "#core/metrics/r2.ts";
import { rmse } from "#core/metrics/rmse.ts";
import { rocAuc } from "#core/metrics/roc-auc.ts";

/** scikit-learn's definitions; NaN where one is not defined on these rows. Apart from the registry, which the page opens with. */
export const metricFunctions: Readonly<Record<MetricId, (judged: Judged) => number>> = {
  logLoss,
  rocAuc,
  averagePrecision,
  accuracy,
  balancedAccuracy,
  macroF1,
  rmse,
  mae,
  r2,
};
