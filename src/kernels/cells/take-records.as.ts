/** See core/kernels/take-records.ts. Signs are found 64 bytes at a time, one bit each. */
const LINE_FEED: u32 = 10;
const CARRIAGE_RETURN: u32 = 13;

export function takeRecords(
  bytes: usize,
  from: u32,
  end: u32,
  delimiter: u32,
  quote: u32,
  width: u32,
  starts: usize,
  ends: usize,
  nRows: u32,
  mostRows: u32,
  spare: u32,
  stop: usize,
): u32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  const quotes = i8x16.splat(<i8>quote);
  const lineFeeds = i8x16.splat(10);
  let base = from;
  // Signs from `base` on that were not passed yet.
  let signs: u64 = 0;
  let rows = nRows;
  let lines: u32 = 0;
  let spareAt = spare;
  let at = from;
  if (at < end) signs = signsAt(bytes + base, delimiters, quotes, lineFeeds);
  while (rows < mostRows) {
    const recordStart = at;
    const spareBefore = spareAt;
    const linesBefore = lines;
    let cell: usize = (<usize>rows * <usize>width) << 2;
    let field: u32 = 0;
    let isWhole = false;
    for (;;) {
      let start: u32 = 0;
      let last: u32 = 0;
      let sign: u32 = 0;
      // A record that begins at `end` has no sign before it.
      if (at >= end) break;
      if (load<u8>(bytes + at) != quote) {
        start = at;
        let isClosed = false;
        for (;;) {
          while (signs == 0 && base + 64 < end) {
            base += 64;
            signs = signsAt(bytes + base, delimiters, quotes, lineFeeds);
          }
          if (signs == 0) break;
          at = base + <u32>ctz(signs);
          if (at >= end) break;
          signs &= signs - 1;
          sign = load<u8>(bytes + at);
          if (sign != quote) {
            isClosed = true;
            break;
          }
        }
        if (!isClosed) break;
        last = at++;
      } else {
        while (signs == 0) {
          base += 64;
          signs = signsAt(bytes + base, delimiters, quotes, lineFeeds);
        }
        signs &= signs - 1;
        start = at + 1;
        let doubled = false;
        let isClosed = false;
        for (;;) {
          while (signs == 0 && base + 64 < end) {
            base += 64;
            signs = signsAt(bytes + base, delimiters, quotes, lineFeeds);
          }
          if (signs == 0) break;
          at = base + <u32>ctz(signs);
          if (at >= end) break;
          signs &= signs - 1;
          const inside: u32 = load<u8>(bytes + at);
          if (inside == quote) {
            if (at + 1 >= end) break;
            if (load<u8>(bytes + at + 1) != quote) {
              isClosed = true;
              break;
            }
            doubled = true;
            // The second of the two is a sign as well.
            while (signs == 0) {
              base += 64;
              signs = signsAt(bytes + base, delimiters, quotes, lineFeeds);
            }
            signs &= signs - 1;
          } else if (inside == LINE_FEED) lines++;
        }
        if (!isClosed) break;
        last = at++;
        sign = load<u8>(bytes + at);
        if (sign == CARRIAGE_RETURN) {
          if (at + 1 >= end) break;
          sign = load<u8>(bytes + ++at);
          if (sign != LINE_FEED) break;
        }
        if (sign != delimiter && sign != LINE_FEED) break;
        at++;
        while (signs == 0) {
          base += 64;
          signs = signsAt(bytes + base, delimiters, quotes, lineFeeds);
        }
        signs &= signs - 1;
        if (doubled) {
          const unescaped = spareAt;
          for (let i = start; i < last; i++) {
            const byte: u32 = load<u8>(bytes + i);
            store<u8>(bytes + spareAt++, <u8>byte);
            if (byte == quote) i++;
          }
          start = unescaped;
          last = spareAt;
        }
      }
      if (field == width) break;
      store<u32>(starts + cell, start);
      store<u32>(ends + cell, last);
      field++;
      cell += 4;
      if (sign == LINE_FEED) {
        if (field != width) break;
        if (last > start && load<u8>(bytes + last - 1) == CARRIAGE_RETURN)
          store<u32>(ends + cell - 4, --last);
        if (width == 1) {
          const first: u32 = last > start ? load<u8>(bytes + start) : 0;
          if (first <= 0x20 || first >= 0x80) break;
        }
        isWhole = true;
        break;
      }
    }
    if (!isWhole) {
      at = recordStart;
      spareAt = spareBefore;
      lines = linesBefore;
      break;
    }
    rows++;
    lines++;
  }
  store<u32>(stop, at);
  store<u32>(stop, lines, 4);
  store<u32>(stop, spareAt, 8);
  return rows - nRows;
}

/** A bit for each of 64 bytes that is one of the three. */
function signsAt(at: usize, a: v128, b: v128, c: v128): u64 {
  return (
    <u64>(<u32>signsOf(v128.load(at), a, b, c)) |
    ((<u64>(<u32>signsOf(v128.load(at, 16), a, b, c))) << 16) |
    ((<u64>(<u32>signsOf(v128.load(at, 32), a, b, c))) << 32) |
    ((<u64>(<u32>signsOf(v128.load(at, 48), a, b, c))) << 48)
  );
}

function signsOf(sixteen: v128, a: v128, b: v128, c: v128): i32 {
  return i8x16.bitmask(v128.or(v128.or(i8x16.eq(sixteen, a), i8x16.eq(sixteen, b)), i8x16.eq(sixteen, c)));
}
