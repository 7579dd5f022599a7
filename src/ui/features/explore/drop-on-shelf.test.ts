import { expect, test } from "vitest";
import { dropOnAxis, shelfRefusal } from "./drop-on-shelf.ts";

const tenure = { name: "tenure", kind: "integer" } as const;
const charges = { name: "charges", kind: "numeric" } as const;
const joined = { name: "joined", kind: "datetime" } as const;
const contract = { name: "contract", kind: "categorical" } as const;
const note = { name: "note", kind: "text" } as const;

test("a column replaces the one on its shelf", () => {
  const shelves = { across: tenure, up: charges };
  expect(dropOnAxis(shelves, joined, "across")).toEqual({ across: joined, up: charges });
  expect(dropOnAxis(shelves, joined, "up")).toEqual({ across: tenure, up: joined });
  expect(dropOnAxis(shelves, contract, "up")).toEqual({ across: tenure, up: contract });
});

test("columns that lie on each other's shelf change places", () => {
  const shelves = { across: tenure, up: charges };
  const swapped = { across: charges, up: tenure };
  expect(dropOnAxis(shelves, charges, "across")).toEqual(swapped);
  expect(dropOnAxis(shelves, tenure, "up")).toEqual(swapped);
});

test("a column let go where it lies changes nothing", () => {
  const shelves = { across: tenure, up: charges };
  expect(dropOnAxis(shelves, tenure, "across")).toEqual(shelves);
  expect(dropOnAxis(shelves, charges, "up")).toEqual(shelves);
});

test("what cannot lie on a shelf is refused with the reason", () => {
  expect(dropOnAxis({ across: tenure, up: null }, note, "up")).toHaveProperty(
    "refused",
    expect.stringContaining("free text"),
  );
  expect(dropOnAxis({ across: tenure, up: null }, tenure, "up")).toEqual({
    refused: "it is drawn across already",
  });
  expect(shelfRefusal("size", contract)).toBe("size needs a number, not a category");
  expect(shelfRefusal("facet", note)).toContain("panels need a number");
  expect(shelfRefusal("colour", contract)).toBe(null);
});
