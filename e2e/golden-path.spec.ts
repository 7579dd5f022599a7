import { unzipSync } from "fflate";
import { loans, writeTable } from "./support/made-tables.ts";
import { plainCsv, runOnnx } from "./support/run-onnx.ts";
import { expect, test } from "./support/studio-test.ts";
import {
  boardRow,
  download,
  goTo,
  openTable,
  sample,
  saved,
  seeTrained,
  showModel,
  trainingDone,
} from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

test("a dropped table becomes a judged, explained, checked and exported model that outlives a reload", async ({
  page,
}, info) => {
  const table = loans(400);
  await test.step("drop it anywhere: the table is seen, target and task are proposed with reasons", async () => {
    await openTable(page, writeTable(info, "loans.csv", table));
    await expect(page.getByRole("grid", { name: "loans.csv, 400 rows, 6 columns" })).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Predict" })).toHaveValue("repaid");
    const card = page.getByRole("region", { name: "Target and task" });
    await expect(card.getByRole("button", { name: /as$/ })).toContainText("Auto: two classes");
    await expect(card).toContainText("repaid");
    expect((await card.getByRole("paragraph").last().innerText()).length).toBeGreaterThan(40);
  });

  await test.step("baseline, logistic regression, tree and net are judged with no click", async () => {
    await seeTrained(page, ["Baseline", "Logistic regression", "Decision tree", "Neural net"]);
    await expect(boardRow(page, "Baseline")).toContainText("baseline");
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/Nothing|trained/);
  });

  await test.step("Evaluate: a cell selects its rows, the threshold moves the figures", async () => {
    await goTo(page, "Evaluate");
    await showModel(page, "Logistic regression");
    const cell = page.getByRole("button", { name: /rows?: was no, said yes/ });
    await expect(cell).toBeVisible();
    const wrong = Number.parseInt(await cell.innerText(), 10);
    expect(wrong).toBeGreaterThan(0);
    await cell.click();
    await goTo(page, "Data");
    await expect(page.getByText(new RegExp(`^${wrong} rows? selected$`))).toBeVisible();
    await page.getByText("only selected").click();
    await expect(page.getByRole("grid", { name: new RegExp(`, ${wrong} rows?,`) })).toBeVisible();
    await page.getByRole("button", { name: "Clear the selection" }).click();
    await goTo(page, "Evaluate");
    const threshold = page.getByRole("textbox", { name: "Threshold" });
    await threshold.fill("0.9");
    await threshold.press("Enter");
    await expect(cell).not.toHaveAccessibleName(new RegExp(`^${wrong} `));
    expect(Number.parseInt(await cell.innerText(), 10)).toBeLessThan(wrong);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(cell).toHaveAccessibleName(new RegExp(`^${wrong} `));
  });

  await test.step("Explain: what the model uses", async () => {
    await goTo(page, "Explain");
    const figure = page.getByRole("figure").first();
    await expect(figure).toBeVisible({ timeout: 180_000 });
    await figure.getByRole("button", { name: "Show as a table" }).click();
    const rows = figure.getByRole("row");
    await expect(rows).toHaveCount(1 + 5);
    const first = await rows.nth(1).innerText();
    expect(first).toMatch(/^(income|debt)/);
  });

  await test.step("the seal is opened on purpose, and the look is counted", async () => {
    await goTo(page, "Evaluate");
    const seal = page.getByRole("region", { name: "Sealed test set" });
    await expect(seal).toContainText("Never opened");
    await seal.getByRole("button", { name: "Open the sealed test set" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Why now" }).fill("the last check");
    await dialog.getByRole("button", { name: "Open and count the look" }).click();
    await expect(seal).toContainText("Opened 1 time");
    await expect(seal).toContainText("the last check");
    await expect(seal).toContainText(/ROC AUC.*, data [0-9a-f]{8}/);
    await expect(seal.getByText("Warning")).toHaveCount(0);
    await page.getByRole("radio", { name: "Sealed test" }).click();
    await expect(page.getByText(/on 80 sealed test rows/)).toBeVisible();
  });

  const predicted = await test.step("Predict: one row live, and a file of many", async () => {
    await goTo(page, "Predict");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      /^For this row it says (yes|no), at \d+\s?%$/,
    );
    const income = page.getByRole("textbox", { name: "income", exact: true });
    await income.fill("5400");
    await income.press("Tab");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/it says yes/);
    await income.fill("90000");
    await income.press("Tab");
    await expect(page.getByText("Unlike training").first()).toBeVisible();
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Choose a file" }).click(),
    ]);
    await chooser.setFiles(writeTable(info, "new loans.csv", table));
    await expect(page.getByText("400 rows of new loans.csv predicted")).toBeVisible();
    const file = await download(page, () =>
      page.getByRole("button", { name: /^Download predictions/ }).click(),
    );
    expect(file.name).toBe("new loans-predictions.csv");
    const columns = plainCsv(file.bytes.toString("utf8"));
    expect([...columns.keys()]).toEqual(["row", "prediction", "p:no", "p:yes"]);
    expect(columns.get("row")).toEqual(Array.from({ length: 400 }, (_, row) => String(row)));
    return columns;
  });

  await test.step("Export: the ONNX file is checked, and another runtime gives the same answers", async () => {
    await goTo(page, "Export");
    await page.getByRole("button", { name: "Make and check" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Ready to leave/, { timeout: 180_000 });
    const onnx = await download(page, () => page.getByRole("button", { name: "Download ONNX" }).click());
    expect(onnx.name).toMatch(/\.onnx$/);
    const { values, labels } = await runOnnx(onnx.bytes, plainCsv(table));
    expect(labels).toEqual(predicted.get("prediction"));
    const expected = predicted
      .get("p:no")!
      .flatMap((no, row) => [Number(no), Number(predicted.get("p:yes")![row])]);
    const worst = Math.max(...expected.map((chance, i) => Math.abs(chance - values[i]!)));
    expect(worst).toBeLessThan(1e-5);
    const bundle = await download(page, () => page.getByRole("button", { name: "Download bundle" }).click());
    const inside = unzipSync(new Uint8Array(bundle.bytes));
    const text = (name: string) => new TextDecoder().decode(inside[name]);
    expect(text("README.md")).toContain("# Logistic regression");
    const model = Buffer.from(inside["logistic-regression.onnx"] ?? []);
    const told = await runOnnx(model, plainCsv(text("sample_inputs.csv")));
    expect(told.labels).toEqual(plainCsv(text("sample_outputs.csv")).get("prediction"));
    await expect(page.getByRole("button", { name: "Download model" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await showModel(page, "Neural net");
    const net = await download(page, () => page.getByRole("button", { name: "Download model" }).click());
    expect(net.bytes.subarray(0, 2).toString()).toBe("PK");
  });

  await test.step("after a reload the table, the runs, the seal and the models are back", async () => {
    await saved(page);
    await page.reload();
    await goTo(page, "Data");
    await expect(page.getByRole("grid", { name: "loans.csv, 400 rows, 6 columns" })).toBeVisible();
    await seeTrained(page, ["Baseline", "Logistic regression", "Decision tree", "Neural net"]);
    await goTo(page, "Evaluate");
    await expect(page.getByRole("region", { name: "Sealed test set" })).toContainText("Opened 1 time");
    await goTo(page, "Predict");
    await showModel(page, "Logistic regression");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^For this row it says/);
  });

  await test.step("the saved project opens in another browser to the same state", async () => {
    await goTo(page, "Export");
    const file = await download(page, () => page.getByRole("button", { name: "Save project" }).click());
    expect(file.name).toBe("loans.lathe");
    const other = await page.context().browser()!.newContext();
    const fresh = await other.newPage();
    await openTable(fresh, writeTable(info, "loans.lathe", file.bytes));
    await expect(fresh.getByRole("grid", { name: "loans.csv, 400 rows, 6 columns" })).toBeVisible();
    await seeTrained(fresh, ["Baseline", "Logistic regression", "Decision tree", "Neural net"]);
    await goTo(fresh, "Predict");
    await expect(fresh.getByRole("heading", { level: 1 })).toHaveText(/^For this row it says/);
    await other.close();
  });
});

test("a number is predicted, drawn against what happened, and exported", async ({ page }) => {
  await openTable(page, sample("sacramento_homes"));
  await expect(page.getByRole("combobox", { name: "Predict" })).toHaveValue("price");
  await expect(page.getByRole("button", { name: /as$/ })).toContainText("a number");
  await seeTrained(page, ["Baseline", "Ridge regression", "Decision tree", "Neural net"]);
  await goTo(page, "Evaluate");
  await showModel(page, "Ridge regression");
  const figures = page.getByRole("figure");
  await expect(figures).toHaveCount(2);
  await expect(figures.first()).toContainText("R²");
  await expect(figures.last()).toContainText("Actual minus predicted");
  await goTo(page, "Export");
  await page.getByRole("button", { name: "Make and check" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Ready to leave/, { timeout: 180_000 });
  await goTo(page, "Predict");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/it expects price to be [\d,.]+$/);
});

test("several classes: penguins are told apart, each class against the rest", async ({ page }) => {
  await openTable(page, sample("penguins"));
  await expect(page.getByRole("combobox", { name: "Predict" })).toHaveValue("species");
  await expect(page.getByRole("button", { name: /as$/ })).toContainText("3 classes");
  await seeTrained(page, ["Baseline", "Logistic regression", "Decision tree", "Neural net"]);
  await goTo(page, "Evaluate");
  await expect(page.getByRole("button", { name: /was Chinstrap, said Chinstrap/ })).toBeVisible();
  await expect(
    page.getByText(/one class against the rest: 0\.99\d|against the rest: 1\.000/).first(),
  ).toBeVisible();
  await goTo(page, "Export");
  await showModel(page, "Decision tree");
  await page.getByRole("button", { name: "Make and check" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Ready to leave/, { timeout: 180_000 });
  await goTo(page, "Predict");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/says (Adelie|Gentoo|Chinstrap)/);
});

test("a changed target trains anew; undo and redo go there and back; runs are renamed, deleted and restored", async ({
  page,
}) => {
  await openTable(page, sample("penguins"));
  await seeTrained(page, ["Baseline", "Neural net"]);

  await test.step("choose another target", async () => {
    await goTo(page, "Data");
    const target = page.getByRole("combobox", { name: "Predict" });
    await target.fill("island");
    await page.getByRole("option", { name: /island/ }).click();
    await expect(target).toHaveValue("island");
    await expect(page.getByText("You chose this target", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(target).toHaveValue("species");
    await goTo(page, "Train");
    await expect(boardRow(page, "Neural net")).toBeVisible();
    await page.getByRole("button", { name: "Redo" }).click();
    await goTo(page, "Data");
    await expect(target).toHaveValue("island");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(target).toHaveValue("species");
    await trainingDone(page);
  });

  await test.step("rename, delete and restore a run", async () => {
    await goTo(page, "Train");
    const act = async (run: string, what: string) => {
      await page.getByRole("button", { name: `Acts for ${run}` }).click();
      await page.getByRole("menuitem", { name: what }).click();
    };
    await act("Decision tree", "Rename the run");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("My tree");
    await dialog.getByRole("button", { name: "Rename the run" }).click();
    await expect(boardRow(page, "My tree")).toBeVisible();
    await act("My tree", "Delete the run");
    await expect(boardRow(page, "My tree")).toBeHidden();
    await page.getByText("1 deleted run").click();
    await page.getByRole("button", { name: "Restore My tree" }).click();
    await expect(boardRow(page, "My tree")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(boardRow(page, "My tree")).toBeHidden();
    await page.getByRole("button", { name: "Redo" }).click();
    await expect(boardRow(page, "My tree")).toBeVisible();
  });

  await test.step("settings are changed, and the model is trained with them", async () => {
    await boardRow(page, "Baseline").getByRole("button", { name: "Baseline", exact: true }).click();
    await boardRow(page, "My tree").getByRole("button", { name: "My tree", exact: true }).click();
    const depth = page.getByRole("complementary").getByText("set a bound").first();
    await depth.click();
    await page.getByRole("button", { name: "Train with these settings" }).click();
    await expect(boardRow(page, "Decision tree")).toBeVisible();
    await expect(boardRow(page, "My tree")).toBeVisible();
  });
});

test("projects are listed, renamed, duplicated and deleted, and a deleted one comes back whole", async ({
  page,
}) => {
  await openTable(page, sample("iris"));
  await seeTrained(page, ["Baseline", "Neural net"]);
  await saved(page);
  await page.getByRole("link", { name: "Lathe, all projects" }).click();
  const list = page.getByRole("region", { name: "Continue" });
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await list.getByRole("button", { name: "Duplicate iris" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  const copy = list.getByRole("listitem").filter({ hasText: /copy/i });
  await copy.getByRole("button", { name: /^Rename/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("flowers");
  await dialog.getByRole("button", { name: "Rename it" }).click();
  const flowers = list.getByRole("listitem").filter({ hasText: "flowers" });
  await expect(flowers).toBeVisible();
  await flowers.getByRole("button", { name: "flowers", exact: true }).click();
  await expect(page.getByRole("grid", { name: "iris.csv, 150 rows, 5 columns" })).toBeVisible();
  await seeTrained(page, ["Baseline", "Neural net"]);
  await page.getByRole("link", { name: "Lathe, all projects" }).click();
  await list.getByRole("button", { name: "Delete iris" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  const messages = page.getByRole("region", { name: "Messages" });
  await messages.getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("button", { name: "iris", exact: true }).click();
  await expect(page.getByRole("grid", { name: "iris.csv, 150 rows, 5 columns" })).toBeVisible();
  await seeTrained(page, ["Baseline", "Neural net"]);
  await page.getByRole("link", { name: "Lathe, all projects" }).click();
  await list.getByRole("button", { name: "Delete iris" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  const offers = messages.getByRole("button", { name: "Dismiss" }); // that of the copy may still be there
  while ((await offers.count()) > 0) await offers.first().click(); // the offers have passed
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(list).toContainText("flowers");
  await page.reload();
  await expect(list.getByRole("listitem")).toHaveCount(1);
});
