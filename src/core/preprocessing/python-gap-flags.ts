/** Lines of a `tableTransformer` that flag in a column of its own where a chosen column had a gap; none unless asked for. */
export function pythonGapFlags(addIndicator: boolean): {
  readonly fit: readonly string[];
  /** To be run before gaps are filled. */
  readonly transform: readonly string[];
} {
  if (!addIndicator) return { fit: [], transform: [] };
  return {
    fit: ["self.had_gaps_ = list(chosen.columns[chosen.isna().any()])"],
    transform: [
      "for name in self.had_gaps_:",
      '    frame.insert(frame.columns.get_loc(name) + 1, f"{name} missing", frame[name].isna().astype(float))',
    ],
  };
}
