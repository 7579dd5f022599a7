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
  const { width, height } = page.viewportSize() ?? { width: 1440, height: 900 };
  const [x, y] = at ?? [width / 2, height / 2];
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await cdp.send("Input.dispatchDragEvent", { type, x, y, data });
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
  await expect(page.getByRole("region", { name: "Jobs" })).toBeHidden({ timeout: 60_000 });
}

/** Goes to Train and waits until each of these models is judged. */
export async function seeTrained(page: Page, models: readonly string[]): Promise<void> {
  await goTo(page, "Train");
  for (const model of models) await expect(boardRow(page, model)).toBeVisible({ timeout: 60_000 });
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

/** The document is on the disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
}
