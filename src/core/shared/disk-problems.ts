/** Part of the catalogue (problems.ts): what can go wrong with rows that are kept on disk. */
export const diskProblems = {
  "disk-rows-unreadable": (_: Record<never, never>) => ({
    title: "The rows kept on disk cannot be read: their file is cut short or damaged",
    advice: "The sample in memory is untouched. Read the file again to write them anew.",
  }),
  "disk-full": (d: { file: string; written: string }) => ({
    title: `The disk ran full while the rows of “${d.file}” were written: ${d.written} were there`,
    advice:
      "Nothing was imported, and what was written is removed. Free some room, keep fewer columns, or read a sample only.",
  }),
  "disk-rows-refused": (d: { file: string; reason: string }) => ({
    title: `The rows of “${d.file}” cannot be kept on disk: ${d.reason}`,
    advice: "Nothing was imported. Read a sample of the rows instead.",
  }),
} satisfies Record<string, (details: never) => { title: string; advice: string }>;
