/** See core/kernels/read-iso-dates.ts and core/ingest/bytes/parse-iso.ts. */
export function readIsoDates(
  bytes: usize,
  starts: usize,
  ends: usize,
  first: u32,
  stride: u32,
  n: u32,
  values: usize,
  to: u32,
  hasTime: usize,
): u32 {
  let cell: usize = (<usize>first) << 2;
  const step: usize = (<usize>stride) << 2;
  let into = values + ((<usize>to) << 3);
  for (let i: u32 = 0; i < n; i++, cell += step, into += 8) {
    const start: u32 = load<u32>(starts + cell);
    const length = load<u32>(ends + cell) - start;
    if (length == 0) {
      store<f64>(into, NaN);
      continue;
    }
    const epochMs = parseIso(bytes + <usize>start, length);
    if (epochMs != epochMs) return i;
    store<f64>(into, epochMs);
    if (length > 10) store<i32>(hasTime, 1);
  }
  return n;
}

/** Of 16 bytes, those that are digits in 2024-03-01T12:30. */
const DATE_DIGITS: u32 = 0b0000001101101111;
const TIME_DIGITS: u32 = 0b1101101101101111;

function parseIso(at: usize, length: u32): f64 {
  const isDay = length == 10;
  if (!isDay && length != 19 && length != 20) return NaN;
  const digits = <u32>i8x16.bitmask(i8x16.le_u(i8x16.sub(v128.load(at), i8x16.splat(48)), i8x16.splat(9)));
  const needed = isDay ? DATE_DIGITS : TIME_DIGITS;
  if ((digits & needed) != needed || load<u8>(at, 4) != 45 || load<u8>(at, 7) != 45) return NaN;
  const year = two(at) * 100 + two(at + 2);
  const month = two(at + 5);
  const day = two(at + 8);
  if (month - 1 > 11 || day == 0 || (day > 28 && day > daysIn(year, month))) return NaN;
  const days = daysFromCivil(year, month, day);
  if (isDay) return <f64>days * 86400000;
  const separator = load<u8>(at, 10);
  if ((separator != 84 && separator != 32) || (length == 20 && load<u8>(at, 19) != 90)) return NaN;
  if (load<u8>(at, 13) != 58 || load<u8>(at, 16) != 58) return NaN;
  if (<u32>load<u8>(at, 17) - 48 > 9 || <u32>load<u8>(at, 18) - 48 > 9) return NaN;
  const hour = two(at + 11);
  const minute = two(at + 14);
  const second = two(at + 17);
  if (hour > 23 || minute > 59 || second > 59) return NaN;
  return <f64>days * 86400000 + <f64>(hour * 3600 + minute * 60 + second) * 1000;
}

/** Two digits that were looked at. */
function two(at: usize): u32 {
  return <u32>load<u8>(at) * 10 + <u32>load<u8>(at, 1) - 528;
}

function daysIn(year: u32, month: u32): u32 {
  if (month == 2) return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return 30 + ((month ^ (month >> 3)) & 1);
}

/** See core/shared/civil-date.ts. Years from 0. */
function daysFromCivil(year: u32, month: u32, day: u32): i32 {
  // An era more, so that January of the year 0 has no negative year.
  const y = month <= 2 ? year + 399 : year + 400;
  const era = y / 400;
  const yearOfEra = y - era * 400;
  const shifted = month > 2 ? month - 3 : month + 9;
  const dayOfYear = (153 * shifted + 2) / 5 + day - 1;
  const dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return <i32>(era * 146097 + dayOfEra) - 719468 - 146097;
}
