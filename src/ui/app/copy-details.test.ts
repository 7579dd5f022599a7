import { expect, it } from "vitest";
import { LatheError } from "#core/shared/problems.ts";
import { problemDetails } from "./copy-details.ts";

it("says what happened, of what, where and in which browser, and nothing that is not in the message", () => {
  const { problem } = new LatheError("file-empty", { file: "secret.csv" });
  expect(problemDetails(problem, "A browser 1.0", "#/explore/income")).toBe(
    [
      "“secret.csv” is empty",
      "Nothing was imported. Check that the file was saved, and pick it again.",
      "",
      "code: file-empty",
      'details: {"file":"secret.csv"}',
      "screen: explore",
      "browser: A browser 1.0",
    ].join("\n"),
  );
});
