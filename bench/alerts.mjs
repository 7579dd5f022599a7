import { loadSource } from "./support/load-source.mjs";

/**
 * Plants each trouble into clean tables and asks which alerts are raised: of each kind recall, precision against tables
 * in which it was not planted, and how often it was raised there, with Wilson's 95 % intervals. Name other seeds than
 * those of the test: npm run bench -- alerts, or node bench/alerts.mjs FIRST COUNT.
 */

const first = Number(process.argv[2] ?? 1000);
const count = Number(process.argv[3] ?? 4);
const { measureAlerts, wilson } = await loadSource("test/planting/measure.ts");
const outcomes = await measureAlerts(Array.from({ length: count }, (_, i) => first + i));
const share = (hits, n) => {
  const [low, high] = wilson(hits, n);
  return `${hits}/${n} (${low.toFixed(2)} to ${high.toFixed(2)})`;
};
console.log(`${"alert".padEnd(24)}${"recall".padEnd(26)}${"precision".padEnd(26)}raised without`);
for (const { code, planted, found, falseAlarms, without } of outcomes) {
  console.log(
    `${code.padEnd(24)}${share(found, planted).padEnd(26)}${share(found, found + falseAlarms).padEnd(26)}${share(falseAlarms, without)}`,
  );
}
