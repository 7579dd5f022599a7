/** A type that only its own maker can produce, so that two strings (or row lists) are never mixed up. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };

export type RunId = Brand<string, "RunId">;
export type ProjectId = Brand<string, "ProjectId">;
export type NodeId = Brand<string, "NodeId">;
