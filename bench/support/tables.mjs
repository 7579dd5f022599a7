/** Made tables for benches: the same bytes on every run (a 32-bit linear congruential generator). */

function generator(seed) {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
}

const cities = [
  "Oslo",
  "Zürich",
  "Rio de Janeiro",
  '"Paris, Texas"',
  '"Saint ""Q"""',
  "Bergen",
  "Łódź",
  "Lima",
];

/** Ids, dates, quoted text, blanks, short and long numbers, booleans: 18 columns. @param {number} nRows */
export function mixedCsv(nRows) {
  const random = generator(7);
  const numbers = Array.from({ length: 9 }, (_, i) => `x${i}`);
  const lines = [`id,date,when,city,flag,group,note,code,share,${numbers.join(",")}`];
  for (let row = 0; row < nRows; row++) {
    const day = `20${10 + Math.floor(random() * 15)}-0${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 18)}`;
    const cells = [
      row,
      day,
      `${day}T1${Math.floor(random() * 10)}:30:00Z`,
      cities[Math.floor(random() * cities.length)],
      random() < 0.5 ? "true" : "false",
      `g${Math.floor(random() * 40)}`,
      random() < 0.1 ? "" : `"seen ${Math.floor(random() * 1000)} times, once"`,
      `A${Math.floor(random() * 300)}`,
      random() < 0.05 ? "" : random().toFixed(3),
    ];
    for (let i = 0; i < 9; i++)
      cells.push(
        i < 3 ? Math.floor(random() * 1e5) : i < 7 ? (random() * 100).toFixed(4) : (random() - 0.5) * 1e3,
      );
    lines.push(cells.join(","));
  }
  return `${lines.join("\n")}\n`;
}

/** 20 features of which 5 are categories, some cells empty, and a binary target that depends on them. @param {number} nRows */
export function classificationCsv(nRows) {
  const random = generator(11);
  const names = Array.from({ length: 20 }, (_, i) => (i < 15 ? `x${i}` : `c${i - 15}`));
  const lines = [`${names.join(",")},bought`];
  for (let row = 0; row < nRows; row++) {
    const x = Array.from({ length: 15 }, () => random() + random() + random() - 1.5);
    const c = Array.from({ length: 5 }, () => Math.floor(random() * 6));
    const score = 2 * x[0] - x[1] + x[2] * x[3] * 2 + (c[0] === 2 ? 1 : 0) - (c[1] > 3 ? 0.7 : 0);
    const cells = [...x.map((v) => (random() < 0.02 ? "" : v.toFixed(5))), ...c.map((v) => `level ${v}`)];
    lines.push(`${cells.join(",")},${random() < 1 / (1 + Math.exp(-score)) ? "yes" : "no"}`);
  }
  return `${lines.join("\n")}\n`;
}
