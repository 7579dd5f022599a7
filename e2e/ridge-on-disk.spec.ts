import { createRandom } from "#core/shared/random.ts";
import { writeTable } from "./support/made-tables.ts";
import { runOnnx } from "./support/run-onnx.ts";
import { expect, test } from "./support/studio-test.ts";
import { boardRow, download, dropFile, goTo, measured, seeTrained, showModel } from "./support/user.ts";

const nRows = 20_000;
const heights = { low: 0, middle: 40, high: 100 } as const;
const rent = (size: number, age: number, floor: keyof typeof heights) =>
  12 * size - 3 * age + heights[floor] + 200;

/** Rents that hang on size, age and floor, with a noise of about 10. */
function flats(): string {
  const random = createRandom(3);
  const lines = ["size,age,floor,rent"];
  for (let i = 0; i < nRows; i++) {
    const size = Math.round(300 + 900 * random.next()) / 10;
    const age = Math.floor(80 * random.next());
    const floor = (["low", "middle", "high"] as const)[Math.floor(3 * random.next())]!;
    lines.push([size, age, floor, (rent(size, age, floor) + 10 * random.normal()).toFixed(2)].join(","));
  }
  return `${lines.join("\n")}\n`;
}

test("ridge regression learns from all rows on disk, is judged on those held out, and goes out as a file that runs", async ({
  page,
  consoleErrors,
}, info) => {
  // The page asks once for fits, which have room, and once for tables: 1 MB, of which one may take half.
  await page.addInitScript(
    "let asked = 0; Object.defineProperty(navigator, 'deviceMemory', { get: () => (asked++ === 0 ? 8 : 1 / 1024) })",
  );
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  await dropFile(page, writeTable(info, "flats.csv", flats()));
  const dialog = page.getByRole("dialog", { name: /“flats.csv” makes a larger table/ });
  await dialog.getByText("Keep all rows on disk").click();
  await dialog.getByRole("button", { name: "Read it, all rows to disk" }).click();
  await expect(
    page.getByText(/Showing a sample of [\d,]+ of 20,000 rows; all 20,000 are on disk\./),
  ).toBeVisible();

  await seeTrained(page, ["Baseline", "Ridge regression"]);
  await boardRow(page, "Ridge regression")
    .getByRole("button", { name: "Ridge regression", exact: true })
    .click();
  await expect(page.getByText("Learns from the rows on disk too, 20,000 in all")).toBeVisible();
  await expect(page.getByText(/^1\d,\d{3} rows, [\d,]+ of them from disk$/)).toBeVisible();
  await expect(page.getByText(/over 1\d,\d{3} held-out rows$/)).toBeVisible();

  await goTo(page, "Evaluate");
  await showModel(page, "Ridge regression");
  await measured(page);
  await expect(page.getByRole("figure").first()).toBeVisible();

  await goTo(page, "Export");
  await page.getByRole("button", { name: "Make and check" }).click();
  const onnx = await download(page, () => page.getByRole("button", { name: "Download ONNX" }).click());
  const asked = [
    [35, 10, "low"],
    [60, 70, "middle"],
    [110, 2, "high"],
  ] as const;
  const texts = (at: 0 | 1 | 2) => asked.map((flat) => String(flat[at]));
  const { values } = await runOnnx(
    onnx.bytes,
    new Map([
      ["size", texts(0)],
      ["age", texts(1)],
      ["floor", texts(2)],
    ]),
  );
  // 16,000 rows leave an error of the mean of a tenth.
  for (const [i, flat] of asked.entries())
    expect(Math.abs(values[i]! - rent(flat[0], flat[1], flat[2]))).toBeLessThan(1.5);
  expect(consoleErrors).toEqual([]);
});
