import { useEffect } from "react";
import { useStudio } from "#state/store.ts";
import { Screen } from "#ui/controls/Screen.tsx";
import { useRoute } from "./route.ts";

/** A link was opened: what it holds becomes a project of its own, beside those that are here. */
export default function OpenShared() {
  const { detail } = useRoute();
  useEffect(() => {
    if (detail !== null) void open(detail);
  }, [detail]);
  return <Screen title="Opening what the link holds…">{null}</Screen>;
}

const opening = new Set<string>();

async function open(text: string): Promise<void> {
  if (opening.has(text)) return;
  opening.add(text);
  const { start, openShared } = useStudio.getState();
  await start(); // the last project opens first, so that the shared one is not replaced by it
  const before = useStudio.getState().project.graph;
  await openShared(text);
  opening.delete(text);
  const { project, data } = useStudio.getState();
  const isOpen = data.status === "ready" && project.graph !== before;
  const isPainted = project.source?.sample === null;
  // The link leaves the address, so that going back or reloading does not open it again.
  history.replaceState(null, "", isOpen && isPainted ? "#/paint" : isOpen ? "#/train" : "#/");
  dispatchEvent(new HashChangeEvent("hashchange"));
}
