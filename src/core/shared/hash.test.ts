import { describe, expect, it } from "vitest";
import { canonicalJson, hashModel, hashText } from "#core/shared/hash.ts";

/** FNV-1a as published, with whole 64-bit numbers. */
function referenceFnv(bytes: Uint8Array): string {
  let h = 0xcbf29ce484222325n;
  for (const byte of bytes) h = ((h ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return h.toString(16).padStart(16, "0");
}

describe("hashText", () => {
  it("is FNV-1a over the length and the code units", () => {
    for (const text of ["", "a", "Zürich", "💡 idea", "x".repeat(1000)]) {
      const length = new Uint8Array(Float64Array.of(text.length).buffer);
      const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
      const bytes = Uint8Array.from([...length, ...new Uint8Array(units.buffer)]);
      expect(hashText(text)).toBe(referenceFnv(bytes));
    }
  });

  it("tells 20,000 similar texts apart", () => {
    const hashes = new Set(Array.from({ length: 20000 }, (_, i) => hashText(`run ${i}`)));
    expect(hashes.size).toBe(20000);
  });
});

describe("canonicalJson", () => {
  it("does not depend on the order of keys, and leaves out what is undefined", () => {
    const a = { b: [1, { y: 2, x: undefined }], a: "ü", __proto__x: null };
    const b = { __proto__x: null, a: "ü", b: [1, { y: 2 }] };
    expect(canonicalJson(a)).toBe('{"__proto__x":null,"a":"ü","b":[1,{"y":2}]}');
    expect(canonicalJson(b)).toBe(canonicalJson(a));
  });

  it("keeps a key called __proto__", () => {
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });
});

describe("hashModel", () => {
  it("sees every bit of a number", () => {
    const values = [0, -0, 1, 1 + 2 ** -52, NaN, Infinity, "1", true, null, undefined];
    expect(new Set(values.map(hashModel)).size).toBe(values.length);
    expect(hashModel(Float64Array.of(0.1))).not.toBe(hashModel(Float64Array.of(0.1 + 2 ** -56)));
  });

  it("sees the type and the bounds of a typed array", () => {
    const whole = Float32Array.of(1, 2, 3);
    expect(hashModel(whole)).not.toBe(hashModel(Float64Array.of(1, 2, 3)));
    expect(hashModel(whole.subarray(1))).toBe(hashModel(Float32Array.of(2, 3)));
    expect(hashModel([whole])).not.toBe(hashModel(whole));
  });

  it("does not depend on the order of keys, but on that of a list or a map", () => {
    expect(hashModel({ a: 1, b: 2 })).toBe(hashModel({ b: 2, a: 1 }));
    expect(hashModel([1, 2])).not.toBe(hashModel([2, 1]));
    expect(hashModel(new Map([["a", 1]]))).not.toBe(hashModel([["a", 1]]));
    expect(hashModel(structuredClone({ w: whole() }))).toBe(hashModel({ w: whole() }));
  });
});

const whole = () => Float32Array.of(0.1, 0.2);
