/** The protobuf wire format, as much as an ONNX file needs. */

export type Field = Uint8Array;

const text = new TextEncoder();

function varint(value: number | bigint): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return bytes;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const int = (field: number, value: number): Field => Uint8Array.from([...varint(field << 3), ...varint(value)]);

export const bytes = (field: number, value: Uint8Array): Field =>
  joined([Uint8Array.from([...varint((field << 3) | 2), ...varint(value.length)]), value]);

export const string = (field: number, value: string): Field => bytes(field, text.encode(value));

export const message = (field: number, parts: readonly Field[]): Field => bytes(field, joined(parts));
