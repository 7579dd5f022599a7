/** Things done, in one line, with at most one act. A failure that needs an act is an alert in place, never a toast. */
export interface ToastMessage {
  readonly text: string;
  /** Something asked for was not done, and this says why. */
  readonly isRefusal?: boolean;
  readonly act?: { readonly label: string; readonly onPress: () => void };
  /** Called once when it goes without its act having been pressed. */
  readonly onLapse?: () => void;
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
export function toast(text: string, act?: ToastMessage["act"], onLapse?: ToastMessage["onLapse"]): void {
  put({ text, ...(act === undefined ? {} : { act }), ...(onLapse === undefined ? {} : { onLapse }) });
}
/** Says in one line why what was asked for was not done. */
export function refuse(text: string): void {
  put({ text, isRefusal: true });
}
function put(words: ToastMessage): void {
  const message: QueuedToast = { ...words, id: nextId++ };
  for (const { id } of queue.slice(0, Math.max(0, queue.length + 1 - most))) dismissToast(id);
  set([...queue, message]);
}
export function toastSeconds(message: ToastMessage): number {
  return (shownFor + (message.act === undefined ? 0 : 4000)) / 1000;
}
export function dismissToast(id: number): void {
  const gone = queue.find((message) => message.id === id);
  set(queue.filter((message) => message.id !== id));
  gone?.onLapse?.();
}
export function pressToast({ id, act }: QueuedToast): void {
  set(queue.filter((message) => message.id !== id));
  act?.onPress();
}
export function toasts(): readonly QueuedToast[] {
  return queue;
}
export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
