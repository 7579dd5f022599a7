import { readFileSync } from "node:fs";
import { createRandom, type Random, shuffle } from "#core/shared/random.ts";

/** A table as cells, as a file would have it. */
export interface Cells {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly target: string;
}

/** Bundled tables without the troubles that are planted (public/samples/README.md has their licences), and made ones. */
export const cleanTables = ["penguins", "telco_churn", "breast_cancer", "diamonds", "made"] as const;
const targets = { penguins: "species", telco_churn: "churn", breast_cancer: "diagnosis", diamonds: "price" };
const mostRows = 800;

/** At most 800 of its rows, drawn by the seed; the made table is another for every seed. */
export function cleanTable(name: (typeof cleanTables)[number], seed: number): Cells {
  const random = createRandom(seed);
  if (name === "made") return madeTable(random);
  const lines = readFileSync(`public/samples/${name}.csv`, "utf8").trimEnd().split(/\r?\n/);
  const [header, ...rows] = lines.map((line) => line.split(","));
  const drawn = shuffle(
    Int32Array.from(rows, (_, i) => i),
    random,
  ).slice(0, mostRows);
  return { header: header!, rows: Array.from(drawn, (row) => rows[row]!), target: targets[name] };
}

/** Normal, skewed, whole numbers and words with a class that depends on some of them. */
function madeTable(random: Random): Cells {
  const rows = Array.from({ length: 600 }, () => {
    const [a, b, c] = [random.normal(), random.normal(), random.normal()];
    const size = ["small", "medium", "large"][random.integer(3)]!;
    const count = random.integer(40) + 1;
    const says = a + 0.7 * b + (size === "large" ? 0.8 : 0) + 1.2 * random.normal();
    const cells = [a, b, 10 + 3 * c, 50 + 10 * (a + random.normal())].map((value) => value.toFixed(3));
    return [...cells, `${count}`, size, random.next() < 0.4 ? "yes" : "no", says > 0.3 ? "good" : "bad"];
  });
  return { header: ["a", "b", "c", "d", "count", "size", "member", "outcome"], rows, target: "outcome" };
}
