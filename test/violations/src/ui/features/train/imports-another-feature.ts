import { d } from "#ui/features/data/table.ts";
export const x = d;
