import { expect, it } from "vitest";
import { recodeChoice } from "./recode-choice.ts";

it("renames and merges, and refuses what would change nothing", () => {
  expect(recodeChoice(["Rome", "Roma"], "Rome").values).toEqual([["Roma", "Rome"]]);
  expect(recodeChoice(["Rome"], "Roma").values).toEqual([["Rome", "Roma"]]);
  expect(recodeChoice(["Rome"], "Rome")).toEqual({ values: null, refusal: "It is called so already" });
  expect(recodeChoice([], "Rome").refusal).toBe("Choose values first");
  expect(recodeChoice(["Rome"], " ").refusal).toBe("Say what they are to be called");
});
