import { p } from "#ui/features/train/panel.ts";
export const x = p;
