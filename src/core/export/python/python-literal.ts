/**
 * Text as a Python string literal. JSON's escapes are Python's too; characters that would not show, or would show
 * the line in another order than it runs (bidirectional controls), are escaped as well. Nothing a column can be
 * called ends the literal.
 */
export function pythonString(text: string): string {
  const hidden = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
  return JSON.stringify(text).replace(
    hidden,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A switch as Python writes it. */
export function pythonBool(on: boolean): string {
  return on ? "True" : "False";
}

/** Items between brackets, on one line where that is short. Items may have lines of their own. */
export function pythonBlock(open: string, items: readonly string[], close: string): string {
  const line = `${open}${items.join(", ")}${close}`;
  if (line.length <= 90) return line;
  return `${open}\n${items.map((item) => `    ${item.replaceAll("\n", "\n    ")},\n`).join("")}${close}`;
}

/** Import lines with one line a module, sorted, as a Python formatter leaves them. */
export function pythonImports(lines: readonly string[]): readonly string[] {
  const names = new Map<string, Set<string>>();
  const whole = new Set<string>();
  for (const line of lines) {
    const [, module, imported] = /^from (\S+) import (.+)$/.exec(line) ?? [];
    if (module === undefined || imported === undefined) {
      whole.add(line);
      continue;
    }
    const known = names.get(module) ?? new Set();
    for (const name of imported.split(",")) known.add(name.trim());
    names.set(module, known);
  }
  const from = [...names.keys()].sort().map((module) => {
    return `from ${module} import ${[...names.get(module)!].sort().join(", ")}`;
  });
  return [...[...whole].sort(), ...from];
}
