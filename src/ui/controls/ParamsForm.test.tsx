import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ebm } from "#core/estimators/ebm/schema.ts";
import { ParamsForm } from "./ParamsForm.tsx";

const form = (outerBags: number | null) =>
  renderToStaticMarkup(
    <ParamsForm schema={ebm.params} value={{ ...ebm.params.defaults, outerBags }} onChange={() => {}} />,
  );

it("shows the name of a setting that may go without a number once, ticked or not", () => {
  const shown = (markup: string) => markup.match(/class="label"[^>]*>Bags</g)?.length;
  expect(shown(form(null))).toBe(1);
  expect(shown(form(12))).toBe(1);
  expect(form(12)).toMatch(/class="spoken"[^>]*>Bags</);
});
