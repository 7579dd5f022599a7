/** A cell of one digit and its comma becomes a float64, twice while it is read. No text takes more. */
export const mostTimes = 8;
/** A file that unpacks to more than so many times its size is refused as a bomb. */
const mostPacked = 400;

/** Bytes of a file up to which its table fits, whatever the file holds. @param budget memory that the table may take, bytes */
export function surelyFits(budget: number): number {
  return budget / mostTimes / mostPacked;
}
