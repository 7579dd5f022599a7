/** What a recode of chosen values would do, or why it would do nothing. */
export type RecodeChoice =
  | { readonly values: readonly (readonly [from: string, to: string])[]; readonly refusal: null }
  | { readonly values: null; readonly refusal: string };

/** @param to what all of them are to be called */
export function recodeChoice(chosen: readonly string[], to: string): RecodeChoice {
  if (chosen.length === 0) return { values: null, refusal: "Choose values first" };
  if (to.trim() === "") return { values: null, refusal: "Say what they are to be called" };
  const values = chosen.filter((value) => value !== to).map((value) => [value, to] as const);
  return values.length === 0
    ? { values: null, refusal: "It is called so already" }
    : { values, refusal: null };
}
