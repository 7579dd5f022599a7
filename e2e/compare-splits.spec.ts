import { createRandom } from "#core/shared/random.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { writeTable } from "./support/made-tables.ts";
import { expect, test } from "./support/studio-test.ts";
import { goTo, openTable, seeTrained, showModel, trainingDone } from "./support/user.ts";

test.afterEach(({ consoleErrors }) => expect(consoleErrors, "errors in the console").toEqual([]));

/** Eight visits of each of 50 patients: what is measured tells who it is, and the answer is theirs alone. */
function visits(): string {
  const random = createRandom(5);
  const patients = Array.from(
    { length: 50 },
    () => [random.normal(), random.normal(), random.normal()] as const,
  );
  const lines = Array.from({ length: 400 }, (_, i) => {
    const [a, b, answer] = patients[i % 50]!;
    const near = (value: number) => (value + 0.01 * random.normal()).toFixed(4);
    return `p${i % 50},${near(a)},${near(b)},${(50 + 10 * answer + random.normal()).toFixed(2)}`;
  });
  return ["patient,pulse,pressure,dose", ...lines].join("\n");
}

test("one press shows what a random split would have made of the score", async ({ page }, info) => {
  await openTable(page, writeTable(info, "visits.csv", visits()));
  await trainingDone(page);
  await goTo(page, "Evaluate");
  await expect(page.getByRole("region", { name: "Canaries" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Compare with a random split" })).toBeHidden();

  await goTo(page, "Prepare");
  await page.getByRole("button", { name: /^patient, .*: change its role$/ }).click();
  await page.getByRole("menuitem", { name: "Group" }).click();
  await goTo(page, "Train");
  await page.getByRole("button", { name: /^Train all/ }).click();
  await seeTrained(page, ["Gradient boosting 2"]);
  await goTo(page, "Evaluate");
  await showModel(page, "Gradient boosting 2");

  const proof = page.getByRole("region", { name: "Does the split matter?" });
  await expect(proof).toContainText("The folds go by whole groups of “patient”.");
  await proof.getByRole("button", { name: "Compare with a random split" }).click();
  await expect(proof).toContainText("Dealt at random, the same model seems better than it is: RMSE", {
    timeout: 180_000,
  });
  await expect(proof).toContainText("other rows of the same “patient”");
  const figure = async (row: string) => {
    const cell = proof.getByRole("row", { name: row }).getByRole("cell").first();
    return Number.parseFloat(await cell.innerText());
  };
  expect(await figure("at random")).toBeLessThan(0.7 * (await figure("by group")));
  await expect(proof.getByRole("img", { name: /^Mean .* folds / })).toHaveCount(2);
  await expectAccessible(page);
  await proof.screenshot({ path: info.outputPath("split-proof.png") });

  await page.reload();
  await goTo(page, "Evaluate");
  await expect(proof).toContainText("Dealt at random, the same model seems better than it is");
});
