import type { Canary } from "#core/canaries/canary.ts";
import { duplicatesAcross } from "#core/canaries/duplicates-across.ts";
import { randomProbe } from "#core/canaries/random-probe.ts";
import { rowOrder } from "#core/canaries/row-order.ts";
import { sealedDiffers } from "#core/canaries/sealed-differs.ts";
import { shuffledLabels } from "#core/canaries/shuffled-labels.ts";
import { singleColumn } from "#core/canaries/single-column.ts";
import { tooGood } from "#core/canaries/too-good.ts";

/** In the order of a run's card: what costs nothing first. */
export const canaries: readonly Canary[] = [
  tooGood,
  singleColumn,
  duplicatesAcross,
  sealedDiffers,
  rowOrder,
  randomProbe,
  shuffledLabels,
];
