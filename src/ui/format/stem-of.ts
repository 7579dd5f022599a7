/** "visits.csv" and "visits.csv.gz" are "visits": what a file made of this one is called before its own ending. */
export function stemOf(fileName: string): string {
  const bare = fileName.replace(/\.(gz|zip)$/i, "").replace(/\.[^.]{1,8}$/, "");
  return bare === "" ? fileName : bare;
}
