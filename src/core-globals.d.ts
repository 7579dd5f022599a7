/**
 * The only platform globals src/core may use: present in Node 20, in workers and in windows.
 * Core is compiled without the DOM library, so anything not listed here is a compile error.
 */
declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
declare class DOMException extends Error {
  constructor(message?: string, name?: string);
}
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, target: Uint8Array): { read: number; written: number };
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBufferView | ArrayBuffer, options?: { stream?: boolean }): string;
}
declare function structuredClone<T>(value: T): T;
declare const crypto: {
  readonly subtle: { digest(algorithm: "SHA-256", data: ArrayBufferView<ArrayBuffer>): Promise<ArrayBuffer> };
};
