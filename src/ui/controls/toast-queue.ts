/** Things done, in one line, with at most one act. A failure that needs an act is an alert in place, never a toast. */
export interface ToastMessage {
  readonly text: string;
  readonly act?: { readonly label: string; readonly onPress: () => void };
}
export interface QueuedToast extends ToastMessage {
  readonly id: number;
}

const shownFor = 6000;
const most = 3;
let queue: readonly QueuedToast[] = [];
let nextId = 0;
const listeners = new Set<() => void>();

function set(next: readonly QueuedToast[]): void {
  queue = next;
  for (const listener of listeners) listener();
}

/** Shown for six seconds, ten with an act, unless pointed at. */
export function toast(text: string, act?: ToastMessage["act"]): void {
  const id = nextId++;
  set([...queue.slice(1 - most), act === undefined ? { id, text } : { id, text, act }]);
}
export function toastSeconds(message: ToastMessage): number {
  return (shownFor + (message.act === undefined ? 0 : 4000)) / 1000;
}
export function dismissToast(id: number): void {
  set(queue.filter((message) => message.id !== id));
}
export function toasts(): readonly QueuedToast[] {
  return queue;
}
export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
