// Writes the tables of the three "break it" lessons. All rows are made up, from fixed seeds: `node scripts/make-lessons.mjs`
// writes the same bytes again, which test/lessons.test.ts checks.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { bell, generator, pick } from "./made-up.mjs";

/** @param {readonly (string | number)[][]} rows */
const csv = (rows) => `${rows.map((row) => row.join(",")).join("\n")}\n`;

/** Loans. `reminders` is written down only after a loan has gone wrong: it is the answer, told late. */
function leak() {
  const next = generator(11);
  /** @type {(string | number)[][]} */
  const rows = [
    ["age", "income", "debt_share", "months_in_job", "home", "late_before", "reminders", "repaid"],
  ];
  for (let i = 0; i < 900; i++) {
    const age = 19 + Math.floor(next() * 52);
    const income = Math.round(1400 + 900 * Math.abs(bell(next)) + 25 * age);
    const debt = Math.round(100 * Math.min(0.95, Math.max(0.02, 0.38 + 0.18 * bell(next)))) / 100;
    const months = Math.floor(next() * next() * 240);
    const home = pick(next, ["owned", "rented", "rented", "family"]);
    const late = Math.floor(next() * next() * 5);
    const score =
      (income - 3300) / 1500 - 3 * (debt - 0.38) + months / 150 - 0.5 * late + (home === "owned" ? 0.5 : 0);
    const repaid = score + 1.1 * bell(next) > -0.35;
    const odd = next() < 0.03; // a few were reminded by mistake, or never
    const reminders = repaid !== odd ? 0 : 1 + Math.floor(next() * 5);
    rows.push([age, income, debt, months, home, late, reminders, repaid ? "yes" : "no"]);
  }
  return csv(rows);
}

/** Machines of three plants. The last 180 rows are the given test rows: the east plant writes °F, not °C. */
function shift() {
  const next = generator(23);
  /** @type {(string | number)[][]} */
  const rows = [["plant", "temperature", "pressure", "vibration", "hours_since_service", "fails"]];
  for (let i = 0; i < 900; i++) {
    const isEast = i >= 720;
    const plant = isEast ? "east" : pick(next, ["north", "south"]);
    const celsius = 62 + 9 * bell(next);
    const pressure = Math.round(10 * (5 + 0.7 * bell(next))) / 10;
    const vibration = Math.round(100 * Math.abs(1.6 + 0.6 * bell(next))) / 100;
    const hours = Math.floor(next() * 900);
    const score = (celsius - 66) / 6 + (vibration - 1.7) * 1.2 + (hours - 500) / 400;
    const fails = score + 0.7 * bell(next) > 0.4;
    const temperature = Math.round(10 * (isEast ? celsius * 1.8 + 32 : celsius)) / 10;
    rows.push([plant, temperature, pressure, vibration, hours, fails ? "yes" : "no"]);
  }
  return csv(rows);
}

/** Applications. Past decisions went against group Y; `district` tells the group almost as well as the group itself. */
function proxy() {
  const next = generator(37);
  /** @type {(string | number)[][]} */
  const rows = [["group", "district", "income", "savings", "years_employed", "approved"]];
  for (let i = 0; i < 900; i++) {
    const group = next() < 0.5 ? "X" : "Y";
    const isUsual = next() < 0.94;
    const district = pick(
      next,
      (group === "X") === isUsual ? ["Abbey", "Dock", "Hill"] : ["Ferry", "Mill", "Quay"],
    );
    const income = Math.round(2900 + 700 * bell(next));
    const savings = Math.round(Math.abs(4000 * bell(next)));
    const years = Math.floor(next() * 25);
    const score = (income - 2900) / 700 + savings / 5000 + years / 25 - (group === "Y" ? 1.8 : 0);
    rows.push([group, district, income, savings, years, score + 0.7 * bell(next) > 0.1 ? "yes" : "no"]);
  }
  return csv(rows);
}

/** File name and text of each. */
export const lessonTables = () =>
  /** @type {const} */ ([
    ["lesson-leak.csv", leak()],
    ["lesson-shift.csv", shift()],
    ["lesson-proxy.csv", proxy()],
  ]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const [name, text] of lessonTables())
    writeFileSync(new URL(`../public/samples/${name}`, import.meta.url), text);
