// Writes the bundled tables that are made up, from fixed seeds:
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

/** What people write about, and how often such a request is passed on by whoever answers first. */
const complaints = /** @type {const} */ ([
  ["the parcel came {again} without the cable", 0.1],
  ["I was charged twice and want a refund", 0.55],
  ["the {thing} does not start since the last update", 0.3],
  ["how do I change my address", 0.02],
  ["the {thing} is broken {again} after two days", 0.35],
  ["please cancel my order and refund me", 0.5],
  ["where is my parcel", 0.05],
  ["I cannot sign in with my new password", 0.08],
  ["the invoice shows the wrong name", 0.06],
]);

/**
 * Requests to a help desk, each with its words: whether one is passed on hangs on the words ("again", "refund") far more
 * than on anything that stands in a column of its own.
 */
function helpdesk() {
  const next = generator(71);
  const lines = ["opened,channel,product,message,attachments,escalated"];
  const greetings = ["Hello", "Good morning", "Hi there", "Dear team", ""];
  const endings = ["Thanks", "Please answer soon", "Kind regards", "I have been waiting for a week", ""];
  const things = ["kettle", "lamp", "radio", "toaster"];
  const channels = ["mail", "form", "chat"];
  let minute = 0;
  for (let row = 0; row < 1200; row++) {
    minute += Math.floor(1 + 220 * next() * next());
    const opened = new Date(Date.UTC(2025, 2, 3, 8) + 60_000 * minute).toISOString().slice(0, 16);
    const thing = pick(next, things);
    const [body, usual] = complaints[Math.floor(next() * complaints.length)] ?? complaints[0];
    const isAgain = next() < 0.45;
    const words = body.replace("{thing}", thing).replace(" {again}", isAgain ? " again" : "");
    const isLate = next() < 0.2;
    const ending = isLate ? "I have been waiting for a week" : pick(next, endings);
    const message = [pick(next, greetings), words, ending].filter((part) => part !== "").join(". ");
    const channel = pick(next, channels);
    const chance =
      usual +
      (words.includes(" again") ? 0.35 : 0) +
      (message.includes("waiting") ? 0.15 : 0) +
      (channel === "chat" ? 0.05 : 0);
    const attachments = Math.floor(3 * next() * next());
    lines.push(
      [opened, channel, thing, message, attachments, next() < Math.min(0.97, chance) ? "yes" : "no"].join(
        ",",
      ),
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Kinds of customers that nobody has named: share, days since the last order, orders a year, spend an order, returns. */
const customerKinds = /** @type {const} */ ([
  [0.34, 26, 14, 38, 0.06],
  [0.22, 34, 4, 210, 0.05],
  [0.2, 190, 3, 45, 0.08],
  [0.14, 18, 26, 64, 0.34],
  [0.1, 320, 1, 120, 0.04],
]);

/**
 * Customers of a shop by how lately, how often and how much they buy: five kinds of them, of which no column tells. Each
 * number lies about its kind's middle in ratio, as such numbers do.
 */
function customers() {
  const next = generator(97);
  const lines = [
    "customer,days_since_order,orders,spend_per_order,share_returned,minutes_on_site,newsletter",
  ];
  /** @param {number} middle @param {number} width */
  const about = (middle, width) => middle * Math.exp(width * bell(next));
  for (let row = 0; row < 900; row++) {
    let left = next();
    const kind = customerKinds.find(([share]) => (left -= share) < 0) ?? customerKinds[0];
    const [, days, orders, spend, returned] = kind;
    const nOrders = Math.max(1, Math.round(about(orders, 0.28)));
    const cells = [
      `C${String(10_000 + row)}`,
      Math.max(0, Math.min(365, Math.round(about(days, 0.3)))),
      nOrders,
      about(spend, 0.22).toFixed(2),
      Math.min(1, about(returned, 0.35)).toFixed(3),
      next() < 0.03 ? "" : about(4 + 0.9 * nOrders, 0.35).toFixed(1),
      next() < 0.25 + 0.02 * Math.min(20, nOrders) ? "yes" : "no",
    ];
    lines.push(cells.join(","));
  }
  return `${lines.join("\n")}\n`;
}

/** File name and bytes of each. */
export const madeSamples = () =>
  /** @type {const} */ ([
    // Latin-1 writes these letters and signs as Windows-1252 does.
    ["bakery_export.csv", Buffer.from(bakery(), "latin1")],
    ["customers.csv", Buffer.from(customers(), "utf8")],
    ["helpdesk.csv", Buffer.from(helpdesk(), "utf8")],
  ]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const [name, bytes] of madeSamples())
    writeFileSync(new URL(`../public/samples/${name}`, import.meta.url), bytes);
