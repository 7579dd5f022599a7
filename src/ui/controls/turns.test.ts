import { describe, expect, it } from "vitest";
import { createTurns } from "./turns.ts";

/** Callbacks by hand: `run(ms)` calls those that were put off by so long. */
function clock() {
  const put: { readonly ms: number; readonly callback: () => void }[] = [];
  return {
    later: (ms: number, callback: () => void) => void put.push({ ms, callback }),
    run(ms: number) {
      for (const one of put.splice(0)) {
        if (one.ms === ms) one.callback();
        else put.push(one);
      }
    },
  };
}

describe("turns", () => {
  it("begins each in its own task, and only when the one before has ended", () => {
    const { later, run } = clock();
    const turns = createTurns(later);
    const begun: string[] = [];
    const endA = turns.ask(() => begun.push("a"));
    const endB = turns.ask(() => begun.push("b"));
    expect(begun).toEqual([]);
    run(0);
    run(0);
    expect(begun).toEqual(["a"]);
    endA();
    expect(begun).toEqual(["a"]);
    run(0);
    expect(begun).toEqual(["a", "b"]);
    endB();
  });

  it("passes over what is gone before its turn, and what never ends", () => {
    const { later, run } = clock();
    const turns = createTurns(later);
    const begun: string[] = [];
    const giveUp = turns.ask(() => begun.push("gone"));
    turns.ask(() => begun.push("stuck"));
    turns.ask(() => begun.push("last"));
    giveUp();
    run(0);
    run(0);
    expect(begun).toEqual(["stuck"]);
    run(400);
    run(0);
    expect(begun).toEqual(["stuck", "last"]);
  });

  it("begins the parts of a turn before what asked earlier, in their order", () => {
    const { later, run } = clock();
    const turns = createTurns(later);
    const begun: string[] = [];
    let giveUp = () => {};
    const endWhole = turns.ask(() => {
      begun.push("whole");
      for (const part of ["first", "gone", "second"]) {
        const end = turns.ask(() => {
          begun.push(part);
          end();
        });
        if (part === "gone") giveUp = end;
      }
    });
    const endLast = turns.ask(() => begun.push("last"));
    run(0);
    giveUp();
    turns.ask(() => begun.push("third"));
    endWhole();
    for (let i = 0; i < 4; i++) run(0);
    expect(begun).toEqual(["whole", "first", "second", "third"]);
    run(400);
    run(0);
    expect(begun).toEqual(["whole", "first", "second", "third", "last"]);
    endLast();
  });

  it("ends once", () => {
    const { later, run } = clock();
    const turns = createTurns(later);
    const begun: string[] = [];
    const end = turns.ask(() => begun.push("a"));
    turns.ask(() => begun.push("b"));
    turns.ask(() => begun.push("c"));
    run(0);
    end();
    end();
    run(0);
    expect(begun).toEqual(["a", "b"]);
  });
});
