import type { P } from "#ui/features/train/panel.ts";
export type X = P;
