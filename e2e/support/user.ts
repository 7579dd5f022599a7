import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, type Locator, type Page } from "playwright/test";

/** What a person does and sees, in their words. No selector but roles and labels, no wait but for what shows. */

export type StepName =
  | "Data"
  | "Explore"
  | "Prepare"
  | "Train"
  | "Evaluate"
  | "Explain"
  | "Export"
  | "Predict"
  | "Monitor";

export const sample = (id: string): string =>
  fileURLToPath(new URL(`../../public/samples/${id}.csv`, import.meta.url));

/** Drops a file of this machine on the page, as the system does it: no input element takes part. */
export async function dropFile(
  page: Page,
  path: string,
  at?: readonly [x: number, y: number],
): Promise<void> {
  await dropFiles(page, [path], at);
}

/** The same of several files, or of a folder. */
export async function dropFiles(
  page: Page,
  paths: readonly string[],
  at?: readonly [x: number, y: number],
): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1440, height: 900 };
  const [x, y] = at ?? [width / 2, height / 2];
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: "dragEnter" | "dragOver" | "drop") =>
    cdp.send("Input.dispatchDragEvent", { type, x, y, data });
  await send("dragEnter");
  await page.evaluate(() => {}); // the page has had its turn, as in any drag by hand
  await send("dragOver");
  await send("drop");
  await cdp.detach();
}

/** Opens the start screen and drops a table on it; ends when the table is seen. */
export async function openTable(page: Page, path: string): Promise<void> {
  await page.goto("./");
  await expect(page.getByRole("button", { name: /Drop a CSV/ })).toBeVisible();
  await dropFile(page, path);
  await expect(page.getByRole("grid")).toBeVisible();
}

export async function goTo(page: Page, step: StepName): Promise<void> {
  const link = page
    .getByRole("navigation", { name: "Steps" })
    .getByRole("link", { name: new RegExp(`^${step}`) });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
}

/** Puts a column on a shelf of Explore, as "Up" or "Panels". */
export async function putOnShelf(page: Page, shelf: string, column: string): Promise<void> {
  await page.getByRole("combobox", { name: shelf, exact: true }).fill(column);
  await page.getByRole("option", { name: new RegExp(`^${column}`) }).click();
}

export function leaderboard(page: Page): Locator {
  return page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "verdict" }) });
}

export const boardRow = (page: Page, model: string | RegExp): Locator =>
  leaderboard(page)
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name: model, exact: typeof model === "string" }) })
    .filter({ has: page.getByRole("button", { name: /^Acts for/ }) });

/** Ends when every training is over: nothing waits or runs. */
export async function trainingDone(page: Page): Promise<void> {
  await expect(page.getByRole("region", { name: "Jobs" })).toBeHidden({ timeout: 180_000 });
}

/** Goes to Train and waits until each of these models is judged. */
export async function seeTrained(page: Page, models: readonly string[]): Promise<void> {
  await goTo(page, "Train");
  for (const model of models) await expect(boardRow(page, model)).toBeVisible({ timeout: 180_000 });
  await trainingDone(page);
}

/** Chooses an option of a labelled list. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`${label}$`) }).click();
  await page.getByRole("listbox").getByRole("option", { name: option }).click();
}

/** Shows this model in Evaluate, Explain, Export and Predict. */
export async function showModel(page: Page, model: string): Promise<void> {
  const picker = page.getByRole("button", { name: /Model shown/ });
  await picker.click();
  await page.getByRole("option", { name: model }).click();
  await expect(picker).toContainText(model);
}

/**
 * Ticks a checkbox or chooses a radio by its label, as a person does: the input itself lies hidden under it. Waits until the
 * label stands still, so that a press never lands where it was before the layout moved.
 */
export async function tick(box: Locator, on = true): Promise<void> {
  if ((await box.isChecked()) !== on) await box.locator("xpath=ancestor::label[1]").click();
  await expect(box).toBeChecked({ checked: on });
}

/** Types a number into a labelled box and leaves it. */
export async function setNumber(page: Page, label: string, value: number): Promise<void> {
  const box = page.getByRole("textbox", { name: label, exact: true });
  await box.fill(String(value));
  await box.press("Tab");
  await expect(box).toHaveValue(String(value));
}

/** Presses something that downloads, and gives the bytes. */
export async function download(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  const [saved] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

/**
 * The screen says what it found: nothing is being worked out. Said of the heading that is there, since between two of them
 * there may be none for a moment.
 */
export async function measured(page: Page): Promise<void> {
  const finding = /^(?!.*(Judging|Measuring|Fetching|Asking)).+/;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(finding, { timeout: 180_000 });
}

/** The document is on the disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
}
