import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** Screens beside the steps: in the palette and on the start screen, not in the rail. */
export const sideIds = ["paint", "share", "gallery"] as const;
export type SideId = (typeof sideIds)[number];

export const sideRoutes: Readonly<Record<SideId, LazyExoticComponent<ComponentType>>> = {
  share: lazy(() => import("./OpenShared.tsx")),
  // Its import is dead code in a build, which leaves it out (e2e/first-load.spec.ts looks).
  gallery: lazy(() =>
    import.meta.env.DEV
      ? import("#ui/features/gallery/GalleryScreen.tsx")
      : import("#ui/features/start/StartScreen.tsx").then(({ StartScreen }) => ({ default: StartScreen })),
  ),
  paint: lazy(() => import("#ui/features/paint/PaintScreen.tsx")),
};
