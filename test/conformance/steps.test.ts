import { describe, expect, it } from "vitest";
import type { Field } from "#core/estimators/params.ts";
import { steps } from "#core/preprocessing/registry.ts";
import type { WorkFrame } from "#core/preprocessing/step.ts";
import { columnValues, runColumns } from "#test/support/run-graph.ts";
import { asTraining, mixedFrame } from "#test/support/step-frames.ts";

const words = ["b", "a", "10", "9", "Ünïcode ✓", "constructor", "(missing)"];
const train = () => asTraining(mixedFrame(60, 1, words.slice(0, 5)));
/** New rows: other values, unseen categories, another dictionary. */
const later = () => mixedFrame(50, 2, words);

/** Every value of every choice and switch, one at a time, and the defaults. */
function paramsToTry(fields: Readonly<Record<string, Field>>): Record<string, unknown>[] {
  const single = Object.entries(fields).flatMap(([name, field]): Record<string, unknown>[] => {
    if (field.type === "choice") return field.choices.map(({ value }) => ({ [name]: value }));
    if (field.type === "switch") return [{ [name]: !field.default }];
    if (field.type === "optional-integer") return [{ [name]: field.min }, { [name]: null }];
    return [];
  });
  return [{}, ...single];
}

const cases = Object.values(steps).flatMap((spec) =>
  paramsToTry(spec.params.fields).map((given) => ({
    spec,
    given,
    name: `${spec.id} ${JSON.stringify(given)}`,
  })),
);

describe.each(cases)("$name", ({ spec, given }) => {
  const params = spec.params.parse(given);

  it("fits twice the same, as plain data that JSON and threads keep", async () => {
    const step = await spec.load();
    const fitted = step.fit(train(), params);
    expect(step.fit(train(), params)).toEqual(fitted);
    expect(structuredClone(fitted)).toEqual(fitted);
    expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
  });

  it("leaves the frames it is given as they were", async () => {
    const step = await spec.load();
    const [before, after] = [train(), later()];
    step.transform(step.fit(before, params), after);
    expect([before, after]).toEqual([train(), later()]);
  });

  it("makes the same columns of any rows, whose names all differ", async () => {
    const step = await spec.load();
    const fitted = step.fit(train(), params);
    const shape = (frame: WorkFrame) =>
      frame.columns.map(({ kind, name, source }) => ({ kind, name, source }));
    const made = shape(step.transform(fitted, train()));
    expect(shape(step.transform(fitted, later()))).toEqual(made);
    expect(new Set(made.map(({ name }) => name)).size).toBe(made.length);
  });

  it("transforms each row by itself, in any company", async () => {
    const step = await spec.load();
    const fitted = step.fit(train(), params);
    const whole = columnValues(step.transform(fitted, later()));
    const firstRows = columnValues(step.transform(fitted, firstRowsOf(later(), 7)));
    expect(firstRows).toEqual(whole.map((column) => ({ ...column, values: column.values.slice(0, 7) })));
  });

  it.each([0, 1])("fits and transforms %i rows", async (nRows) => {
    const step = await spec.load();
    const small = mixedFrame(nRows, 3, words);
    const fitted = step.fit(asTraining(small), params);
    expect(step.transform(fitted, small).nRows).toBe(nRows);
    expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
    expect(step.transform(fitted, later()).nRows).toBe(50);
  });

  it("learns only from the rows it is given: a category of other rows leaves no trace", async () => {
    const step = await spec.load();
    expect(JSON.stringify(step.fit(train(), params))).not.toContain("never used");
  });

  it("computes the same bits in ONNX Runtime, on training rows and on others", async () => {
    const step = await spec.load();
    const fitted = structuredClone(step.fit(train(), params));
    for (const frame of [train(), later(), mixedFrame(1, 9, words)]) {
      const drawn = await runColumns(frame, (columns, graph) => step.toOnnx(fitted, columns, graph));
      expect(drawn).toEqual(columnValues(step.transform(fitted, frame)));
    }
  });

  it("says what it changed in sentences about its own columns", async () => {
    const step = await spec.load();
    const names = train().columns.map(({ name }) => name);
    for (const note of step.notes(step.fit(train(), params))) {
      expect(names).toContain(note.column);
      expect(note.sentence).toContain(note.column);
    }
  });

  it("has a scikit-learn twin", async () => {
    const step = await spec.load();
    expect(step.toPython(params).expression).toMatch(/^[A-Z]\w+\(.*\)$/s);
  });
});

function firstRowsOf(frame: WorkFrame, nRows: number): WorkFrame {
  const columns = frame.columns.map((column) => {
    if (column.kind === "categorical") return { ...column, codes: column.codes.slice(0, nRows) };
    if (column.kind === "datetime") return { ...column, epochMs: column.epochMs.slice(0, nRows) };
    return { ...column, values: column.values.slice(0, nRows) };
  });
  return { nRows, columns };
}
