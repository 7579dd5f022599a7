import { dates, numbers, texts, type Values, type ValueType, yesOrNo } from "#core/formula/values.ts";
import { civilFromMs, MS_PER_DAY } from "#core/shared/civil-date.ts";
import { exp, log, log10, log2, pow } from "#core/shared/math.ts";

/** A function of a formula. Parameters are checked before `of` is called. */
export interface FormulaFunction {
  readonly name: string;
  /** "round(x, digits)": for the list of functions. */
  readonly usage: string;
  readonly help: string;
  /** Types of the parameters; "any" takes each. The last one repeats where `repeats`. */
  readonly takes: readonly (ValueType | "any")[];
  /** So many of the last parameters may be left out. */
  readonly optional?: number;
  readonly repeats?: boolean;
  of(args: readonly Values[]): Values;
}

type Num = (row: number) => number;
type Text = (row: number) => string | null;
const num = (args: readonly Values[], i: number): Num => args[i]!.at as Num;
const text = (args: readonly Values[], i: number): Text => args[i]!.at as Text;
const number = "number" as const;

function one(name: string, help: string, f: (x: number) => number): FormulaFunction {
  return {
    name,
    usage: `${name}(x)`,
    help,
    takes: [number],
    of(args) {
      const x = num(args, 0);
      return numbers((row) => finite(f(x(row))));
    },
  };
}

function datePart(name: string, help: string, f: (ms: number) => number): FormulaFunction {
  return {
    name,
    usage: `${name}(date)`,
    help,
    takes: ["date"],
    of(args) {
      const x = num(args, 0);
      return numbers((row) => {
        const ms = x(row);
        return ms === ms ? f(ms) : Number.NaN;
      });
    },
  };
}

function ofText(name: string, help: string, f: (text: string) => string): FormulaFunction {
  return {
    name,
    usage: `${name}(text)`,
    help,
    takes: ["text"],
    of(args) {
      const x = text(args, 0);
      return texts((row) => {
        const value = x(row);
        return value === null ? null : f(value);
      });
    },
  };
}

/** What is infinite (a division by 0) is missing. */
export function finite(x: number): number {
  return Number.isFinite(x) ? x : Number.NaN;
}

/** The least or greatest of what is there; missing where nothing is. */
function extreme(name: "min" | "max", isBetter: (a: number, b: number) => boolean): FormulaFunction {
  return {
    name,
    usage: `${name}(x, y, …)`,
    help: `The ${name === "min" ? "least" : "greatest"} of several numbers of a row; missing ones are passed over.`,
    takes: [number],
    repeats: true,
    of: (args) =>
      numbers((row) => {
        let best = Number.NaN;
        for (const each of args) {
          const x = each.at(row) as number;
          if (x === x && (best !== best || isBetter(x, best))) best = x;
        }
        return best;
      }),
  };
}

export const formulaFunctions: readonly FormulaFunction[] = [
  one("abs", "The size of a number, without its sign.", Math.abs),
  one("sqrt", "Square root; missing for negative numbers.", Math.sqrt),
  one("exp", "e to the power of x.", exp),
  one("log", "Natural logarithm; missing for 0 and less.", log),
  one("log10", "Logarithm to base 10.", log10),
  one("log2", "Logarithm to base 2.", log2),
  one("floor", "The whole number below.", Math.floor),
  one("ceil", "The whole number above.", Math.ceil),
  one("sign", "−1, 0 or 1.", Math.sign),
  {
    name: "round",
    usage: "round(x, digits)",
    help: "To so many digits after the point (0 if left out); halves away from 0.",
    takes: [number, number],
    optional: 1,
    of(args) {
      const x = num(args, 0);
      const digits: Num = args[1] ? num(args, 1) : () => 0;
      return numbers((row) => {
        const value = x(row);
        const scale = pow(10, Math.round(digits(row)));
        return finite((Math.sign(value) * Math.floor(Math.abs(value) * scale + 0.5)) / scale);
      });
    },
  },
  extreme("min", (a, b) => a < b),
  extreme("max", (a, b) => a > b),
  {
    name: "fill",
    usage: "fill(x, instead)",
    help: "The value, or another one where it is missing.",
    takes: ["any", "any"],
    of(args) {
      const [value, instead] = args as readonly [Values, Values];
      if (value.type === "text") {
        return texts((row) => value.at(row) ?? (instead.at(row) as string | null));
      }
      return { type: value.type, at: (row) => orElse(value.at(row), () => instead.at(row) as number) };
    },
  },
  {
    name: "ismissing",
    usage: "isMissing(x)",
    help: "Whether there is no value.",
    takes: ["any"],
    of([value]) {
      const { at } = value!;
      return yesOrNo((row) => {
        const x = at(row);
        return x === null || x !== x ? 1 : 0;
      });
    },
  },
  {
    name: "if",
    usage: "if(test, then, otherwise)",
    help: "One of two values; missing where the test is.",
    takes: ["yes-or-no", "any", "any"],
    of(args) {
      const test = num(args, 0);
      const [, then, otherwise] = args as readonly [Values, Values, Values];
      if (then.type === "text") {
        const [yes, no] = [then.at, otherwise.at as Text];
        return texts((row) => {
          const is = test(row);
          return is !== is ? null : is === 1 ? yes(row) : no(row);
        });
      }
      const [yes, no] = [then.at, otherwise.at as Num];
      return {
        type: then.type,
        at(row) {
          const is = test(row);
          return is !== is ? Number.NaN : is === 1 ? yes(row) : no(row);
        },
      };
    },
  },
  ofText("lower", "In small letters.", (value) => value.toLowerCase()),
  ofText("upper", "In capitals.", (value) => value.toUpperCase()),
  ofText("trim", "Without blanks at both ends.", (value) => value.trim()),
  {
    name: "length",
    usage: "length(text)",
    help: "How many characters a text has.",
    takes: ["text"],
    of(args) {
      const x = text(args, 0);
      return numbers((row) => {
        const value = x(row);
        return value === null ? Number.NaN : [...value].length;
      });
    },
  },
  {
    name: "contains",
    usage: "contains(text, part)",
    help: "Whether a text holds another, capitals and all.",
    takes: ["text", "text"],
    of(args) {
      const [whole, part] = [text(args, 0), text(args, 1)];
      return yesOrNo((row) => {
        const [a, b] = [whole(row), part(row)];
        return a === null || b === null ? Number.NaN : a.includes(b) ? 1 : 0;
      });
    },
  },
  {
    name: "replace",
    usage: "replace(text, find, by)",
    help: "Every place where a text stands, replaced by another.",
    takes: ["text", "text", "text"],
    of(args) {
      const [whole, find, by] = [text(args, 0), text(args, 1), text(args, 2)];
      return texts((row) => {
        const [a, b, c] = [whole(row), find(row), by(row)];
        return a === null || b === null || c === null ? null : b === "" ? a : a.replaceAll(b, () => c);
      });
    },
  },
  {
    name: "left",
    usage: "left(text, n)",
    help: "The first n characters.",
    takes: ["text", number],
    of(args) {
      const [whole, n] = [text(args, 0), num(args, 1)];
      return texts((row) => {
        const [a, count] = [whole(row), n(row)];
        return a === null || count !== count ? null : [...a].slice(0, Math.max(0, count)).join("");
      });
    },
  },
  {
    name: "concat",
    usage: "concat(text, text, …)",
    help: "Texts end to end; missing where one of them is.",
    takes: ["text"],
    repeats: true,
    of: (args) =>
      texts((row) => {
        let joined = "";
        for (const each of args) {
          const part = each.at(row) as string | null;
          if (part === null) return null;
          joined += part;
        }
        return joined;
      }),
  },
  datePart("year", "The year.", (ms) => civilFromMs(ms).year),
  datePart("month", "The month, 1 to 12.", (ms) => civilFromMs(ms).month),
  datePart("day", "The day of the month, 1 to 31.", (ms) => civilFromMs(ms).day),
  datePart("weekday", "1 (Monday) to 7 (Sunday).", (ms) => civilFromMs(ms).weekday + 1),
  datePart("hour", "The hour of the day, 0 to 23.", (ms) => civilFromMs(ms).hour),
  {
    name: "days",
    usage: "days(from, to)",
    help: "Days between two dates, with parts of days where they have times.",
    takes: ["date", "date"],
    of(args) {
      const [from, to] = [num(args, 0), num(args, 1)];
      return numbers((row) => (to(row) - from(row)) / MS_PER_DAY);
    },
  },
  {
    name: "adddays",
    usage: "addDays(date, n)",
    help: "The date so many days later; earlier where n is negative.",
    takes: ["date", number],
    of(args) {
      const [date, n] = [num(args, 0), num(args, 1)];
      return dates((row) => date(row) + n(row) * MS_PER_DAY);
    },
  },
];

function orElse(x: number, instead: () => number): number {
  return x === x ? x : instead();
}
