import fc from "fast-check";

/** One line of every kind that matters to a reader; quoted, unquoted and badly quoted. */
const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("", "1", "-2", "3.5", "007", "NA", "None", "inf", "2024-02-29", "x"),
  },
  { weight: 2, arbitrary: fc.double({ noNaN: true }).map(String) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("a b", " padded ", "Zoë", "東京", "😀", "\u00a0", "\ufeff", "e\u0301"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('""', '"a,b"', '"a""b"', '"a\nb"', '"a\r\nb"', '"Łódź, ""x"""', '"a\r"'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"', 'a"b', '"a"b', '"a" ', '"a', "'a'", "\r", "\0", '"",""', '"\n'),
  },
);
const lineEnd = fc.constantFrom("\n", "\n", "\n", "\r\n", "\r\n", "\r", "\n\n", "\n \n", "");

/** A delimited file of columns a, b and c, of odd cells, quotes and line ends. */
export const oddCsv = fc
  .tuple(
    fc.constantFrom("", "", "", "\ufeff", "sep=;\n"),
    fc.constantFrom(",", ",", ";", "\t", "|"),
    fc.array(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 5 }), lineEnd), {
      minLength: 2,
      maxLength: 14,
    }),
  )
  .map(([start, delimiter, lines]) =>
    [
      start,
      `a${delimiter}b${delimiter}c\n`,
      ...lines.map(([cells, end]) => cells.join(delimiter) + end),
    ].join(""),
  );
