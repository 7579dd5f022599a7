import { LatheError } from "#core/shared/problems.ts";

const mostNamed = 20;

/**
 * Which columns are to be read: all, or those a person picked, by their name in the table or as the file writes it.
 * @param written names as the file has them, where those in the table were changed
 * @returns their places, in the order of the file
 * @throws LatheError "unknown-column"
 */
export function pickColumns(
  names: readonly string[],
  written: readonly string[],
  picked: readonly string[] | undefined,
): readonly number[] {
  const all = names.map((_, c) => c);
  if (picked === undefined) return all;
  const unknown = picked.find((name) => !names.includes(name) && !written.includes(name));
  if (unknown !== undefined) {
    const shown = names.slice(0, mostNamed).join(", ");
    const columns = names.length > mostNamed ? `${shown} and ${names.length - mostNamed} more` : shown;
    throw new LatheError("unknown-column", { column: unknown, columns });
  }
  const inTable = new Set(names);
  const wanted = new Set(picked);
  return all.filter((c) => {
    const name = written[c] ?? names[c]!;
    return wanted.has(names[c]!) || (!inTable.has(name) && wanted.has(name));
  });
}
