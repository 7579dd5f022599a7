import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";
import { build } from "vite";

/** One classic script that sets a global, so that the same text runs in Node and in a page. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL("./support/fit-and-hash.ts", import.meta.url)),
        formats: ["iife"],
        name: "sameBits",
      },
      rollupOptions: { external: /neural[/]mlp[.]ts$/ },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !("output" in result)) throw new Error("Nothing was built");
  return result.output[0].code;
}

test("models fitted in the browser are those fitted in Node, bit for bit", async ({ page }) => {
  const code = await bundle();
  const run = `${code}; sameBits.fitAndHash()`;
  const inNode: [string, string][] = await new Function(`${code}; return sameBits.fitAndHash()`)();
  const inBrowser: [string, string][] = await page.evaluate(run);
  expect(inBrowser).toEqual(inNode);
  expect(inNode.map(([what]) => what)).toContain("logistic-regression, multiclass");
  expect(new Set(inNode.map(([, hash]) => hash)).size).toBe(inNode.length);
});
