import fc from "fast-check";
import { expect, it } from "vitest";
import { LONGEST_WORD, WORD_SLOT } from "#core/kernels/find-words.ts";
import type { Arrays, Room } from "#core/kernels/kernels.ts";
import { bothTwins } from "#test/support/both-twins.ts";

const encoder = new TextEncoder();
const gap = 64;

const cell = fc.oneof(
  fc.constantFrom("a", "", '"b"', '""', '"x ""y"", z"', '"""', '"\n\r\n"', "12.5", 'é"', "\r", '"\r"'),
  fc.string({ unit: "grapheme", maxLength: 90 }),
);
const csvOf = (width: number) =>
  fc
    .array(
      fc.oneof(
        {
          weight: 9,
          arbitrary: fc
            .tuple(
              fc.array(cell, { minLength: width, maxLength: width }),
              fc.constantFrom("\n", "\n", "\r\n"),
            )
            .map(([cells, end]) => cells.join(",") + end),
        },
        { weight: 1, arbitrary: fc.constantFrom(",", "\n", '"', "\r", "a,b,c,d\n", '"a" ,b\n') },
      ),
      { maxLength: 20 },
    )
    .map((parts) => encoder.encode(parts.join("")));

it("take the same records, and stop where they stop", () => {
  let taken = 0;
  const text = fc
    .integer({ min: 1, max: 3 })
    .chain((width) => fc.record({ width: fc.constant(width), text: csvOf(width) }));
  const [from, most] = [fc.nat(9), fc.integer({ min: 1, max: 30 })];
  fc.assert(
    fc.property(text, from, most, ({ width, text }, before, mostRows) => {
      const end = before + text.length;
      bothTwins(
        (room) => ({
          bytes: room.uint8(2 * end + 2 + gap),
          starts: room.int32(mostRows * width),
          ends: room.int32(mostRows * width),
          stop: room.int32(3),
          last: room.uint8(gap),
        }),
        (room, { bytes, starts, ends, stop }) => {
          bytes.set(text, before);
          const into = [starts, ends, 0, mostRows, end + 1, stop] as const;
          const nRows = room.takeRecords(bytes, before, end, 44, 34, width, ...into);
          taken += nRows;
          const cells = nRows * width;
          return [nRows, stop, starts.slice(0, cells), ends.slice(0, cells), bytes.slice(0, stop[2])];
        },
      );
    }),
    { seed: 31, numRuns: 1500 },
  );
  expect(taken).toBeGreaterThan(4000);
});

/** Texts as the cells of one column, with one byte of something else between them, or none. */
function layOutCells(texts: readonly string[], isApart: boolean) {
  const encoded = texts.map((text) => encoder.encode(text));
  const nBytes = encoded.reduce((sum, { length }) => sum + length + 1, gap);
  return {
    arrays: (room: Arrays) => ({
      bytes: room.uint8(nBytes),
      starts: room.int32(texts.length),
      ends: room.int32(texts.length),
      values: room.float64(texts.length + 1),
      facts: room.int32(1),
    }),
    fill({ bytes, starts, ends }: { bytes: Uint8Array; starts: Int32Array; ends: Int32Array }) {
      let at = 0;
      encoded.forEach((cell, i) => {
        bytes.set(cell, at);
        starts[i] = at;
        at += cell.length;
        ends[i] = at;
        if (isApart) bytes[at++] = 44;
      });
    },
  };
}

const digits = (most: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: most });
const exponent = fc.tuple(fc.constantFrom("e", "E-", "e+"), digits(4)).map(([e, n]) => e + n);
const number = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("", "-"),
      digits(17),
      fc.constantFrom("", "."),
      digits(18),
      fc.oneof(fc.constant(""), exponent),
    )
    .map((parts) => parts.join("")),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String),
  fc.double().map(String),
  fc.integer().map(String),
  fc.constantFrom("", "-", ".", "-.5", "007", "0", "-0", "00", "5.", "1e", "x", " 1", "1234567890123456"),
);

it("read the same numbers, bit for bit, and stop where they stop", () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 12 }), fc.boolean(), (texts, isApart) => {
      const { arrays, fill } = layOutCells(texts, isApart);
      for (const loop of ["readIntegers", "readDecimals"] as const)
        bothTwins(arrays, (room: Room, made) => {
          fill(made);
          const told: number[] = [];
          for (let first = 0; first < texts.length; first++) {
            const n = texts.length - first;
            const taken = room[loop](made.bytes, made.starts, made.ends, first, 1, n, made.values, 1);
            told.push(taken, ...made.values.subarray(1, 1 + taken));
            read += taken;
          }
          return [Float64Array.from(told)];
        });
    }),
    { seed: 32, numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(5000);
});

it("round decimals as the language does", () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 12 }), (texts) => {
      const { arrays, fill } = layOutCells(texts, true);
      bothTwins(arrays, (room, made) => {
        fill(made);
        const n = room.readDecimals(made.bytes, made.starts, made.ends, 0, 1, texts.length, made.values, 0);
        read += n;
        const values = made.values.subarray(0, n);
        expect([...values]).toEqual(
          texts.slice(0, n).map((text) => (text === "" ? Number.NaN : Number(text))),
        );
        return [values];
      });
    }),
    { seed: 33, numRuns: 1500 },
  );
  expect(read).toBeGreaterThan(1500);
});

const two = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, "0"));
const date = fc
  .tuple(
    fc.nat(9999).map((year) => String(year).padStart(4, "0")),
    fc.constantFrom("-", "-", "-", "/"),
    two(13),
    fc.constantFrom("-"),
    two(32),
    fc.oneof(
      fc.constant(""),
      fc
        .tuple(fc.constantFrom("T", " ", "x"), two(24), two(60), two(60), fc.constantFrom("", "Z", "z"))
        .map(([t, h, m, s, zone]) => `${t}${h}:${m}:${s}${zone}`),
    ),
  )
  .map((parts) => parts.join(""));

it("read the same dates, and stop where they stop", () => {
  let read = 0;
  const written = fc.oneof(
    { weight: 9, arbitrary: date },
    fc.constantFrom("", "2024-02-29", "2023-02-29", "20240301"),
  );
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 8 }), fc.boolean(), (texts, isApart) => {
      const { arrays, fill } = layOutCells(texts, isApart);
      bothTwins(arrays, (room, made) => {
        fill(made);
        const told: number[] = [];
        for (let first = 0; first < texts.length; first++) {
          const n = texts.length - first;
          const where = [made.bytes, made.starts, made.ends, first, 1, n, made.values, 0] as const;
          const taken = room.readIsoDates(...where, made.facts);
          told.push(taken, ...made.values.subarray(0, taken));
          read += taken;
        }
        return [Float64Array.from(told), made.facts];
      });
    }),
    { seed: 34, numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(3000);
});

it("find the words that were added, and stop before others", () => {
  const word = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "b", "é", "\0"), maxLength: 3 }),
    fc.string({ unit: fc.constantFrom("a", "b"), minLength: 6, maxLength: LONGEST_WORD + 2 }),
    fc.constantFrom("abcdefgh", "abcdefghi", "a".repeat(16), "a".repeat(17), "a".repeat(32), "a".repeat(33)),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.boolean(), (texts, isApart) => {
      const { arrays, fill } = layOutCells(texts, isApart);
      const both = (room: Arrays) => ({
        ...arrays(room),
        table: room.int32(64 * WORD_SLOT),
        codes: room.int32(texts.length + 1),
      });
      bothTwins(both, (room, made) => {
        fill(made);
        const { bytes, starts, ends, table, codes } = made;
        const known = new Map<string, number>();
        for (let i = 0; i < texts.length; i++) {
          i += room.findWords(bytes, starts, ends, i, 1, texts.length - i, table, codes, i + 1);
          if (i === texts.length) break;
          const text = texts[i]!;
          expect(known.has(text)).toBe(false);
          codes[i + 1] = known.size;
          if (ends[i]! - starts[i]! > LONGEST_WORD) continue;
          room.addWord(bytes, starts[i]!, ends[i]!, table, known.size);
          known.set(text, known.size);
        }
        texts.forEach((text, i) => {
          if (known.has(text)) expect(codes[i + 1]).toBe(known.get(text));
        });
        return [codes];
      });
    }),
    { seed: 35, numRuns: 700 },
  );
});

it("find the same end of what is UTF-8", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }).map((text) => [...encoder.encode(text)]),
    fc.string({ maxLength: 40 }).map((text) => [...encoder.encode(text)]),
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 0x7f, max: 0xff }), { maxLength: 3 }) },
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.nat(5), (pieces, from) => {
      const text = Uint8Array.from(pieces.flat());
      const end = Math.max(from, text.length);
      bothTwins(
        (room) => ({ bytes: room.uint8(end + gap) }),
        (room, { bytes }) => {
          bytes.set(text);
          return [room.utf8Length(bytes, from, end)];
        },
      );
    }),
    { seed: 36, numRuns: 1000 },
  );
});
