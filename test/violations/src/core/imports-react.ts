import * as r from "react";
export const x = r;
