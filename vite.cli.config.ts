import { defineConfig } from "vite";

/**
 * The command line: one flat folder of plain modules for Node 20, and the threads that fit or help to fit. Packages stay in
 * node_modules.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: "dist-cli",
    target: "node20",
    rollupOptions: {
      input: {
        lathe: "src/cli/main.ts",
        "fit-thread": "src/cli/train/fit-thread.ts",
        "member-thread": "src/cli/train/member-thread.ts",
      },
      output: { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
    },
  },
});
