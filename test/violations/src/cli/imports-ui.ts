import { p } from "#ui/app/App.tsx";
export const x = p;
