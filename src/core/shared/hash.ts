import { compareText } from "#core/shared/order.ts";

/**
 * FNV-1a, 64 bits in two unsigned halves, by integer arithmetic only. For telling things apart (runs, splits,
 * fitted models), not for safety. See RFC 9923.
 */
class Hasher {
  private high = 0xcbf29ce4;
  private low = 0x84222325;

  byte(byte: number): void {
    const low = (this.low ^ byte) >>> 0;
    const product = low * 435; // the prime is 2⁴⁰ + 435; below 2⁴¹, so exact
    this.high = (Math.imul(this.high, 435) + (low << 8) + Math.floor(product / 4294967296)) >>> 0;
    this.low = product >>> 0;
  }

  bytes(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) this.byte(bytes[i]!);
  }

  /** Length first, so that neighbouring texts cannot run into each other. */
  text(text: string): void {
    this.number(text.length);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.byte(unit & 255);
      this.byte(unit >>> 8);
    }
  }

  number(value: number): void {
    this.bytes(new Uint8Array(Float64Array.of(value).buffer));
  }

  hex(): string {
    return [this.high, this.low].map((half) => half.toString(16).padStart(8, "0")).join("");
  }
}

/** 16 hexadecimal digits. */
export function hashText(text: string): string {
  const hasher = new Hasher();
  hasher.text(text);
  return hasher.hex();
}

/**
 * JSON with the keys of every object in code-unit order, so that equal values give equal texts.
 * Absent and undefined are the same, as in JSON.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/**
 * Hash of plain data with typed arrays and Maps, over the exact bytes of every number: two models with the same
 * hash are the same bit for bit. Types count too (a Float32Array is not a Float64Array of the same values).
 */
export function hashModel(value: unknown): string {
  const hasher = new Hasher();
  addValue(hasher, value);
  return hasher.hex();
}

function addValue(hasher: Hasher, value: unknown): void {
  if (typeof value === "number") {
    hasher.text("number");
    hasher.number(value);
  } else if (value === null || typeof value !== "object") {
    hasher.text(typeof value);
    hasher.text(String(value));
  } else if (ArrayBuffer.isView(value)) {
    hasher.text(Object.prototype.toString.call(value));
    hasher.number(value.byteLength);
    hasher.bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else {
    addMembers(hasher, value);
  }
}

function addMembers(hasher: Hasher, value: object): void {
  const list = Array.isArray(value) || value instanceof Map;
  const members: readonly unknown[] = list
    ? [...value]
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .sort(([a], [b]) => compareText(a, b))
        .flat();
  hasher.text(Array.isArray(value) ? "array" : list ? "map" : "object");
  hasher.number(members.length);
  for (const member of members) addValue(hasher, member);
}
