import type { Detector } from "#core/profile/alert-context.ts";
import { constantColumns } from "#core/profile/alerts/constant-columns.ts";
import { contradictions } from "#core/profile/alerts/contradictions.ts";
import { dependentMissingness } from "#core/profile/alerts/dependent-missingness.ts";
import { disguisedMissing } from "#core/profile/alerts/disguised-missing.ts";
import { duplicateColumns } from "#core/profile/alerts/duplicate-columns.ts";
import { duplicateRows } from "#core/profile/alerts/duplicate-rows.ts";
import { emptyColumns } from "#core/profile/alerts/empty-columns.ts";
import { groupStructure } from "#core/profile/alerts/group-structure.ts";
import { idColumns } from "#core/profile/alerts/id-columns.ts";
import { leakage } from "#core/profile/alerts/leakage.ts";
import { manyLevels } from "#core/profile/alerts/many-levels.ts";
import { mixedKinds } from "#core/profile/alerts/mixed-kinds.ts";
import { mostlyMissing } from "#core/profile/alerts/mostly-missing.ts";
import { outliers } from "#core/profile/alerts/outliers.ts";
import { skewedColumns } from "#core/profile/alerts/skewed-columns.ts";
import { spikes } from "#core/profile/alerts/spikes.ts";
import { stringVariants } from "#core/profile/alerts/string-variants.ts";
import { raggedRows, tableSize } from "#core/profile/alerts/table-size.ts";
import { targetClasses } from "#core/profile/alerts/target-classes.ts";
import { textColumns } from "#core/profile/alerts/text-columns.ts";
import { timeStructure } from "#core/profile/alerts/time-structure.ts";
import { unevenTime } from "#core/profile/alerts/uneven-time.ts";

/** Every detector; those whose finding does more harm if it is ignored come first within one severity. */
export const detectors: readonly Detector[] = [
  leakage,
  groupStructure,
  timeStructure,
  targetClasses,
  tableSize,
  raggedRows,
  contradictions,
  duplicateRows,
  disguisedMissing,
  mixedKinds,
  dependentMissingness,
  idColumns,
  emptyColumns,
  mostlyMissing,
  stringVariants,
  outliers,
  duplicateColumns,
  constantColumns,
  manyLevels,
  spikes,
  skewedColumns,
  unevenTime,
  textColumns,
];
