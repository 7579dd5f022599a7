import { describe, expect, it } from "vitest";
import { createCheckpoint, createGate } from "#workers/checkpoint.ts";
import { connect } from "#workers/connect.ts";
import { createMailFlag, isRaised, raise } from "#workers/mail-flag.ts";
import type { ToWorker } from "#workers/rpc.ts";

const never = () => new AbortController().signal;

function loop(mail: ReturnType<typeof createMailFlag>) {
  const told: number[] = [];
  const gate = createGate();
  gate.mail = mail;
  return { told, gate, checkpoint: createCheckpoint(never(), never(), gate, (n: number) => told.push(n)) };
}

describe("a checkpoint in a busy loop", () => {
  it("lets messages in only every 30 ms", async () => {
    const { told, checkpoint } = loop(createMailFlag());
    for (let n = 0; n < 3; n++) await checkpoint(n);
    expect(told).toEqual([0]);
  });

  it("lets them in at once when one waits that cannot wait, and once only", async () => {
    const mail = createMailFlag();
    const { told, checkpoint } = loop(mail);
    await checkpoint(0);
    raise(mail);
    await checkpoint(1);
    await checkpoint(2);
    expect(told).toEqual([0, 1]);
    expect(isRaised(mail)).toBe(false);
  });

  it("does without where memory cannot be shared", async () => {
    const { told, checkpoint } = loop(null);
    raise(null);
    for (let n = 0; n < 3; n++) await checkpoint(n);
    expect(told).toEqual([0]);
  });
});

it("a worker is given its flag before anything else, and each pause, stop or cancel raises it", async () => {
  const sent: ToWorker[] = [];
  const port = { postMessage: (message: unknown) => void sent.push(message as ToWorker), onmessage: null };
  const client = connect<{ spin: { input: null; output: null; progress: never; event: never } }>(
    () => ({ port, terminate: () => {}, onCrash: () => {} }),
    { doing: (op) => op },
  );
  const lost = client.run("spin", null).catch(() => "lost");
  const first = sent[0];
  expect(sent.map(({ type }) => type)).toEqual(["mail", "start"]);
  const flag = first?.type === "mail" ? first.flag : null;
  expect(isRaised(flag)).toBe(false);
  client.pause();
  expect(sent.at(-1)?.type).toBe("pause");
  expect(isRaised(flag)).toBe(true);
  client.terminate();
  expect(await lost).toBe("lost");
});
