/**
 * Names for columns that a step makes, such as “colour = red”. Steps find columns by name, so a made name must
 * not be one that the frame has already: the second becomes “colour = red (2)”.
 */
export function uniqueNames(taken: Iterable<string>): (wish: string) => string {
  const used = new Set(taken);
  return (wish) => {
    let name = wish;
    for (let n = 2; used.has(name); n++) name = `${wish} (${n})`;
    used.add(name);
    return name;
  };
}
