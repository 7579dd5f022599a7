import { readFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo, openTable, sample, seeTrained } from "./support/user.ts";

/** The sample's rows, with body mass in another unit. */
async function otherUnit(): Promise<Buffer> {
  const [header = "", ...rows] = (await readFile(sample("penguins"), "utf8")).trimEnd().split(/\r?\n/);
  const at = header.split(",").indexOf("body_mass_g");
  const changed = rows.map((row) =>
    row
      .split(",")
      .map((cell, i) => (i === at && cell !== "" ? String(Math.round(Number(cell) * 2.2)) : cell))
      .join(","),
  );
  return Buffer.from([header, ...changed].join("\n"));
}

test("a later file is checked: the column that moved is named, drawn, kept and seen on the canvas", async ({
  page,
}) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Logistic regression"]);
  await goTo(page, "Monitor");
  const check = async (name: string, buffer: Buffer) => {
    const chosen = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a file" }).click();
    await (await chosen).setFiles({ name, mimeType: "text/csv", buffer });
  };
  await check("same.csv", await readFile(sample("penguins")));
  await expect(
    page.getByRole("heading", { level: 1, name: "These rows look like the rows the model learned from" }),
  ).toBeVisible();
  await check("pounds.csv", await otherUnit());
  await expect(page.getByRole("heading", { level: 1, name: /body_mass_g moved/ })).toBeVisible();
  await expect(page.getByRole("figure", { name: /body_mass_g moved far/ })).toBeVisible();
  const times = page.getByRole("list", { name: "Later tables" });
  await expect(times.getByRole("button")).toHaveCount(2);
  await expectAccessible(page);

  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.getByText("List of steps").click();
  await expect(page.getByText("1 of 7 moved").first()).toBeVisible();

  await page.keyboard.press("g");
  await page.keyboard.press("9");
  await expect(times.getByRole("button", { name: /pounds.csv/ })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Control+z");
  await expect(times.getByRole("button")).toHaveCount(1);
});
