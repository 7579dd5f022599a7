import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { plainSpec } from "#core/explore/chart-spec.ts";
import { classNames, mostPoints, type Painting } from "#core/paint/painting.ts";
import { decodePoints, encodePoints } from "#core/paint/painting-code.ts";
import { defaultGraph, defaultSplit, firstModels } from "#core/pipeline/default-graph.ts";
import { setSplit } from "#core/pipeline/edit.ts";
import { mostLinkLength, readShared, type Shared, writeShared } from "#core/project/share-link.ts";
import { fromBase64Url, toBase64Url } from "#core/shared/base64url.ts";
import { LatheError } from "#core/shared/problems.ts";

const place = fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100);
const paintings: fc.Arbitrary<Painting> = fc.constantFrom("class" as const, "value" as const).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    points: fc.array(
      fc.record({
        x: place,
        y: place,
        mark: fc.integer({ min: 0, max: kind === "class" ? classNames.length - 1 : 100 }),
      }),
      { maxLength: 400 },
    ),
  }),
);
const graph = (columns: readonly string[], seed: number) =>
  setSplit(
    defaultGraph({
      read: {},
      roles: {
        target: "class",
        task: "binary",
        positive: "B",
        columns: columns.map((column) => ({ column, role: "feature" as const })),
      },
      split: defaultSplit,
      models: firstModels,
      randomState: 0,
    }),
    { randomState: seed },
  );
const shares: fc.Arbitrary<Shared> = fc.record({
  origin: fc.oneof(
    fc.constantFrom("penguins", "telco_churn").map((id) => ({ kind: "sample" as const, id })),
    paintings.map((painting) => ({ kind: "painting" as const, painting })),
  ),
  graph: fc
    .tuple(fc.uniqueArray(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 6 }), fc.nat())
    .map(([columns, seed]) => graph(columns, seed)),
  threshold: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0), // JSON has no -0
});

const codeOf = (read: () => unknown): string => {
  try {
    read();
    return "opened";
  } catch (error) {
    if (error instanceof LatheError) return error.problem.code;
    throw error;
  }
};
const pack = (document: unknown) => toBase64Url(deflateSync(strToU8(JSON.stringify(document))));

describe("a link", () => {
  it("gives back what was shared, whatever its columns, points and seeds", () => {
    fc.assert(
      fc.property(shares, (shared) => {
        expect(readShared(writeShared(shared))).toEqual(shared);
      }),
      { numRuns: 60 },
    );
  });

  it("brings the chart that was on the shelves", () => {
    const shelf = { ...plainSpec("x", "dots"), y: "y" };
    const shared: Shared = {
      origin: { kind: "sample", id: "penguins" },
      graph: graph(["x", "y"], 1),
      threshold: 0.5,
      shelf,
    };
    expect(readShared(writeShared(shared))).toEqual(shared);
  });

  it("to a sample is short, and to a full sheet still fits", () => {
    const full = Array.from({ length: mostPoints }, (_, i) => ({
      x: ((i * 7919) % 1001) / 100,
      y: ((i * 104729) % 1001) / 100,
      mark: i % 2,
    }));
    const origin = { kind: "painting", painting: { kind: "class", points: full } } as const;
    const sample = { kind: "sample", id: "penguins" } as const;
    const all = { graph: graph(["x", "y"], 0), threshold: 0.5 };
    expect(writeShared({ origin: sample, ...all }).length).toBeLessThan(1500);
    expect(writeShared({ origin, ...all }).length).toBeLessThan(mostLinkLength);
  });

  it("is refused in words when it is cut off or changed anywhere", () => {
    const text = writeShared({
      origin: { kind: "sample", id: "penguins" },
      graph: graph(["x"], 0),
      threshold: 0.5,
    });
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(codeOf(() => readShared(text.slice(0, length)))).toBe("link-invalid");
      }),
    );
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom("A", "_", "%", "é"), (at, letter) => {
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        // A changed letter may still spell a document; then that document is a whole and valid one.
        expect(["link-invalid", "opened", "pipeline-invalid", "bad-parameter"]).toContain(
          codeOf(() => readShared(changed)),
        );
      }),
    );
  });

  it("is refused for any text that is none", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(codeOf(() => readShared(text))).toBe("link-invalid");
      }),
    );
  });

  it("is refused when it is hostile: a bomb, a path, both tables, neither, a wrong pipeline", () => {
    const fine = { v: 1, sample: "iris", threshold: 0.5, graph: graph(["x"], 0) };
    const circle = { nodes: fine.graph.nodes, edges: [...fine.graph.edges, { from: "split", to: "split" }] };
    expect(
      [
        toBase64Url(deflateSync(new Uint8Array(8_000_000), { level: 9 })),
        "A".repeat(mostLinkLength + 1),
        pack({ ...fine, sample: "../../etc/passwd" }),
        pack({ ...fine, sample: "https://elsewhere.example/rows" }),
        pack({ ...fine, paint: { kind: "class", points: "" } }),
        pack({ ...fine, sample: undefined }),
        pack({ ...fine, sample: undefined, paint: { kind: "class", points: "____" } }),
        pack({ ...fine, threshold: 2 }),
        pack({ ...fine, v: 2 }),
        pack({ ...fine, more: 1 }),
        pack({ ...fine, graph: circle }),
        pack(null),
      ].map((text) => codeOf(() => readShared(text))),
    ).toEqual([...Array.from({ length: 10 }, () => "link-invalid"), "pipeline-invalid", "link-invalid"]);
  });
});

describe("painted points", () => {
  it("come back from their code", () => {
    fc.assert(
      fc.property(paintings, (painting) => {
        expect(decodePoints(painting.kind, encodePoints(painting))).toEqual(painting);
      }),
    );
  });
  it("are refused off the sheet, off the classes, and in too great a number", () => {
    const code = (value: number) => {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, value);
      return toBase64Url(bytes);
    };
    expect([
      decodePoints("class", code(1001 * 2 ** 17)),
      decodePoints("class", code(1001 * 2 ** 7)),
      decodePoints("class", code(3)),
      decodePoints("value", code(101)),
      decodePoints("class", toBase64Url(new Uint8Array(4 * (mostPoints + 1)))),
      decodePoints("class", "AAAAA"),
    ]).toEqual([null, null, null, null, null, null]);
  });
});

describe("base64url", () => {
  it("gives back any bytes, and reads nothing else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      }),
    );
    expect([fromBase64Url("A"), fromBase64Url("AB"), fromBase64Url("A+=="), fromBase64Url("é")]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
