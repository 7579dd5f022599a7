import { expect, it } from "vitest";
import { modelsCommand } from "#cli/models.ts";
import { runCli } from "#cli/run-cli.ts";
import { estimatorIds, estimators } from "#core/estimators/registry.ts";

async function output(...words: readonly string[]): Promise<string> {
  let out = "";
  await runCli([modelsCommand], "0", ["models", ...words], {
    out: (text) => void (out += text),
    err: () => {},
    cwd: ".",
  });
  return out;
}

it("lists every registered model with its settings, ranges and defaults as JSON", async () => {
  const listed = JSON.parse(await output("--json")) as {
    readonly models: readonly { id: string; params: readonly { name: string; default: unknown }[] }[];
  };
  expect(listed.models.map(({ id }) => id)).toEqual([...estimatorIds]);
  for (const { id, params } of listed.models)
    expect(Object.fromEntries(params.map((field) => [field.name, field.default]))).toEqual(
      JSON.parse(JSON.stringify(estimators[id]!.params.defaults)),
    );
});

it("lists every model for people", async () => {
  const out = await output();
  for (const id of estimatorIds) expect(out).toContain(`${id}: ${estimators[id]!.title}`);
});
