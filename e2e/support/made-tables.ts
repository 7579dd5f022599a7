import { writeFileSync } from "node:fs";
import type { TestInfo } from "playwright/test";
import { createRandom } from "#core/shared/random.ts";

/** Puts a made table where a drop can take it from. */
export function writeTable(info: TestInfo, name: string, content: string | Uint8Array): string {
  const path = info.outputPath(name);
  writeFileSync(path, content);
  return path;
}

/** A table with numbers, levels, dates and gaps; `repaid` (yes, no) hangs on income, debt and home. */
export function loans(nRows: number, seed = 7): string {
  const random = createRandom(seed);
  const lines = ["age,income,debt,home,since,repaid"];
  for (let i = 0; i < nRows; i++) {
    const age = 20 + Math.floor(50 * random.next());
    const income = Math.round(1500 + 4000 * random.next());
    const debt = Math.round(3000 * random.next());
    const home = ["owned", "rented", "with family"][Math.floor(3 * random.next())]!;
    const month = 1 + Math.floor(12 * random.next());
    const since = `${2000 + Math.floor(20 * random.next())}-${String(month).padStart(2, "0")}-15`;
    const score = (income - 3500) / 900 - (debt - 1500) / 900 + (home === "owned" ? 1 : 0) + random.normal();
    const gap = random.next() < 0.05;
    lines.push([age, gap ? "" : income, debt, home, since, score > 0.3 ? "yes" : "no"].join(","));
  }
  return `${lines.join("\n")}\n`;
}

/** Fifteen numbers with gaps, five columns of levels, and `bought` (yes, no), which hangs on some of them. */
export function shoppers(nRows: number, seed = 11): string {
  const random = createRandom(seed);
  const names = [
    ...Array.from({ length: 15 }, (_, i) => `x${i}`),
    ...Array.from({ length: 5 }, (_, i) => `c${i}`),
  ];
  const lines = [`${names.join(",")},bought`];
  for (let row = 0; row < nRows; row++) {
    const numbers = Array.from({ length: 15 }, () => random.normal());
    const levels = Array.from({ length: 5 }, () => Math.floor(random.next() * 6));
    const score = 2 * numbers[0]! - numbers[1]! + numbers[2]! * numbers[3]! + (levels[0] === 2 ? 1 : 0);
    const cells = [
      ...numbers.map((value) => (random.next() < 0.02 ? "" : value.toFixed(5))),
      ...levels.map((level) => `level ${level}`),
    ];
    lines.push(`${cells.join(",")},${score + random.normal() > 0 ? "yes" : "no"}`);
  }
  return `${lines.join("\n")}\n`;
}
