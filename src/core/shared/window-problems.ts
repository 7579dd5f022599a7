/** Failures of a project that is open in more than one window. A part of problems.ts, which has one list for all. */
export const windowProblems = {
  "project-open-elsewhere": (d: { project: string }) => ({
    title: `“${d.project}” is open in another tab`,
    advice:
      "Nothing was changed here. Go on in that tab, close it and open the project again, or duplicate it.",
  }),
  "read-only-window": (_: Record<string, never>) => ({
    title: "Another window works on this project, so it can only be read here",
    advice: "Nothing was changed. Take over to go on in this window; the other one then reads.",
  }),
  "take-over-refused": (_: Record<string, never>) => ({
    title: "The other window cannot save its work, so it keeps the project",
    advice: "Nothing was lost. Free some space or download a backup there, then take over again.",
  }),
};
