export const joinHows = ["left", "inner", "right", "outer"] as const;
/** Which rows stay: all of the left table, those with a partner, all of the right table, all of both. */
export type JoinHow = (typeof joinHows)[number];
