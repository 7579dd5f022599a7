import fc from "fast-check";
import { expect, it } from "vitest";
import { distinctTexts } from "#core/frame/distinct-texts.ts";

const encoder = new TextEncoder();

function heapOf(texts: readonly string[]) {
  const offsets = [0];
  for (const text of texts) offsets.push(offsets.at(-1)! + encoder.encode(text).length);
  const bytes = encoder.encode(texts.join(""));
  return { kind: "text", name: "t", bytes, offsets: Uint32Array.from(offsets) } as const;
}

it("counts texts as a Set does, and stops past the most that is asked for", async () => {
  const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 3 }), fc.constantFrom("", "a", "ab", "ba"));
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { maxLength: 300 }),
      fc.integer({ min: 0, max: 50 }),
      async (texts, most) => {
        const column = heapOf(texts);
        const filled = texts.filter((each) => each !== "");
        expect(await distinctTexts(column, most, async () => {})).toEqual({
          distinct: Math.min(new Set(filled).size, most + 1),
          missing: texts.length - filled.length,
        });
      },
    ),
    { seed: 6, numRuns: 200 },
  );
});
