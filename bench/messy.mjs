import { loadSource } from "./support/load-source.mjs";

/**
 * How truthfully messy files are read with nobody to help, scored as the Pollock benchmark does (of 10; simple and weighted
 * by how often each trouble is met): fixed seeds, and seeds that nobody has seen before.
 * node bench/messy.mjs [SEEDS [FIRST]]
 */

const { scoreMessy } = await loadSource("test/messy/run.ts");
const nSeeds = Number(process.argv[2] ?? 20);
const fresh = Number(process.argv[3] ?? Math.floor(Math.random() * 1e9));

const seedsFrom = (first) => Array.from({ length: nSeeds }, (_, i) => first + i);

for (const [what, first] of [
  ["fixed seeds", 1],
  [`fresh seeds from ${fresh}`, fresh],
]) {
  const scores = await scoreMessy(seedsFrom(first));
  const imperfect = scores.pollutions.filter(({ worst }) => worst !== null);
  console.log(
    `${what}: ${scores.files} files, simple ${scores.simple.toFixed(3)}, weighted ${scores.weighted.toFixed(3)} of 10, ` +
      `${scores.silent} imperfect without a warning, ${imperfect.length} of ${scores.pollutions.length} pollutions not perfect`,
  );
  for (const { level, name, weight, score, silent, worst } of imperfect) {
    const said = worst.warnings.join(", ") || "nothing said";
    console.log(
      `  ${score.toFixed(2).padStart(5)}  ${level}: ${name} (weight ${weight}${silent > 0 ? `, ${silent} silent` : ""}); seed ${worst.seed}: ${worst.score.toFixed(2)}, ${said}`,
    );
  }
  if (scores.weighted < 9.8 || scores.silent > 0) process.exitCode = 1;
}
