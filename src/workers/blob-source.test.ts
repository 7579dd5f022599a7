import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { blobSource } from "#workers/blob-source.ts";

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);

/** Its streams give so many bytes and then nothing more, as Chromium's do now and then. */
class StallingBlob extends Blob {
  readonly gives: number;
  constructor(gives: number) {
    super([bytes]);
    this.gives = gives;
  }
  override slice(start?: number, end?: number): Blob {
    const part = super.slice(start, end);
    const gives = this.gives;
    part.stream = () =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        type: "bytes",
        start: (controller) => {
          if (gives > 0) controller.enqueue(bytes.slice(start, (start ?? 0) + gives));
        },
      });
    return part;
  }
}

async function readPieces(blob: Blob, from: number, lengths: readonly number[]): Promise<number[]> {
  const pieces = blobSource(blob, "table.csv").pieces!(from, blob.size);
  const read: number[] = [];
  for (const length of lengths) {
    const piece = await pieces.next(length);
    read.push(...piece);
    pieces.release(piece);
  }
  pieces.close();
  return read;
}

/** Until every message that is under way has arrived. */
async function untilItWaits(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
}

describe("the pieces of a file", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  it("come in order", async () => {
    expect(await readPieces(new Blob([bytes]), 100, [300, 400, 200])).toEqual(
      Array.from(bytes.subarray(100)),
    );
  });

  it("end where the file does", async () => {
    expect(await readPieces(new Blob([bytes]), 900, [60, 60])).toEqual(Array.from(bytes.subarray(900)));
  });

  it.each([0, 120, 300, 450])(
    "come by slices after a stream that stops for good after %i bytes",
    async (gives) => {
      const reading = readPieces(new StallingBlob(gives), 100, [300, 400, 200]);
      await untilItWaits();
      await vi.advanceTimersByTimeAsync(1_999);
      expect(vi.getTimerCount()).toBe(1);
      await vi.advanceTimersByTimeAsync(1);
      expect(await reading).toEqual(Array.from(bytes.subarray(100)));
      expect(vi.getTimerCount()).toBe(0);
    },
  );
});
