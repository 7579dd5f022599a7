/** One field of a message: a number of the wire's own kind, or bytes. */
export interface ProtoField {
  readonly field: number;
  /** Of a length-delimited field; null for numbers, which are skipped. */
  readonly bytes: Uint8Array | null;
}

/**
 * The fields of a protocol-buffer message, in their order. Numbers are passed over: what is read here is text.
 * @throws Error where the bytes are no such message
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export function* protoFields(message: Uint8Array): Generator<ProtoField> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1, i = 0; i < 10; i++, scale *= 128) {
      const byte = message[at++];
      if (byte === undefined) throw damaged();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw damaged();
  };
  const skip = (n: number): Uint8Array => {
    if (n > message.length - at) throw damaged();
    at += n;
    return message.subarray(at - n, at);
  };
  while (at < message.length) {
    const tag = varint();
    const field = Math.floor(tag / 8);
    if (field === 0) throw damaged();
    const wireType = tag % 8;
    if (wireType === 2) yield { field, bytes: skip(varint()) };
    else {
      if (wireType === 0) varint();
      else if (wireType === 1) skip(8);
      else if (wireType === 5) skip(4);
      else throw damaged();
      yield { field, bytes: null };
    }
  }
}

function damaged(): Error {
  return new Error("it is damaged, or no ONNX file");
}
