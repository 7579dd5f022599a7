import { readdirSync, writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";
import { projectRoot } from "./install.mjs";

/**
 * Run after a change under src/kernels: npm run kernels
 *
 * Compiles every *.as.ts there into one WebAssembly module and writes it, as text, where the loader imports it. The
 * result is committed (docs/adr/0012); a test compiles again and compares.
 */

const folder = "src/kernels";
const product = `${folder}/wasm-text.ts`;

/** Names of all sources, in an order that does not depend on the machine. */
const sources = () =>
  readdirSync(`${projectRoot}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".as.ts"))
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .sort();

/** @returns {Promise<string>} the module in base64 */
export async function compileKernels() {
  /** @type {Uint8Array | null} */
  let binary = null;
  const flags = ["-O3", "--enable", "simd", "--runtime", "stub", "--importMemory", "--noAssert"];
  const { error, stderr } = await asc.main(
    [...sources(), "--baseDir", projectRoot, "--outFile", "kernels.wasm", ...flags],
    {
      writeFile(_name, contents) {
        if (contents instanceof Uint8Array) binary = contents;
      },
    },
  );
  if (error || binary === null) throw new Error(`The kernels do not compile:\n${stderr.toString()}`);
  return Buffer.from(binary).toString("base64");
}

if (process.argv[1]?.endsWith("build-kernels.mjs")) {
  const text = await compileKernels();
  const words =
    "/** Written by scripts/build-kernels.mjs: src/kernels/**.as.ts as one WebAssembly module, in base64. */";
  writeFileSync(`${projectRoot}${product}`, `${words}\nexport const wasmText =\n  "${text}";\n`);
  console.log(`${product}: ${Math.round((text.length * 3) / 4)} bytes of WebAssembly`);
}
