import type { Vault } from "#state/vault.ts";

/**
 * One at a time, in the order asked: everything that changes which table is open. The data worker holds one table, so
 * a project that is still being opened must not end after a file that was dropped meanwhile.
 */
export function inTurn<T>(vault: Vault, work: () => Promise<T>): Promise<T> {
  const turn = vault.turn.then(work);
  vault.turn = turn.catch(() => undefined); // its own caller hears of a failure; the next one's turn comes all the same
  return turn;
}
