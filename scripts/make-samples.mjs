// Writes the bundled table that is made up to be messy, from a fixed seed:
// `node scripts/make-samples.mjs` writes the same bytes again, which test/samples.test.ts checks.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { bell, generator, pick } from "./made-up.mjs";

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");
/** 1204.5 as a till prints it: "1.204,50". @param {number} value @param {number} places */
const german = (value, places) => {
  const [whole = "", rest] = Math.abs(value).toFixed(places).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return `${value < 0 ? "-" : ""}${grouped}${rest === undefined ? "" : `,${rest}`}`;
};

/**
 * Days of four shops of a bakery, as a till writes them out: titles above, a total and a remark below, semicolons, decimal
 * commas, days first, Windows-1252, one shop in several spellings, -999 for a broken thermometer, days sent twice.
 */
function bakery() {
  const next = generator(53);
  const shops = ["Café Süd", "Mill Lane", "Harbour", "Station"];
  const spellings = ["mill lane", "Mill  Lane", "MILL LANE"];
  const lines = [
    "Bakery Ltd, takings by day and shop;;;;;;",
    "written out 02.01.2025 by till 3;;;;;;",
    ";;;;;;",
    "Day;Shop;Outside °C;Rain;Customers;Staff;Takings",
  ];
  let total = 0;
  for (let day = 0; day < 180; day++) {
    const date = new Date(Date.UTC(2024, 0, 1 + 2 * day));
    const written = `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`;
    const isWeekend = date.getUTCDay() % 6 === 0;
    const season = 1 - Math.abs(day - 95) / 95;
    const celsius = Math.round(10 * (2 + 20 * season + 3 * bell(next))) / 10;
    const isRain = next() < 0.3;
    for (const [place, shop] of shops.entries()) {
      const customers = Math.max(
        40,
        Math.round((260 + 130 * place) * (isWeekend ? 1.3 : 1) * (isRain ? 0.85 : 1) + 30 * bell(next)),
      );
      const staff = 2 + Math.round(customers / 250);
      const takings = Math.round(100 * customers * (3.1 + 0.02 * celsius + 0.25 * bell(next))) / 100;
      total += takings;
      const name = shop === "Mill Lane" && next() < 0.12 ? pick(next, spellings) : shop;
      const outside = next() < 0.03 ? "-999" : german(celsius, 1);
      const line = [
        written,
        name,
        outside,
        isRain ? "yes" : "no",
        next() < 0.04 ? "n/a" : german(customers, 0),
        String(staff),
        german(takings, 2),
      ].join(";");
      lines.push(line);
      if (next() < 0.01) lines.push(line);
    }
  }
  lines.push(`Total;;;;;;${german(Math.round(total * 100) / 100, 2)}`, "Takings with tax;;;;;;");
  return `${lines.join("\r\n")}\r\n`;
}

/** File name and bytes of each. */
export const madeSamples = () =>
  /** @type {const} */ ([
    // Latin-1 writes these letters and signs as Windows-1252 does.
    ["bakery_export.csv", Buffer.from(bakery(), "latin1")],
  ]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const [name, bytes] of madeSamples())
    writeFileSync(new URL(`../public/samples/${name}`, import.meta.url), bytes);
