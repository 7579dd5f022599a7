import { describe, expect, it } from "vitest";
import golden from "#test/golden/text.json";
import { murmur3 } from "#core/shared/murmur3.ts";

describe("murmur3, against scikit-learn's murmurhash3_32", () => {
  it.each(golden.murmur)("“$text”", ({ text, hash }) => {
    expect(murmur3(new TextEncoder().encode(text))).toBe(hash);
  });
});
