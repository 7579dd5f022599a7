const lineFeed = 10;
const carriageReturn = 13;

/**
 * Finds the cells of records that are as most are: `width` fields, each plain or in quotes as RFC 4180 has them, and a
 * line feed at the end, with or without a carriage return. It stops before a record that is anything else, whole or not.
 *
 * Cell c of row r is bytes [starts[i], ends[i]) with i = r · width + c, quotes taken off; a cell with quotes inside is
 * written from `spare` on, without the second of each two. A single column is not taken where its cell is empty or
 * begins with a blank or a byte past ASCII: that may be a blank line.
 *
 * @param bytes bytes [from, end) are looked at; from `spare` on, past `end`, there is room for as many
 * @param from a record begins here
 * @param nRows rows in `starts` and `ends` so far; they end with `mostRows`
 * @param stop told: where the first record begins that was not taken, line ends passed, and where spare room begins
 * @returns how many records were taken
 */
export function takeRecords(
  bytes: Uint8Array,
  from: number,
  end: number,
  delimiter: number,
  quote: number,
  width: number,
  starts: Int32Array,
  ends: Int32Array,
  nRows: number,
  mostRows: number,
  spare: number,
  stop: Int32Array,
): number {
  const top = Math.max(delimiter, lineFeed);
  let rows = nRows;
  let lines = 0;
  let spareAt = spare;
  let at = from;
  taking: while (rows < mostRows) {
    const recordStart = at;
    const spareBefore = spareAt;
    const base = rows * width;
    let inside = 0;
    let field = 0;
    for (let more = true; more; field++) {
      let start = at;
      let last = at;
      let sign = at < end ? bytes[at]! : -1;
      if (sign !== quote) {
        // Nearly every byte is above both signs, which one comparison tells.
        while (at < end && (sign > top || (sign !== delimiter && sign !== lineFeed))) sign = bytes[++at]!;
        last = at;
      } else {
        start = ++at;
        let doubled = 0;
        for (; at < end; at++) {
          const byte = bytes[at];
          if (byte === lineFeed) inside++;
          else if (byte === quote) {
            if (at + 1 === end || bytes[at + 1] !== quote) break;
            doubled++;
            at++;
          }
        }
        last = at++;
        if (bytes[at] === carriageReturn && at + 1 < end && bytes[at + 1] === lineFeed) at++;
        sign = at < end ? bytes[at]! : -1;
        if (doubled > 0 && (sign === delimiter || sign === lineFeed)) {
          const unescaped = spareAt;
          for (let i = start; i < last; i++) {
            const byte = bytes[i]!;
            bytes[spareAt++] = byte;
            if (byte === quote) i++;
          }
          start = unescaped;
          last = spareAt;
        }
      }
      more = sign === delimiter;
      let isTaken = at < end && field < width && (more || sign === lineFeed);
      if (isTaken && !more) {
        // A carriage return at the very end of a record is part of its line end.
        if (last > start && bytes[last - 1] === carriageReturn) last--;
        isTaken = field + 1 === width && (width > 1 || isSurelyFilled(bytes, start, last));
      }
      if (!isTaken) {
        at = recordStart;
        spareAt = spareBefore;
        break taking;
      }
      starts[base + field] = start;
      ends[base + field] = last;
      at++;
    }
    rows++;
    lines += inside + 1;
  }
  stop[0] = at;
  stop[1] = lines;
  stop[2] = spareAt;
  return rows - nRows;
}

function isSurelyFilled(bytes: Uint8Array, start: number, end: number): boolean {
  const first = start < end ? bytes[start]! : 0;
  return first > 0x20 && first < 0x80;
}
