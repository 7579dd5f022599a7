import { cellText } from "#core/frame/cells.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { finite, type FormulaFunction, formulaFunctions } from "#core/formula/functions.ts";
import { type Formula, parseFormula } from "#core/formula/parse.ts";
import { invalid } from "#core/formula/tokens.ts";
import { numbers, texts, typeWords, type Values, type ValueType, yesOrNo } from "#core/formula/values.ts";
import { pow } from "#core/shared/math.ts";

const functions = new Map(formulaFunctions.map((each) => [each.name, each]));

/**
 * A formula over the columns of a table, checked as a whole before any row is computed. Columns of numbers are numbers,
 * of dates dates, of yes and no (true, t, y) yes or no; all others are texts. Missing values spread, except through
 * fill, isMissing, min and max.
 * @throws LatheError "formula-invalid" with the place and what is wrong there
 */
export function compileFormula(text: string, table: Pick<Table, "columns">): Values {
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  return valuesOf(parseFormula(text), columns);
}

type Columns = ReadonlyMap<string, Column>;

function valuesOf(part: Formula, columns: Columns): Values {
  switch (part.kind) {
    case "number":
      return numbers(() => part.value);
    case "text":
      return texts(() => part.value);
    case "column":
    case "name":
      return named(part.name, part.at, part.kind === "name", columns);
    case "call":
      return called(part, columns);
  }
}

function named(name: string, at: number, isWord: boolean, columns: Columns): Values {
  const column = columns.get(name);
  if (column) return columnValues(column);
  const word = isWord ? name.toLowerCase() : "";
  if (word === "true" || word === "false") return yesOrNo(() => (word === "true" ? 1 : 0));
  const near = [...columns.keys()].find((each) => each.toLowerCase() === name.toLowerCase());
  throw invalid(`there is no column “${name}”${near === undefined ? "" : `; “${near}” is written so`}`, at);
}

function columnValues(column: Column): Values {
  switch (column.kind) {
    case "numeric":
    case "integer":
      return numbers((row) => column.values[row]!);
    case "datetime":
      return { type: "date", at: (row) => column.epochMs[row]! };
    case "boolean": {
      const meant = column.categories.map((label) => (/^(true|yes|t|y|1)$/i.test(label.trim()) ? 1 : 0));
      return yesOrNo((row) => meant[column.codes[row]!] ?? Number.NaN);
    }
    case "categorical":
      return texts((row) => column.categories[column.codes[row]!] ?? null);
    case "text":
      return texts((row) => cellText(column, row));
  }
}

function isMissingWord(part: Formula | undefined, columns: Columns): boolean {
  return part?.kind === "name" && part.name.toLowerCase() === "missing" && !columns.has(part.name);
}

function missingOf(type: ValueType): Values {
  return type === "text" ? texts(() => null) : { type, at: () => Number.NaN };
}

/** Parts that must be of one type; “missing” is of the type of the others. */
function ofOneType(parts: readonly Formula[], columns: Columns): readonly Values[] {
  const known = parts.map((part) => (isMissingWord(part, columns) ? null : valuesOf(part, columns)));
  const first = known.find((values) => values !== null);
  if (!first) throw invalid("nothing here says which kind of value is missing", parts[0]!.at);
  return known.map((values, i) => {
    if (values === null) return missingOf(first.type);
    if (values.type === first.type) return values;
    throw invalid(`this is ${typeWords[values.type]}, and ${typeWords[first.type]} is needed`, parts[i]!.at);
  });
}

function called({ name, of, at }: Formula & { kind: "call" }, columns: Columns): Values {
  const operator = operators.get(name);
  if (operator) return operator(of, columns, at);
  const known = functions.get(name);
  if (!known) throw invalid(`there is no function “${name}”`, at);
  return known.of(checked(known, of, columns, at));
}

function checked(
  known: FormulaFunction,
  of: readonly Formula[],
  columns: Columns,
  at: number,
): readonly Values[] {
  const { takes, optional = 0, repeats = false, usage } = known;
  if (of.length < takes.length - optional || (of.length > takes.length && !repeats)) {
    throw invalid(`it is written ${usage}`, at);
  }
  const anyParts = of.filter((_, i) => (takes[i] ?? takes.at(-1)) === "any");
  const anyValues = anyParts.length > 1 ? ofOneType(anyParts, columns) : null;
  return of.map((part, i) => {
    const wanted = takes[i] ?? takes.at(-1)!;
    if (wanted === "any") return anyValues?.[anyParts.indexOf(part)] ?? valuesOf(part, columns);
    return needed(part, wanted, columns);
  });
}

function needed(part: Formula, wanted: ValueType, columns: Columns): Values {
  if (isMissingWord(part, columns)) return missingOf(wanted);
  const values = valuesOf(part, columns);
  if (values.type === wanted) return values;
  throw invalid(`this is ${typeWords[values.type]}, and ${typeWords[wanted]} is needed`, part.at);
}

type Operator = (of: readonly Formula[], columns: Columns, at: number) => Values;

function arithmetic(f: (a: number, b: number) => number): Operator {
  return (of, columns) => {
    const [a, b] = of.map((part) => needed(part, "number", columns).at as (row: number) => number);
    return numbers((row) => finite(f(a!(row), b!(row))));
  };
}

function comparison(f: (a: number | string, b: number | string) => boolean): Operator {
  return (of, columns) => {
    const [a, b] = ofOneType(of, columns);
    return yesOrNo((row) => {
      const x = a!.at(row);
      const y = b!.at(row);
      if (x === null || y === null || x !== x || y !== y) return Number.NaN;
      return f(x, y) ? 1 : 0;
    });
  };
}

/** Of three values: no and anything is no, yes or anything is yes. */
function logical(decides: 0 | 1): Operator {
  return (of, columns) => {
    const [a, b] = of.map((part) => needed(part, "yes-or-no", columns).at as (row: number) => number);
    return yesOrNo((row) => {
      const x = a!(row);
      const y = b!(row);
      if (x === decides || y === decides) return decides;
      return x !== x || y !== y ? Number.NaN : 1 - decides;
    });
  };
}

const equal = comparison((a, b) => a === b);
const unequal = comparison((a, b) => a !== b);

const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["+", arithmetic((a, b) => a + b)],
  ["-", arithmetic((a, b) => a - b)],
  ["*", arithmetic((a, b) => a * b)],
  ["/", arithmetic((a, b) => a / b)],
  ["%", arithmetic((a, b) => a - b * Math.floor(a / b))],
  ["^", arithmetic(pow)],
  ["=", equal],
  ["==", equal],
  ["!=", unequal],
  ["<>", unequal],
  ["<", comparison((a, b) => a < b)],
  ["<=", comparison((a, b) => a <= b)],
  [">", comparison((a, b) => a > b)],
  [">=", comparison((a, b) => a >= b)],
  ["and", logical(0)],
  ["or", logical(1)],
  [
    "negative",
    ([part], columns) => {
      const { at } = needed(part!, "number", columns);
      return numbers((row) => -(at(row) as number));
    },
  ],
  [
    "not",
    ([part], columns) => {
      const { at } = needed(part!, "yes-or-no", columns);
      return yesOrNo((row) => 1 - (at(row) as number));
    },
  ],
]);
