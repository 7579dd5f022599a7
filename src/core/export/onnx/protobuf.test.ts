import { describe, expect, it } from "vitest";
import { ProtoWriter } from "#core/export/onnx/protobuf.ts";

const hex = (writer: ProtoWriter) => Buffer.from(writer.finish()).toString("hex");

describe("the protocol-buffer wire format", () => {
  it.each([
    [0, "0800"],
    [1, "0801"],
    [127, "087f"],
    [128, "088001"],
    [150, "089601"], // the example of the format's own documentation
    [2 ** 31, "088080808008"],
    [2 ** 32 - 1, "08ffffffff0f"],
    [2 ** 32, "088080808010"],
    [2 ** 53 - 1, "08ffffffffffffff0f"],
    [-1, "08ffffffffffffffffff01"],
    [-2, "08feffffffffffffffff01"],
    [-(2 ** 32), "0880808080f0ffffffff01"],
  ])("writes the int %d", (value, expected) => {
    expect(hex(new ProtoWriter().int(1, value))).toBe(expected);
  });

  it("writes field numbers past 15 in two bytes", () => {
    expect(hex(new ProtoWriter().int(20, 7))).toBe("a00107");
  });

  it("writes strings as UTF-8 with their length in bytes", () => {
    expect(hex(new ProtoWriter().string(2, "testing"))).toBe("120774657374696e67");
    expect(hex(new ProtoWriter().string(2, "é"))).toBe("1202c3a9");
    expect(hex(new ProtoWriter().string(2, ""))).toBe("1200");
  });

  it("writes nested messages, packed ints and floats", () => {
    expect(hex(new ProtoWriter().message(3, new ProtoWriter().int(1, 150)))).toBe("1a03089601");
    expect(hex(new ProtoWriter().packedInts(4, [3, 270, 86_942]))).toBe("2206038e029ea705");
    expect(hex(new ProtoWriter().float(2, 1))).toBe("150000803f");
    expect(hex(new ProtoWriter().packedFloats(7, [1, -2]))).toBe("3a080000803f000000c0");
  });

  it("grows to whatever is written", () => {
    const long = "x".repeat(100_000);
    const bytes = new ProtoWriter().int(1, 1).string(2, long).int(3, 2).finish();
    expect([bytes.length, bytes.at(-1), bytes.at(-2)]).toEqual([100_000 + 2 + 4 + 2, 2, 24]);
  });
});
