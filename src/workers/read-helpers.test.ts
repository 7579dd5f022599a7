import { afterEach, describe, expect, it } from "vitest";
import { openTable } from "#core/ingest/open-table.ts";
import { abortError } from "#core/shared/checkpoint.ts";
import type { ShareOperations } from "#workers/beside-operations.ts";
import { blobSource } from "#workers/blob-source.ts";
import { helpersFor, hireReaders } from "#workers/read-helpers.ts";
import { shareHandlers } from "#workers/share-handlers.ts";
import { bitsOf } from "#test/support/bits-of.ts";
import { closeWorkers, connect, inProcessWorker } from "#test/support/in-process-worker.ts";

afterEach(closeWorkers);

const lines = Array.from(
  { length: 1000 },
  (_, i) => `${i},"said ""${i % 90}""",2024-01-${10 + (i % 20)},${i / 7}`,
);
/** 17 MiB, whose second half begins somewhere in a line. */
const file = new Blob([`n,words,day,x\n${`${lines.join("\n")}\n`.repeat(420)}`]);
const noHash = () => ({ update: () => {}, finish: () => "", isBeside: true as const });
/** Lets messages in: here all workers share one thread. */
const keepGoing = () => new Promise<void>((resolve) => setTimeout(resolve));

function readWith(reader: ReturnType<typeof inProcessWorker<ShareOperations>>, checkpoint = keepGoing) {
  const client = connect<ShareOperations>(() => reader, { doing: () => "reading the file" });
  const helpers = hireReaders(file, "big.csv", [client])!;
  const source = { ...blobSource(file, "big.csv"), createHash: noHash, helpers };
  return openTable(source, {}, checkpoint).finally(() => helpers.end());
}

describe("workers that help to read", () => {
  it("are one beside the reader of two threads, and leave one for the hash where there are more", () => {
    expect([1, 2, 3, 4, 8].map(helpersFor)).toEqual([0, 1, 1, 2, 3]);
  });

  it("are not hired for what is soon read", () => {
    expect(hireReaders(file.slice(0, 1e6), "small.csv", [null as never])).toBeNull();
  });

  it("give what one reader gives, and are done without when they are lost", async () => {
    const alone = await bitsOf(
      openTable({ ...blobSource(file, "big.csv"), createHash: noHash }, {}, keepGoing),
    );
    let asked = 0;
    const { open, readShare } = shareHandlers();
    const working = inProcessWorker<ShareOperations>({
      open,
      readShare: (...args) => {
        asked++;
        return readShare(...args);
      },
    });
    expect(await bitsOf(readWith(working))).toEqual(alone);
    expect(asked).toBe(1);
    const dying = inProcessWorker<ShareOperations>({
      open,
      readShare: async () => {
        dying.crash();
        return null;
      },
    });
    expect(await bitsOf(readWith(dying))).toEqual(alone);
  }, 60_000);

  it("end when the reading does", async () => {
    const reader = inProcessWorker<ShareOperations>(shareHandlers());
    let ended = 0;
    const watched = { ...reader, terminate: () => (ended++, reader.terminate()) };
    let checks = 0;
    const reading = readWith(watched, async () => {
      await keepGoing();
      if (++checks > 24) throw abortError();
    });
    await expect(reading).rejects.toThrow("Cancelled");
    expect(ended).toBe(1);
  }, 60_000);
});
