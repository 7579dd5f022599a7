import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Lesson } from "#core/lessons/lesson.ts";
import { lessonGraph } from "#core/lessons/lesson.ts";
import { lessons } from "#core/lessons/lessons.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { setRole, setTarget } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { prepareSplit } from "#core/model-selection/fold.ts";
import { fitPart } from "#core/model-selection/fit-part.ts";
import { judgeSealed } from "#core/model-selection/sealed.ts";
import { lessonTables } from "../scripts/make-lessons.mjs";

const keepGoing = async () => {};
const file = (lesson: Lesson) => readFileSync(`public/samples/${lesson.sample}.csv`, "utf8");

/** A metric of logistic regression over the folds, and on the sealed rows. */
async function judge(
  lesson: Lesson,
  graph: PipelineGraph,
  id: "rocAuc" | "logLoss" = "rocAuc",
): Promise<{ folds: number; sealed: number }> {
  const { table } = await readTable(textSource("lesson.csv", file(lesson)), {}, keepGoing);
  const plan = compilePlan(graph);
  const model = plan.models.find(({ estimator }) => estimator === "logistic-regression")!;
  const split = prepareSplit(table, plan);
  const context = { clock: () => 0, finishEarly: { aborted: false }, saveCheckpoint() {}, onEngine() {} };
  let sum = 0;
  for (let fold = 0; fold < plan.split.folds; fold++) {
    const { scores } = await fitPart(table, plan, model, split, fold, keepGoing, context);
    sum += scores.find(({ metric }) => metric === id)!.value;
  }
  const { pipeline } = await fitPart(table, plan, model, split, null, keepGoing, context);
  const { scores } = await judgeSealed(table, plan, split, pipeline);
  return { folds: sum / plan.split.folds, sealed: scores.find(({ metric }) => metric === id)!.value };
}

describe("the tables of the lessons", () => {
  it("are what their script writes", () => {
    expect(lessonTables().map(([name]) => readFileSync(`public/samples/${name}`, "utf8"))).toEqual(
      lessonTables().map(([, text]) => text),
    );
  });
  it.each(lessons)("$title names only columns that its table has", (lesson) => {
    const header = file(lesson).split("\n", 1)[0]!.split(",");
    const named = [lesson.roles.target, ...lesson.roles.columns.map(({ column }) => column)];
    expect([...named].sort()).toEqual([...header].sort());
    const asked = lesson.steps.flatMap(({ question }) => question?.options ?? []);
    expect(asked.filter((column) => !header.includes(column))).toEqual([]);
  });
});

describe("what is planted", () => {
  const [leak, shift, proxy] = lessons as [Lesson, Lesson, Lesson];
  it("is a leak: nearly perfect with the column, ordinary without", async () => {
    const graph = lessonGraph(leak);
    expect((await judge(leak, graph)).folds).toBeGreaterThan(0.96);
    const honest = (await judge(leak, setRole(graph, "reminders", "ignore"))).folds;
    expect(honest).toBeGreaterThan(0.7);
    expect(honest).toBeLessThan(0.9);
  });
  it("is a shift: the sealed rows fall far below the folds, and not without the column", async () => {
    const graph = lessonGraph(shift);
    const shifted = await judge(shift, graph, "logLoss");
    const without = await judge(shift, setRole(graph, "temperature", "ignore"), "logLoss");
    expect(shifted.folds).toBeLessThan(0.4);
    expect(shifted.sealed).toBeGreaterThan(3 * shifted.folds);
    expect(Math.abs(without.sealed - without.folds)).toBeLessThan(0.1);
  });
  it("is a proxy: the group can be told from the others, and not without the column", async () => {
    const graph = lessonGraph(proxy);
    const order = ["group", "district", "income", "savings", "years_employed", "approved"];
    const group = setTarget(graph, "group", "binary", "Y", order);
    expect((await judge(proxy, group)).folds).toBeGreaterThan(0.9);
    const blind = setRole(group, "district", "ignore");
    expect((await judge(proxy, setRole(blind, "approved", "ignore"))).folds).toBeLessThan(0.6);
  });
});
