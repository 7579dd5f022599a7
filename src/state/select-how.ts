/** In place of the rows selected before, among them alone, or beside them. */
export type SelectHow = "anew" | "among" | "beside";
