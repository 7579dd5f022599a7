import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** Screens beside the steps: in the palette and on the start screen, not in the rail. */
export const sideIds = ["paint", "share"] as const;
export type SideId = (typeof sideIds)[number];

export const sideRoutes: Readonly<Record<SideId, LazyExoticComponent<ComponentType>>> = {
  share: lazy(() => import("./OpenShared.tsx")),
  paint: lazy(() => import("#ui/features/paint/PaintScreen.tsx")),
};
