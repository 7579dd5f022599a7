import { defineConfig } from "vite";

/** The command line: one folder of plain modules for Node 20. Packages stay in node_modules. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: "src/cli/main.ts",
    outDir: "dist-cli",
    target: "node20",
    rollupOptions: {
      output: { entryFileNames: "lathe.mjs", chunkFileNames: "[name]-[hash].mjs" },
    },
  },
});
