import { lazy, Suspense } from "react";
import { showOverlay, useOverlay } from "./overlay-store.ts";

const CommandPalette = lazy(() => import("./CommandPalette.tsx"));
const KeySheet = lazy(() => import("./KeySheet.tsx"));
const PrivacySheet = lazy(() => import("./PrivacySheet.tsx"));

/** Palette, keyboard sheet and privacy sheet: loaded when first asked for. */
export function Overlays() {
  const overlay = useOverlay();
  const close = () => showOverlay(null);
  return (
    <Suspense fallback={null}>
      {overlay === "palette" ? <CommandPalette onClose={close} /> : null}
      {overlay === "keys" ? <KeySheet onClose={close} /> : null}
      {overlay === "privacy" ? <PrivacySheet onClose={close} /> : null}
    </Suspense>
  );
}
