import type { Random } from "#core/shared/random.ts";
import { type Cell, type CleanColumn, pick, rewrite } from "#test/messy/clean-table.ts";
import { inDialect, type Pollution } from "#test/messy/messy-file.ts";

/** 1234567.5 as 1<sep>234<sep>567<point>5 */
function grouped(text: string, separator: string, point: string): string {
  const [whole = "", fraction] = text.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return fraction === undefined ? groups : groups + point + fraction;
}

/** Numbers of four digits and more, so that the grouping shows. */
const large = (table: readonly CleanColumn[], random: Random) =>
  rewrite(table, "decimal", () => {
    const text = (1000 + random.next() * 1e6).toFixed(2);
    return { text, truth: text };
  });

const decimals = (write: (text: string) => string) => (cell: Cell) => ({ ...cell, text: write(cell.text) });

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const longMonths =
  "January February March April May June July August September October November December".split(" ");

type Ymd = readonly [year: string, month: string, day: string];
const dates = (
  name: string,
  weight: number,
  write: (ymd: Ymd, random: Random) => string,
  delimiter = ",",
): Pollution => ({
  name,
  weight,
  make(table, random) {
    let row = 0;
    const dated = rewrite(table, "date", (cell) => {
      // Days past the twelfth are among the first rows, as in any real column of dates.
      const fixed = row++ < 3 ? `${cell.truth!.slice(0, 8)}${21 + row}` : cell.truth!;
      return { text: write(fixed.split("-") as unknown as Ymd, random), truth: fixed };
    });
    return inDialect(dated, { delimiter });
  },
});

const numbers = (
  name: string,
  weight: number,
  write: (text: string) => string,
  delimiter = ",",
): Pollution => ({
  name,
  weight,
  make: (table, random) =>
    inDialect(rewrite(large(table, random), "decimal", decimals(write)), { delimiter }),
});

export const valuePollutions: readonly Pollution[] = [
  numbers("decimal comma", 40, (text) => text.replace(".", ","), ";"),
  numbers("decimal comma in a file of commas", 5, (text) => text.replace(".", ",")),
  numbers("decimal comma and points between thousands", 20, (text) => grouped(text, ".", ","), ";"),
  numbers("commas between thousands", 40, (text) => grouped(text, ",", ".")),
  numbers("spaces between thousands", 10, (text) => grouped(text, " ", ","), ";"),
  numbers("narrow spaces between thousands", 5, (text) => grouped(text, "\u202f", ","), ";"),
  numbers("apostrophes between thousands", 4, (text) => grouped(text, "’", ".")),
  numbers("currency before", 30, (text) => `$${grouped(text, ",", ".")}`),
  numbers("currency after", 15, (text) => `${grouped(text, ".", ",")} €`, ";"),
  numbers("currency code", 10, (text) => `USD ${text}`),
  numbers("percent", 20, (text) => `${text}%`),
  numbers("unit", 5, (text) => `${text} kg`),
  {
    name: "negative numbers in parentheses",
    weight: 5,
    make(table, random) {
      let row = 0;
      return inDialect(
        rewrite(large(table, random), "decimal", (cell) =>
          row++ % 3 === 0 ? { text: `(${cell.text})`, truth: `-${cell.truth}` } : cell,
        ),
        {},
      );
    },
  },
  {
    name: "true minus signs",
    weight: 3,
    make: (table) =>
      inDialect(
        rewrite(table, "decimal", (cell, row) =>
          row % 4 === 1 ? { text: `\u2212${cell.text}`, truth: `-${cell.truth}` } : cell,
        ),
        {},
      ),
  },
  dates("day/month/year", 40, ([y, m, d]) => `${d}/${m}/${y}`),
  dates("month/day/year", 40, ([y, m, d]) => `${m}/${d}/${y}`),
  dates("day.month.year", 20, ([y, m, d]) => `${d}.${m}.${y}`, ";"),
  dates("year/month/day", 10, ([y, m, d]) => `${y}/${m}/${d}`),
  dates("day-Mon-year", 15, ([y, m, d]) => `${d}-${months[Number(m) - 1]}-${y}`),
  dates("day-Mon-yy", 10, ([y, m, d]) => `${d}-${months[Number(m) - 1]}-${y.slice(2)}`),
  dates("day Month year", 8, ([y, m, d]) => `${Number(d)} ${longMonths[Number(m) - 1]} ${y}`),
  dates("Month day, year", 8, ([y, m, d]) => `${longMonths[Number(m) - 1]} ${Number(d)}, ${y}`),
  dates("day/month/yy", 10, ([y, m, d]) => `${d}/${m}/${y.slice(2)}`),
  dates("month/day/yy", 10, ([y, m, d]) => `${Number(m)}/${Number(d)}/${y.slice(2)}`),
  dates("yyyymmdd", 10, ([y, m, d]) => `${y}${m}${d}`),
  {
    name: "dates that can be read both ways",
    weight: 15,
    make(table, random) {
      const both = rewrite(table, "date", () => {
        const text = `0${1 + random.integer(9)}/0${1 + random.integer(9)}/20${10 + random.integer(9)}`;
        return { text, truth: text };
      });
      const { bytes, truth } = inDialect(both, {});
      return { bytes, truth: { ...truth, warned: "ambiguous-dates" } };
    },
  },
  {
    name: "leading zeros",
    weight: 20,
    make: (table) =>
      inDialect(
        rewrite(table, "id", (cell) => ({ text: `00${cell.text}`, truth: `00${cell.text}` })),
        {},
      ),
  },
  {
    name: "ids of sixteen digits",
    weight: 5,
    make: (table) =>
      inDialect(
        rewrite(table, "id", (cell) => ({
          text: `9007199254740${cell.text}`,
          truth: `9007199254740${cell.text}`,
        })),
        {},
      ),
  },
  {
    name: "missing tokens",
    weight: 40,
    make(table, random) {
      const token = pick(["NA", "N/A", "NaN", "null", "NULL", "-", "n.a.", "#N/A", "None", "."], random);
      return inDialect(
        rewrite(table, "decimal", (cell, row) => (row % 6 === 2 ? { text: token, truth: null } : cell)),
        {},
      );
    },
  },
  {
    name: "infinite numbers",
    weight: 2,
    make: (table) => {
      let written = false;
      const { bytes, truth } = inDialect(
        rewrite(table, "decimal", (cell, row) => {
          if (row !== 4) return cell;
          written = true;
          return { text: "inf", truth: null };
        }),
        {},
      );
      return { bytes, truth: written ? { ...truth, warned: "infinite-values" } : truth };
    },
  },
  {
    name: "blanks around cells",
    weight: 30,
    make: (table, random) => {
      const padded = rewrite(
        rewrite(table, "decimal", (cell) => ({
          ...cell,
          text: ` ${cell.text}${" ".repeat(random.integer(2))}`,
        })),
        "count",
        (cell) => ({ ...cell, text: `${" ".repeat(random.integer(4))}${cell.text}` }),
      );
      return inDialect(padded, {});
    },
  },
];
