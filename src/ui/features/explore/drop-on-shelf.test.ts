import { expect, test } from "vitest";
import { dropOnShelf } from "./drop-on-shelf.ts";

const tenure = { name: "tenure", kind: "integer" } as const;
const charges = { name: "charges", kind: "numeric" } as const;
const joined = { name: "joined", kind: "datetime" } as const;
const contract = { name: "contract", kind: "categorical" } as const;

test("a column replaces the one on its shelf", () => {
  const shelves = { across: tenure, up: charges };
  expect(dropOnShelf(shelves, joined, "across")).toEqual({ across: joined, up: charges });
  expect(dropOnShelf(shelves, joined, "up")).toEqual({ across: tenure, up: joined });
  expect(dropOnShelf(shelves, contract, "across")).toEqual({ across: contract, up: charges });
});

test("columns that lie on each other's shelf change places", () => {
  const shelves = { across: tenure, up: charges };
  const swapped = { across: charges, up: tenure };
  expect(dropOnShelf(shelves, charges, "across")).toEqual(swapped);
  expect(dropOnShelf(shelves, tenure, "up")).toEqual(swapped);
});

test("a column let go where it lies changes nothing", () => {
  const shelves = { across: tenure, up: charges };
  expect(dropOnShelf(shelves, tenure, "across")).toEqual(shelves);
  expect(dropOnShelf(shelves, charges, "up")).toEqual(shelves);
});

test("what cannot be drawn up is refused with the reason", () => {
  expect(dropOnShelf({ across: tenure, up: null }, contract, "up")).toHaveProperty(
    "refused",
    expect.stringContaining("needs a number or a date, not a"),
  );
  expect(dropOnShelf({ across: contract, up: null }, charges, "up")).toHaveProperty(
    "refused",
    expect.stringContaining("“contract” is a"),
  );
  expect(dropOnShelf({ across: tenure, up: null }, tenure, "up")).toEqual({
    refused: "it is drawn across already",
  });
});
