import { lazy, Suspense } from "react";
import { showOverlay, useOverlay } from "./overlay-store.ts";

const CommandPalette = lazy(() => import("./CommandPalette.tsx"));
const GlossarySheet = lazy(() => import("./GlossarySheet.tsx"));
const KeySheet = lazy(() => import("./KeySheet.tsx"));
const ReadingDialog = lazy(() => import("./ReadingDialog.tsx"));
const SaveTableDialog = lazy(() => import("./SaveTableDialog.tsx"));
const VersionsDialog = lazy(() => import("./VersionsDialog.tsx"));
const PrivacySheet = lazy(() => import("./PrivacySheet.tsx"));

/** Palette, keyboard sheet, glossary, privacy sheet the ways into and out of the table: loaded when first asked for. */
export function Overlays() {
  const overlay = useOverlay();
  const close = () => showOverlay(null);
  return (
    <Suspense fallback={null}>
      {overlay === "palette" ? <CommandPalette onClose={close} /> : null}
      {overlay === "keys" ? <KeySheet onClose={close} /> : null}
      {overlay === "glossary" ? <GlossarySheet onClose={close} /> : null}
      {overlay === "privacy" ? <PrivacySheet onClose={close} /> : null}
      {overlay === "reading" ? <ReadingDialog onClose={close} /> : null}
      {overlay === "versions" ? <VersionsDialog onClose={close} /> : null}
      {overlay === "save-table" ? <SaveTableDialog onClose={close} /> : null}
    </Suspense>
  );
}
