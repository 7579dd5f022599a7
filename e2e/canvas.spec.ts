import type { Page } from "playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { expect, test } from "./support/studio-test.ts";
import { dropFile, sample, trainingDone } from "./support/user.ts";

const step = (page: Page, name: string) =>
  page.getByRole("group", { name: new RegExp(`^[a-z]+, ${name}, `) });
const wire = (page: Page, from: string, to: string) =>
  page.getByLabel(`Wire from ${from} to ${to}`, { exact: true });
const undo = (page: Page) => page.keyboard.press("Control+z");

/** The drawing as one can see it: every step by letter and name, every wire by its ends. */
async function drawing(page: Page): Promise<readonly string[]> {
  const steps = await page
    .getByRole("group", { name: /^[a-z]+, .+, / })
    .evaluateAll((all) =>
      all.map((one) => (one.getAttribute("aria-label") ?? "").split(", ").slice(0, 2).join(" ")),
    );
  const wires = await page
    .getByLabel(/^Wire from/)
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
  return [...steps, ...wires].toSorted();
}

async function openOnCanvas(page: Page, id = "penguins"): Promise<void> {
  await page.goto("./#/canvas");
  await expect(page.getByText(/Drop a file anywhere/)).toBeVisible();
  await dropFile(page, sample(id));
  await expect(step(page, "Split")).toBeVisible();
}

test("a file dropped on the canvas arrives wired, trains, and keeps to the rules of access", async ({
  page,
  consoleErrors,
}) => {
  await openOnCanvas(page);
  await expect(page).toHaveURL(/#\/canvas/);
  await expect(step(page, "Neural net")).toHaveAccessibleName(/fold|queued|final/, { timeout: 180_000 });
  await trainingDone(page);
  for (const name of ["Linear recipe", "Tree recipe", "Decision tree", "Leaderboard"])
    await expect(step(page, name)).toHaveAccessibleName(/, done\./);
  await expect(step(page, "Decision tree").locator(".mistakes-thumb rect")).toHaveCount(9);
  for (const theme of ["light", "dark"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await expectAccessible(page);
  }
  expect(consoleErrors).toEqual([]);
});

test("wires are refused in words, steps are inserted, and undo brings back exactly what was", async ({
  page,
}) => {
  await openOnCanvas(page, "iris");
  await trainingDone(page);
  const first = await drawing(page);

  await test.step("an illegal wire says why", async () => {
    const from = await step(page, "Roles").locator(".port.source").boundingBox();
    const to = await step(page, "Tree recipe").locator(".port.target").boundingBox();
    if (!from || !to) throw new Error("the ports are out of sight");
    await page.mouse.move(from.x + 4, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(to.x - 20, to.y - 6, { steps: 8 });
    await page.mouse.move(to.x + 4, to.y + 4, { steps: 4 });
    await expect(
      page.getByText("Recipe learns from rows, so it must come after Split").first(),
    ).toBeVisible();
    await page.mouse.up();
    expect(await drawing(page)).toEqual(first);
  });

  await test.step("a recipe let go on a wire is put on it; taken away, the wire heals", async () => {
    const recipe = page.getByRole("button", { name: "Recipe", exact: true });
    // The upright end of the wire, just above the model it leads to.
    const model = await step(page, "Decision tree").boundingBox();
    if (!model) throw new Error("the model is out of sight");
    await recipe.dragTo(page.locator(".react-flow__pane"), {
      targetPosition: await inPane(page, model.x + model.width / 2, model.y - 12),
    });
    await expect(wire(page, "Recipe", "Decision tree")).toHaveCount(1);
    await expect(wire(page, "Tree recipe", "Decision tree")).toHaveCount(0);
    await step(page, "Recipe").click({ position: { x: 60, y: 14 } });
    await page.keyboard.press("Delete");
    await expect(wire(page, "Tree recipe", "Decision tree")).toHaveCount(1);
    expect(await drawing(page)).toEqual(first);
  });

  await test.step("copy, paste, branch; undone one by one", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await step(page, "Decision tree").click({ position: { x: 60, y: 14 } });
    await page.keyboard.press("Control+c");
    await page.keyboard.press("Control+v");
    await expect(step(page, "Decision tree")).toHaveCount(2);
    await page.keyboard.press("b");
    await expect(step(page, "Decision tree, branch")).toHaveCount(1);
    for (let n = 0; n < 2; n++) await undo(page);
    expect(await drawing(page)).toEqual(first);
  });
});

test("only what changed runs again", async ({ page }) => {
  await openOnCanvas(page, "iris");
  await trainingDone(page);
  await expect(page.getByRole("button", { name: "Run", exact: true })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await step(page, "Decision tree").click({ position: { x: 60, y: 14 } });
  const margin = page.getByRole("complementary", { name: "Inspector" });
  await margin.getByText("set a bound").first().click();
  await expect(step(page, "Decision tree")).toHaveAccessibleName(/changed since its last run/);
  await expect(step(page, "Leaderboard")).toHaveAccessibleName(/a model changed since/);
  await expect(step(page, "Logistic regression")).toHaveAccessibleName(/, done\./);
  await page.getByRole("button", { name: "Run 1 changed" }).click();
  await trainingDone(page);
  await expect(step(page, "Decision tree")).toHaveAccessibleName(/, done\./);
  await undo(page);
  await expect(page.getByRole("button", { name: "Run", exact: true })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("by keys alone: go to a step, connect it, and read the same in the list", async ({ page }) => {
  await openOnCanvas(page, "iris");
  await trainingDone(page);
  await step(page, "Split").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".react-flow__node:focus")).toHaveAccessibleName(/recipe/);
  await step(page, "Linear recipe").focus();
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "Where does Linear recipe lead?" });
  await expect(
    dialog.getByText("Export needs judged models, and Recipe gives prepared features"),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Connect to Decision tree" }).focus();
  await page.keyboard.press("Enter");
  await expect(wire(page, "Linear recipe", "Decision tree")).toHaveCount(1);
  await expect(step(page, "Decision tree")).toHaveAccessibleName(/changed since its last run/);
  const drawn = (await drawing(page)).filter((line) => !line.startsWith("Wire"));
  await page.getByRole("radio", { name: "List of steps" }).click();
  const list = page.getByRole("list", { name: "Steps in reading order" });
  const lines = await list
    .locator(".step-line")
    .evaluateAll((all) =>
      all.map((line) => `${line.querySelector("em")?.textContent} ${line.querySelector("b")?.textContent}`),
    );
  expect(lines.toSorted()).toEqual(drawn);
  const act = async (step: string, name: string) => {
    await list.getByRole("button", { name: `Acts for ${step}` }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await act("Decision tree", "Put into a new group");
  await page.getByRole("textbox", { name: "Name of the group" }).fill("Trees");
  await page.getByRole("textbox", { name: "Name of the group" }).press("Enter");
  await act("Neural net", "Put into the group Trees");
  await expect(list.getByText(/^in Trees/)).toHaveCount(2);
  await page.getByRole("button", { name: "Add a note" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("These two are compared on Friday");
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Canvas" }).click();
  await expect(page.getByRole("textbox", { name: "Name of the group" })).toHaveValue("Trees");
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("These two are compared on Friday");
});

async function inPane(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await page.locator(".react-flow__pane").boundingBox();
  return { x: x - (box?.x ?? 0), y: y - (box?.y ?? 0) };
}
