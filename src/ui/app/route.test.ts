import { describe, expect, it } from "vitest";
import { chordOf, keysInWords } from "./keys.ts";
import { hrefOf, parseHash } from "./route.ts";

describe("addresses", () => {
  it("name a step and what of it", () => {
    expect(["#/explore/tenure", "#/explore/tenure/charges", "#/train", ""].map(parseHash)).toEqual([
      { place: "explore", detail: "tenure", also: null },
      { place: "explore", detail: "tenure", also: "charges" },
      { place: "train", detail: null, also: null },
      { place: "start", detail: null, also: null },
    ]);
  });
  it("carry any column name there and back", () => {
    const name = "a/b #1 %é";
    expect(parseHash(hrefOf("explore", name))).toEqual({ place: "explore", detail: name, also: null });
    expect(parseHash(hrefOf("explore", name, "__proto__ /"))).toEqual({
      place: "explore",
      detail: name,
      also: "__proto__ /",
    });
  });
  it("open the start screen when they are unknown or broken", () => {
    expect([parseHash("#/nowhere/x").place, parseHash("#/explore/%E0%A4%A").detail]).toEqual([
      "start",
      "%E0%A4%A",
    ]);
  });
});

describe("keys", () => {
  const press = (key: string, ctrlKey = false, shiftKey = false) =>
    chordOf({ key, ctrlKey, shiftKey, metaKey: false });
  it("are spelled as in the registry", () => {
    expect([press("k", true), press("Z", true, true), press("?", false, true), press("G")]).toEqual([
      "mod+k",
      "mod+shift+z",
      "?",
      "g",
    ]);
  });
  it("are shown as people read them", () => {
    expect([keysInWords("mod+shift+z"), keysInWords("g 4"), keysInWords("?")]).toEqual([
      "Ctrl+Shift+Z",
      "G then 4",
      "?",
    ]);
  });
});
