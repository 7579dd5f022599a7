import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { interactionsToPython } from "#core/preprocessing/interactions/interactions-python.ts";
import type { InteractionsParams } from "#core/preprocessing/interactions/schema.ts";
import type { Step, TensorColumn, WorkColumn } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { assert } from "#core/shared/assert.ts";
import { LatheError } from "#core/shared/problems.ts";

/** More made columns than this are a mistake: thirty columns make 435 products. */
const MOST_MADE = 500;

interface Combination {
  readonly name: string;
  readonly how: "product" | "ratio";
  readonly left: string;
  readonly right: string;
}

/** Nothing is learned from the values: only which columns there are, and what their combinations are called. */
export interface FittedInteractions {
  readonly made: readonly Combination[];
}

/**
 * scikit-learn's PolynomialFeatures of degree 2, products and squares apart, and ratios. Missing where a part is missing.
 * @throws LatheError "pipeline-invalid" from fit where more than 500 columns would be made
 */
export const interactionsStep: Step<InteractionsParams, FittedInteractions> = {
  fit(frame, { columns, products, squares, ratios }) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    const names = frame.columns.flatMap((column) =>
      column.kind === "numeric" && isChosen(column, columns) ? [column.name] : [],
    );
    const nPairs = (names.length * (names.length - 1)) / 2;
    const nMade = (squares ? names.length : 0) + nPairs * ((products ? 1 : 0) + (ratios ? 1 : 0));
    if (nMade > MOST_MADE)
      throw new LatheError("pipeline-invalid", {
        reason: `combining ${names.length} columns would make ${nMade} more, and ${MOST_MADE} is the most; name the columns that matter`,
      });
    const pairs = names.flatMap((left, i) => names.slice(i + 1).map((right) => ({ left, right })));
    return {
      made: [
        ...(squares
          ? names.map((name) => ({
              name: unique(`${name}²`),
              how: "product" as const,
              left: name,
              right: name,
            }))
          : []),
        ...(products
          ? pairs.map((pair) => ({
              name: unique(`${pair.left} × ${pair.right}`),
              how: "product" as const,
              ...pair,
            }))
          : []),
        ...(ratios
          ? pairs.map((pair) => ({
              name: unique(`${pair.left} ÷ ${pair.right}`),
              how: "ratio" as const,
              ...pair,
            }))
          : []),
      ],
    };
  },

  transform({ made }, frame) {
    const byName = new Map(frame.columns.map((column) => [column.name, column]));
    const valuesOf = (name: string) => numbersOf(byName.get(name), name);
    const columns = made.map(({ name, how, left, right }): WorkColumn => {
      const [a, b] = [valuesOf(left), valuesOf(right)];
      const combine = how === "product" ? product : ratio;
      return { kind: "numeric", name, source: name, values: a.map((value, row) => combine(value, b[row]!)) };
    });
    return { nRows: frame.nRows, columns: [...frame.columns, ...columns] };
  },

  notes: ({ made }) => {
    const first = made[0];
    if (first === undefined) return [];
    const more = made.length === 1 ? "" : ` and ${made.length - 1} more`;
    return [{ column: first.left, sentence: `${first.name}${more} added` }];
  },

  toOnnx({ made }, tensors, graph) {
    const byName = new Map(tensors.map(({ name, tensor }) => [name, tensor]));
    const drawn = made.map(({ name, how, left, right }): TensorColumn => {
      const [a, b] = [byName.get(left), byName.get(right)];
      assert(a !== undefined && b !== undefined, "the columns that are combined are there");
      if (how === "product") return { kind: "numeric", name, tensor: graph.node("Mul", [a, b]) };
      const isZero = graph.node("Equal", [b, graph.floats([0], [])]);
      const none = graph.floats([Number.NaN], []);
      return {
        kind: "numeric",
        name,
        tensor: graph.node("Where", [isZero, none, graph.node("Div", [a, b])]),
      };
    });
    return [...tensors, ...drawn];
  },

  toPython: interactionsToPython,
};

const product = (a: number, b: number) => a * b;
const ratio = (a: number, b: number) => (b === 0 ? Number.NaN : a / b);

function numbersOf(column: WorkColumn | undefined, name: string): Float32Array {
  assert(column?.kind === "numeric", `“${name}” is a number`);
  return column.values;
}
