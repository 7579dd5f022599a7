/** Ids that families had in documents, links and models written before they were renamed. */
const formerIds: ReadonlyMap<string, string> = new Map([["gradient-boosting", "hist-gradient-boosting"]]);

/** The family's id of today; any other text, the kind of another step too, as it is. */
export function currentId(id: string): string {
  return formerIds.get(id) ?? id;
}
