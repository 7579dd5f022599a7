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

/**
 * Compiled twice: over memory of one thread and over shared memory. The two differ in the one byte that says which memory is
 * imported, so that one text holds both.
 * @returns {Promise<{ text: string, sharedAt: number }>} the module for one thread in base64, and where that byte is
 */
export async function compileKernels() {
  const alone = await compile([]);
  const shared = await compile(["--enable", "threads", "--sharedMemory"]);
  const differing = [...alone.keys()].filter((at) => alone[at] !== shared[at]);
  const [sharedAt = -1] = differing;
  const isOneFlag = differing.length === 1 && alone[sharedAt] === 1 && shared[sharedAt] === 3;
  if (!isOneFlag || alone.length !== shared.length)
    throw new Error("The kernels over shared memory differ in more than their memory.");
  return { text: Buffer.from(alone).toString("base64"), sharedAt };
}

/** @param {readonly string[]} more @returns {Promise<Uint8Array>} */
async function compile(more) {
  /** @type {Uint8Array | null} */
  let binary = null;
  const flags = ["-O3", "--enable", "simd", "--runtime", "stub", "--importMemory", "--noAssert"];
  const memory = ["--maximumMemory", "65536"]; // all that wasm32 reaches: the loader's memories are smaller
  const { error, stderr } = await asc.main(
    [...sources(), "--baseDir", projectRoot, "--outFile", "kernels.wasm", ...flags, ...memory, ...more],
    {
      writeFile(_name, contents) {
        if (contents instanceof Uint8Array) binary = contents;
      },
    },
  );
  if (error || binary === null) throw new Error(`The kernels do not compile:\n${stderr.toString()}`);
  return binary;
}

if (process.argv[1]?.endsWith("build-kernels.mjs")) {
  const { text, sharedAt } = await compileKernels();
  const words =
    "/** Written by scripts/build-kernels.mjs: src/kernels/**.as.ts as one WebAssembly module, in base64. */";
  const where = "/** The byte of it that is 1 for memory of one thread, and 3 for shared memory. */";
  writeFileSync(
    `${projectRoot}${product}`,
    `${words}\nexport const wasmText =\n  "${text}";\n\n${where}\nexport const sharedAt = ${sharedAt};\n`,
  );
  console.log(`${product}: ${Math.round((text.length * 3) / 4)} bytes of WebAssembly`);
}
