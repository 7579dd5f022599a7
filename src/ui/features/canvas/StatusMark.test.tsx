import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { NodeState, NodeStatus } from "#state/node-states.ts";
import { StatusMark } from "./StatusMark.tsx";

const shown = (status: NodeStatus, words: string, progress: number | null = null) => {
  const state: NodeState = { status, words, progress, run: null, job: null };
  const markup = renderToStaticMarkup(<StatusMark state={state} />);
  return { icon: /lucide-[a-z-]+/.exec(markup)?.[0] ?? null, text: markup.replaceAll(/<[^>]*>/g, "") };
};

it("has words for every status, and a mark of its own for each that is not under way", () => {
  const all = [
    shown("idle", "not trained yet"),
    shown("loose", "not wired to a recipe"),
    shown("queued", "queued", 0),
    shown("done", "done"),
    shown("failed", "failed"),
    shown("stale", "stale"),
  ];
  expect(all.map(({ text }) => text)).toEqual([
    "not trained yet",
    "not wired to a recipe",
    "queued",
    "done",
    "failed",
    "stale",
  ]);
  expect(new Set(all.map(({ icon }) => icon)).size).toBe(all.length);
  expect(all.every(({ icon }) => icon !== null)).toBe(true);
});

it("writes the fold instead of a mark while the bar under it shows how far it is", () => {
  expect(shown("running", "fold 2/5", 0.4)).toEqual({ icon: null, text: "fold 2/5" });
  expect(shown("running", "waits for 2 models")).toEqual({
    icon: "lucide-clock",
    text: "waits for 2 models",
  });
});
