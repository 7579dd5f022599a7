// Computes the drawings of the sample cards from the bundled tables, and checks samples.json against them.
// Run `node scripts/sample-cards.mjs` after a table changes; the result is committed.
import { readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../public/samples/", import.meta.url);
const target = new URL("../src/ui/features/start/", import.meta.url);
const width = 320;
const height = 122;
const round = (value) => Math.round(value * 10) / 10;

/** Where the table stands in a file that is more than a table with commas. */
const layouts = { bakery_export: { encoding: "latin1", separator: ";", above: 3, below: 2 } };

/** None of the bundled files has a quoted comma; this stops if one ever does. */
function readTable(id) {
  const { encoding = "utf8", separator = ",", above = 0, below = 0 } = layouts[id] ?? {};
  const written = readFileSync(new URL(`${id}.csv`, folder), encoding)
    .trim()
    .split(/\r?\n/);
  const [header, ...lines] = written.slice(above, written.length - below);
  if (header.includes('"') || lines.some((line) => line.includes('"')))
    throw new Error(`${id}: quoted cells`);
  const names = header.split(separator);
  const rows = lines.map((line) => line.split(separator));
  const column = (name) => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`${id} has no column ${name}`);
    return rows.map((cells) => cells[at] ?? "");
  };
  return { nRows: rows.length, nColumns: names.length, column, written };
}

const scale = (from, to, low, high) => (value) => round(low + ((value - from) / (to - from)) * (high - low));
/** To half a pixel: nobody sees where in it a dot lies, and the drawings are part of the first load. */
const dots = (color, r, points, opacity = 0.65) => ({
  kind: "dots",
  color,
  r,
  opacity,
  points: points.flat().map((at) => Math.round(2 * at) / 2),
});
const line = (color, points, width_ = 2, dash = "") => ({
  kind: "line",
  color,
  width: width_,
  dash,
  points: points.flat(),
});
const area = (color, points, opacity = 0.25) => ({ kind: "area", color, opacity, points: points.flat() });
const bar = (color, x, y, w, h, opacity = 1) => ({
  kind: "bar",
  color,
  opacity,
  box: [x, y, w, h].map(round),
});
const text = (color, x, y, words, anchor = "start", face = "label") => ({
  kind: "text",
  color,
  at: [round(x), round(y)],
  words,
  anchor,
  face,
});
/** As much of a line as a card is wide. */
const cut = (words) => (words.length > 40 ? `${words.slice(0, 39)}…` : words);
const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function fitted(points) {
  const mx = mean(points.map(([x]) => x));
  const my = mean(points.map(([, y]) => y));
  const slope =
    points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) /
    points.reduce((sum, [x]) => sum + (x - mx) * (x - mx), 0);
  const xs = points.map(([x]) => x);
  return [Math.min(...xs), Math.max(...xs)].map((x) => [x, my + slope * (x - mx)]);
}

const drawings = {
  telco_churn({ column }) {
    const left = column("churn").map((word) => word === "Yes");
    const tenure = column("tenure").map(Number);
    const contract = column("contract");
    const x = scale(0, 72, 34, 318);
    const y = scale(0, 0.6, 100, 6);
    const marks = [
      line(
        "gridline",
        [
          [34, y(0.2)],
          [318, y(0.2)],
        ],
        1,
      ),
      line(
        "gridline",
        [
          [34, y(0.4)],
          [318, y(0.4)],
        ],
        1,
      ),
      line(
        "ax",
        [
          [34, 100],
          [318, 100],
        ],
        1,
      ),
    ];
    for (const [share, words] of [
      [0, "0"],
      [0.2, "20"],
      [0.4, "40 %"],
    ])
      marks.push(text("ink-3", 29, y(share) + 4, words, "end", "number"));
    for (const months of [0, 24, 48, 72])
      marks.push(
        text(
          "ink-3",
          x(months),
          115,
          months === 72 ? "72 months" : String(months),
          months === 72 ? "end" : "middle",
          "number",
        ),
      );
    for (const [name, color] of [
      ["Month-to-month", "c2"],
      ["One year", "c1"],
      ["Two year", "c3"],
    ]) {
      const points = [];
      for (let from = 0; from < 72; from += 6) {
        const rows = left.filter(
          (_, row) => contract[row] === name && tenure[row] > from && tenure[row] <= from + 6,
        );
        if (rows.length >= 25) points.push([x(from + 3), y(rows.filter(Boolean).length / rows.length)]);
      }
      const end = points.at(-1);
      marks.push(
        line(color, points, 2.2),
        dots(color, 2.4, points, 1),
        text(color, 326, end[1] + 4, name, "start", "strong"),
      );
    }
    return { width: 440, marks };
  },
  penguins({ column }) {
    const species = column("species");
    const bill = column("bill_length_mm").map((cell) => (cell === "" ? Number.NaN : Number(cell)));
    const depth = column("bill_depth_mm").map((cell) => (cell === "" ? Number.NaN : Number(cell)));
    const x = scale(31, 60, 6, 244);
    const y = scale(12.8, 21.8, 116, 6);
    const rows = species.map((_, row) => row).filter((row) => Number.isFinite(bill[row] + depth[row]));
    const place = ([a, b]) => [x(a), y(b)];
    const marks = [];
    const labels = [
      ["Chinstrap", "c2", 20.6],
      ["Adelie", "c1", 19.2],
      ["Gentoo", "c3", 16.4],
    ];
    for (const [name, color] of labels) {
      const points = rows.filter((row) => species[row] === name).map((row) => [bill[row], depth[row]]);
      marks.push(dots(color, 1.7, points.map(place)), line(color, fitted(points).map(place), 2.2));
    }
    for (const [name, color, at] of labels) marks.push(text(color, 252, y(at), name, "start", "strong"));
    marks.push(
      line("ink", fitted(rows.map((row) => [bill[row], depth[row]])).map(place), 1.4, "4 4"),
      text("ink", 252, y(15.1), "together", "start", "note"),
    );
    return { width, marks };
  },
  diamonds({ column }) {
    const clarity = column("clarity");
    const price = column("price").map(Number);
    const levels = ["I1", "SI2", "SI1", "VS2", "VS1", "VVS2", "VVS1", "IF"];
    const y = scale(0, 4300, 104, 14);
    const marks = levels.flatMap((level, place) => {
      const value = median(price.filter((_, row) => clarity[row] === level));
      const left = 6 + place * 39;
      return [
        bar(`q${3 + (place >> 1)}`, left, y(value), 33, 104 - y(value)),
        text(
          "ink-3",
          left + 16.5,
          y(value) - 4,
          Math.round(value).toLocaleString("en-US"),
          "middle",
          "number",
        ),
        text("ink-3", left + 16.5, 117, level, "middle", "number"),
      ];
    });
    return {
      width,
      marks: [
        ...marks,
        text("ink-3", width, 12, "median price, $", "end", "label"),
        line(
          "ax",
          [
            [0, 104],
            [width, 104],
          ],
          1,
        ),
      ],
    };
  },
  breast_cancer({ column }) {
    const malignant = column("diagnosis").map((word) => word === "malignant");
    const points = column("mean_concave_points").map(Number);
    const bins = 26;
    const top = 0.205;
    const counts = [false, true].map((wanted) => {
      const list = Array.from({ length: bins }, () => 0);
      points.forEach((value, row) => {
        if (malignant[row] === wanted) list[Math.min(bins - 1, Math.floor((value / top) * bins))]++;
      });
      return list;
    });
    const y = scale(0, Math.max(...counts.flat()), 116, 10);
    const step = width / bins;
    const marks = counts.flatMap((list, group) =>
      list
        .map((count, place) =>
          bar(group === 0 ? "c1" : "c2", place * step, y(count), step - 1, 116 - y(count), 0.8),
        )
        .filter((mark) => mark.box[3] > 0),
    );
    const total = [false, true].map((wanted) => malignant.filter((word) => word === wanted).length);
    return {
      width,
      marks: [
        ...marks,
        line(
          "ax",
          [
            [0, 116],
            [width, 116],
          ],
          1,
        ),
        text("c1", 96, 34, `benign, ${total[0]}`, "start", "strong"),
        text("c2", 172, 78, `malignant, ${total[1]}`, "start", "strong"),
        text("ink-3", width, 12, "mean_concave_points", "end", "number"),
      ],
    };
  },
  sacramento_homes({ column }) {
    const price = column("price").map(Number);
    const latitude = column("latitude").map(Number);
    const longitude = column("longitude").map(Number);
    const sorted = [...price].sort((a, b) => a - b);
    const x = scale(-121.58, -120.55, 4, 316);
    const y = scale(38.24, 38.99, 118, 4);
    // Every third home: the map is the same, at a third of the bytes.
    const groups = new Map();
    price.forEach((value, row) => {
      if (row % 3 > 0) return;
      const rank = sorted.findIndex((other) => other >= value) / sorted.length;
      const color = `q${2 + Math.floor(rank * 7)}`;
      groups.set(color, [...(groups.get(color) ?? []), [x(longitude[row]), y(latitude[row])]]);
    });
    const marks = [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([color, list]) => dots(color, 2, list, 0.9));
    return {
      width,
      marks: [...marks, text("ink-3", 316, 112, "stronger ink: dearer", "end", "label")],
    };
  },
  seattle_weather({ column }) {
    const days = column("date");
    const warmest = column("temp_max").map(Number);
    const weeks = Array.from({ length: 52 }, () => []);
    days.forEach((day, row) => {
      if (!day.startsWith("2015")) return;
      const week = Math.floor((Date.parse(`${day}T00:00Z`) - Date.parse("2015-01-01T00:00Z")) / 604_800_000);
      weeks[Math.min(51, week)].push(warmest[row]);
    });
    const x = scale(0, 51, 22, 316);
    const y = scale(0, 36, 104, 6);
    const lows = weeks.map((list, week) => [x(week), y(Math.min(...list))]);
    const highs = weeks.map((list, week) => [x(week), y(Math.max(...list))]);
    const marks = [0, 15, 30].flatMap((degrees) => [
      line(
        degrees === 0 ? "ax" : "gridline",
        [
          [22, y(degrees)],
          [316, y(degrees)],
        ],
        1,
      ),
      text("ink-3", 17, y(degrees) + 4, String(degrees), "end", "number"),
    ]);
    for (const [week, month] of [
      [2, "Jan"],
      [15, "Apr"],
      [28, "Jul"],
      [41, "Oct"],
    ])
      marks.push(text("ink-3", x(week), 119, month, "middle", "number"));
    marks.push(
      area("c6", [...lows, ...[...highs].reverse()]),
      line(
        "c6",
        weeks.map((list, week) => [x(week), y(mean(list))]),
        2.2,
      ),
      text("ink-3", x(10), y(2), "warmest hour, °C, by week", "start", "label"),
    );
    return { width, marks };
  },
  customers({ column }) {
    const [days, spend] = [column("days_since_order").map(Number), column("spend_per_order").map(Number)];
    const x = scale(Math.log(3), Math.log(366), 14, 312);
    const y = scale(Math.log(15), Math.log(420), 104, 8);
    const points = days
      .map((day, row) => [x(Math.log(Math.max(3, day))), y(Math.log(spend[row]))])
      .filter((_, row) => row % 6 === 0);
    return {
      width,
      marks: [
        dots("c1", 2, points, 0.55),
        text("ink-3", 316, 118, "days since the last order, by spend", "end", "label"),
      ],
    };
  },
  helpdesk({ column }) {
    const messages = column("message");
    const isPassedOn = column("escalated").map((word) => word === "yes");
    const words = ["again", "refund", "waiting", "update", "address"];
    const x = scale(0, 1, 78, 280);
    const marks = words.flatMap((word, place) => {
      const rows = isPassedOn.filter((_, row) => messages[row].includes(word));
      const share = rows.filter(Boolean).length / rows.length;
      const top = 8 + 22 * place;
      return [
        text("ink-2", 70, top + 12, `“${word}”`, "end", "number"),
        bar(place < 2 ? "c2" : "c6", 78, top, x(share) - 78, 16),
        text("ink-3", x(share) + 6, top + 12, `${Math.round(100 * share)} %`, "start", "number"),
      ];
    });
    return { width, marks: [...marks, text("ink-3", 316, 118, "passed on, by word", "end", "label")] };
  },
  digits({ column }) {
    const digit = column("digit");
    const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    const step = 6.2;
    const levels = new Map();
    words.forEach((word, place) => {
      const row = digit.indexOf(word);
      const left = 12 + 62 * (place % 5);
      const top = 7 + 60 * Math.floor(place / 5);
      for (let at = 0; at < 64; at++) {
        const [r, c] = [at >> 3, at & 7];
        const grey = Number(column(`r${r + 1}c${c + 1}`)[row]);
        const color = `q${2 + Math.round((grey / 16) * 6)}`;
        if (grey >= 2) levels.set(color, [...(levels.get(color) ?? []), [left + step * c, top + step * r]]);
      }
    });
    const marks = [...levels]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([color, points]) => dots(color, 2.9, points, 1));
    return { width, marks };
  },
  bakery_export({ written }) {
    const shown = [...written.slice(0, 2), ...written.slice(3, 6), "…", ...written.slice(-2)];
    const marks = shown.map((words, place) => {
      const isTable = place >= 2 && place <= 5;
      return text(
        isTable ? "ink" : "ink-3",
        8,
        13 + 15 * place,
        cut(words.replace(/;+$/, "")),
        "start",
        "number",
      );
    });
    return { width, marks: [bar("q2", 0, 31, width, 61, 0.5), ...marks] };
  },
  iris({ column }) {
    const species = column("Species");
    const long = column("Petal_Length").map(Number);
    const wide = column("Petal_Width").map(Number);
    const x = scale(0.8, 7, 6, 244);
    const y = scale(0, 2.6, 112, 6);
    const marks = [
      ["setosa", "c3", 0.3],
      ["versicolor", "c1", 1.2],
      ["virginica", "c2", 2.2],
    ].flatMap(([name, color, at]) => [
      dots(
        color,
        2.2,
        species.flatMap((word, row) => (word === name ? [[x(long[row]), y(wide[row])]] : [])),
      ),
      text(color, name === "setosa" ? x(2.1) : 252, y(at), name, "start", "strong"),
    ]);
    return {
      width,
      marks: [
        ...marks,
        line(
          "ax",
          [
            [0, 118],
            [width, 118],
          ],
          1,
        ),
        text("ink-3", 6, 14, "petal width by length", "start", "label"),
      ],
    };
  },
};

const cards = [];
const marksOf = {};
for (const sample of JSON.parse(readFileSync(new URL("samples.json", folder), "utf8"))) {
  const table = readTable(sample.id);
  if (table.nRows !== sample.rows || table.nColumns !== sample.columns)
    throw new Error(`${sample.id} is ${table.nRows} × ${table.nColumns}, samples.json says otherwise`);
  table.column(sample.target);
  const { width, marks } = drawings[sample.id](table);
  cards.push({ ...sample, width, height });
  marksOf[sample.id] = marks;
}
writeFileSync(new URL("sample-cards.json", target), `${JSON.stringify(cards)}\n`);
writeFileSync(new URL("sample-drawings.json", target), `${JSON.stringify(marksOf)}\n`);
console.log(`sample-cards.json and sample-drawings.json: ${cards.length} cards`);
