/** The setting of every family that can weigh classes. */
export const classWeightField = {
  type: "choice",
  label: "Class weights",
  help: "Balanced lets rare classes count as much as common ones; probabilities then no longer follow their shares.",
  default: "none",
  tasks: ["binary", "multiclass"],
  choices: [
    { value: "none", label: "None" },
    { value: "balanced", label: "Balanced" },
  ],
} as const;
