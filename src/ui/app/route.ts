import { startTransition, useEffect, useState } from "react";
import { type SideId, sideIds } from "./side-routes.ts";
import { type StepId, stepIds } from "./steps.ts";

/** Where one is: the start screen, a step or a screen beside them, and what of it ("#/explore/tenure" has the detail "tenure"). */
export interface Route {
  readonly place: StepId | SideId | "start";
  readonly detail: string | null;
  /** A second thing beside it: "#/explore/tenure/charges" draws one against the other. */
  readonly also: string | null;
}

/** Addresses are hashes, so that the built folder works under any path of any host. */
export function hrefOf(place: Route["place"], ...details: readonly string[]): string {
  if (place === "start") return "#/";
  return ["#", place, ...details.slice(0, 2).map(encodeURIComponent)].join("/");
}

export function go(place: Route["place"], ...details: readonly string[]): void {
  location.hash = hrefOf(place, ...details);
}

export function parseHash(hash: string): Route {
  const [word = "", detail, also] = hash.replace(/^#\/?/, "").split("/");
  const places = [...stepIds, ...sideIds];
  const place = places.find((known) => known === word) ?? "start";
  return { place, detail: decoded(detail), also: decoded(also) };
}

function decoded(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

let current: { readonly hash: string; readonly route: Route } | null = null;
/** The same object as long as the address is the same. */
function currentRoute(): Route {
  if (current?.hash !== location.hash) current = { hash: location.hash, route: parseHash(location.hash) };
  return current.route;
}

function onHash(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

/** The next screen is drawn in slices while the one before it stays in use. */
export function useRoute(): Route {
  const [route, setRoute] = useState(currentRoute);
  useEffect(() => {
    const read = () => startTransition(() => setRoute(currentRoute()));
    read();
    return onHash(read);
  }, []);
  return route;
}
