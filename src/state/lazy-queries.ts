import type { StudioQueries } from "#state/studio-queries.ts";

type Answers = (...given: readonly unknown[]) => Promise<unknown>;

/**
 * Queries whose code is loaded when one of them is first asked, so that the page opens without it.
 * @param names all that `load` gives; each answers by a promise
 */
export function lazyQueries<K extends keyof StudioQueries>(
  names: readonly K[],
  load: () => Promise<Pick<StudioQueries, K>>,
): Pick<StudioQueries, K> {
  const ask =
    (name: K): Answers =>
    async (...given) =>
      ((await load())[name] as Answers)(...given);
  return Object.fromEntries(names.map((name) => [name, ask(name)])) as unknown as Pick<StudioQueries, K>;
}
