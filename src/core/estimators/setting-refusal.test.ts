import { describe, expect, it } from "vitest";
import { ebm } from "#core/estimators/ebm/schema.ts";
import { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { refusalWords, refuseSettings, type SettingGround } from "#core/estimators/setting-refusal.ts";

const ground: SettingGround = {
  task: "regression",
  columns: [
    { name: "age", isNumber: true },
    { name: "city", isNumber: false },
  ],
  target: { least: -3, most: 9 },
};
const up = (column: string) => ({ monotonicCst: [{ column, direction: "up" }] });
const said = (params: object, more: Partial<SettingGround> = {}) =>
  histGradientBoosting.refusals!(histGradientBoosting.params.parse(params), { ...ground, ...more }).map(
    ({ field, ...refusal }) => `${field}: ${refusalWords({ field, ...refusal })}`,
  );

describe("settings of boosting that do not go together are said before a fit", () => {
  it("losses of positive numbers, by the least number of the target", () => {
    expect(said({ loss: "poisson" })).toEqual([
      "loss: The Poisson loss cannot be kept to: it needs numbers of 0 or more in the target, which has -3",
    ]);
    expect(said({ loss: "gamma" }, { target: { least: 0, most: 1 } })).toEqual([
      "loss: The gamma loss cannot be kept to: it needs numbers above 0 in the target, which has 0",
    ]);
    expect(said({ loss: "tweedie" }, { target: { least: 0, most: 0 } })[0]).toContain("one number above 0");
    expect(said({ loss: "tweedie" }, { target: { least: 0, most: 2 } })).toEqual([]);
    expect(said({ loss: "gamma" }, { task: "binary", target: null })).toEqual([]);
  });

  it("directions with several classes, medians, categories and columns that are not there", () => {
    expect(said(up("age"))).toEqual([]);
    expect(said(up("age"), { task: "multiclass", target: null })[0]).toContain("more than two classes");
    expect(said({ ...up("age"), loss: "quantile" })[0]).toContain("a median or a quantile");
    expect(said({ ...up("age"), loss: "quantile" }, { task: "binary", target: null })).toEqual([]);
    expect(said(up("city"))[0]).toContain("only numbers have one");
    expect(said(up("gone"))[0]).toContain("has no effect: no column of that name is learned from");
    expect(said({ interactionCst: [["age", "gone"]] })).toEqual([
      "interactionCst: A group with “gone” has no effect: no column of that name is learned from",
    ]);
  });

  it("only what a fit refuses stops it", () => {
    const of = (params: object) => ebm.refusals!(ebm.params.parse(params), ground);
    expect(() => refuseSettings(of(up("gone")), "Explainable boosting")).not.toThrow();
    expect(() => refuseSettings(of(up("city")), "Explainable boosting")).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: "setting-unusable" }) }),
    );
  });
});
