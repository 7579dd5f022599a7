import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { drawFilledGaps, fillGaps } from "#core/preprocessing/fill-gaps.ts";
import { float32Text } from "#core/preprocessing/float32-text.ts";
import {
  drawGroupKeys,
  type GroupColumn,
  groupColumn,
  groupKeys,
  nKeys,
} from "#core/preprocessing/impute-groups/group-keys.ts";
import { imputeGroupsToPython } from "#core/preprocessing/impute-groups/impute-groups-python.ts";
import type { ImputeGroupsParams } from "#core/preprocessing/impute-groups/schema.ts";
import { numericFill } from "#core/preprocessing/impute/fill-value.ts";
import { presentValues } from "#core/preprocessing/quantile.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { assert } from "#core/shared/assert.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Keys beyond this are not all whole numbers of a float64. */
const MOST_KEYS = Number.MAX_SAFE_INTEGER;

/** All fills are float32. */
export interface FittedImputeGroups {
  readonly by: readonly GroupColumn[];
  /** Of the groups that are large enough, ascending. */
  readonly keys: readonly number[];
  readonly columns: readonly {
    readonly name: string;
    readonly missing: number;
    readonly indicator: string | null;
    readonly overall: number;
    /** One a key; the overall value where the group has none. */
    readonly fills: readonly number[];
  }[];
}

/**
 * pandas' groupby, learned from training rows. A missing level is a level of its own.
 * @throws LatheError "pipeline-invalid" from fit when so many columns make groups that these cannot be numbered
 */
export const imputeGroupsStep: Step<ImputeGroupsParams, FittedImputeGroups> = {
  fit(frame, { by: named, columns, numeric, leastRows, addIndicator }) {
    const by = frame.columns.flatMap((column) => {
      const isGroup = named === null ? column.kind === "categorical" : named.includes(column.source);
      const group = isGroup ? groupColumn(column, leastRows) : null;
      return group === null ? [] : [group];
    });
    if (nKeys(by) > MOST_KEYS)
      throw new LatheError("pipeline-invalid", {
        reason: `${by.length} columns make more groups than can be numbered; name the few that matter`,
      });
    const rowsOf = rowsByKey(groupKeys(by, frame), leastRows);
    const groups = new Set(by.map(({ name }) => name));
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    const keys = by.length === 0 ? [] : [...rowsOf.keys()].sort((a, b) => a - b);
    return {
      by,
      keys,
      columns: frame.columns.flatMap((column) => {
        if (column.kind !== "numeric" || groups.has(column.name) || !isChosen(column, columns)) return [];
        const { name, values } = column;
        const present = presentValues(values);
        const missing = values.length - present.length;
        const indicator = addIndicator && missing > 0 ? unique(`${name} missing`) : null;
        const overall = fillOf(present, numeric);
        const fills = keys.map((key) => {
          const own = presentValues(Float32Array.from(rowsOf.get(key)!, (row) => values[row]!));
          return own.length === 0 ? overall : fillOf(own, numeric);
        });
        return [{ name, missing, indicator, overall, fills }];
      }),
    };
  },

  transform({ by, keys, columns }, frame) {
    const places = new Map(keys.map((key, place) => [key, place]));
    const groupOf = groupKeys(by, frame);
    return replaceColumns(frame, columns, ({ fills, overall, indicator }, column) => {
      assert(column.kind === "numeric", `“${column.name}” is a number`);
      const fillOfRow = (row: number) => {
        const place = places.get(groupOf[row]!);
        return place === undefined ? overall : fills[place]!;
      };
      return fillGaps(column, fillOfRow, indicator);
    });
  },

  notes: ({ by, keys, columns }) =>
    columns.flatMap(({ name, missing, overall }) =>
      missing === 0
        ? []
        : [
            {
              column: name,
              sentence: `${name}: ${missing} missing filled by ${by.length === 0 ? "no group" : by.map((group) => group.name).join(", ")} (${keys.length} ${keys.length === 1 ? "group" : "groups"}), ${float32Text(overall)} elsewhere`,
            },
          ],
    ),

  toOnnx({ by, keys, columns }, tensors, graph) {
    const groupOf = keys.length === 0 ? null : drawGroupKeys(by, tensors, graph);
    return replaceTensors(tensors, columns, ({ fills, overall, indicator }, column) => {
      const fill =
        groupOf === null
          ? graph.floats([overall], [])
          : graph.node("LabelEncoder", [groupOf], {
              domain: "ai.onnx.ml",
              attributes: {
                keys_int64s: { ints: keys },
                values_floats: { floats: fills },
                default_float: { float: overall },
              },
            });
      return drawFilledGaps(column, fill, indicator, graph);
    });
  },

  toPython: imputeGroupsToPython,
};

const fillOf = (present: Float32Array, numeric: ImputeGroupsParams["numeric"]) =>
  numericFill(present, { numeric, fillValue: 0 });

function rowsByKey(keys: Float64Array, leastRows: number): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>();
  for (const [row, key] of keys.entries()) {
    const found = rows.get(key);
    if (found) found.push(row);
    else rows.set(key, [row]);
  }
  return new Map([...rows].filter(([, { length }]) => length >= leastRows));
}
