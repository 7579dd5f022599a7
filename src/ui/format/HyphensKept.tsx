/** A short word with a hyphen in it: "held-out", not a name that a table brought. */
const hyphenated = /((?<![\p{L}\p{N}-])\p{L}{2,8}-\p{L}{2,8}(?![\p{L}\p{N}-]))/u;

/** A title whose hyphenated words are not torn apart at the end of a line. */
export function HyphensKept({ children }: { readonly children: string }) {
  return children.split(hyphenated).map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one sentence have no other name
      <span key={place} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
}
