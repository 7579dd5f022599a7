/**
 * Asks the engine to compile the functions of lazily loaded chunks while they arrive, on another thread: compiled when
 * first called, those of a screen or a chart library add up to 30 ms to the task that first draws it. What the first
 * load needs is left alone: most of its functions wait for something that a person does. Engines that do not know the
 * comment pass over it.
 */
const hint = "//# allFunctionsCalledOnLoad\n";

/** @returns {import("vite").Plugin} */
export function compiledOnArrival() {
  return {
    name: "lathe:compiled-on-arrival",
    apply: "build",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const first = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
      for (const fileName of first) {
        const chunk = bundle[fileName];
        if (chunk?.type === "chunk") for (const needed of chunk.imports) first.add(needed);
      }
      for (const chunk of chunks) if (!first.has(chunk.fileName)) chunk.code = hint + chunk.code;
    },
  };
}
