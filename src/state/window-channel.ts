import type { ProjectId } from "#core/shared/brand.ts";

/** What windows of one browser tell each other about a project. */
export interface WindowMessage {
  readonly kind: /** Another window wants to write: finish, save, give the lock back. */
    | "take-over"
    /** Heard; it may take a moment. */
    | "handing-over"
    /** It cannot save its work, so it keeps the project. */
    | "refused"
    /** There is something new to read. */
    | "saved";
  readonly project: ProjectId;
}

export interface WindowChannel {
  /** To all windows but this one. */
  post(message: WindowMessage): void;
  listen(onMessage: (message: WindowMessage) => void): void;
}

/** Messages between windows of this origin; none where the browser has no such channel. */
export function browserWindows(): WindowChannel | null {
  if (typeof BroadcastChannel === "undefined") return null;
  const channel = new BroadcastChannel("lathe-windows");
  return {
    post: (message) => channel.postMessage(message),
    listen: (onMessage) =>
      channel.addEventListener("message", ({ data }: MessageEvent<WindowMessage>) => onMessage(data)),
  };
}
