/** A small ONNX graph written by hand: nodes, constants, inputs and outputs. Field numbers are those of onnx.proto3. */
import { bytes, int, joined, message, string, type Field } from './protobuf.ts';

const FLOAT = 1;
const INT64 = 7;

export type ElementType = 'float' | 'int64';
const elementOf = (type: ElementType): number => (type === 'float' ? FLOAT : INT64);

export function node(
  op: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>> = {},
): Field {
  return message(1, [
    ...inputs.map((name) => string(1, name)),
    string(2, output),
    string(3, output),
    string(4, op),
    ...Object.entries(attributes).map(([name, value]) => message(5, [string(1, name), int(3, value), int(20, 2)])),
  ]);
}

export function floats(name: string, dims: readonly number[], values: Float32Array): Field {
  return constant(name, dims, FLOAT, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

export function integers(name: string, values: readonly number[]): Field {
  return constant(name, [values.length], INT64, new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer));
}

function constant(name: string, dims: readonly number[], type: number, raw: Uint8Array): Field {
  return message(5, [...dims.map((dim) => int(1, dim)), int(2, type), string(8, name), bytes(9, raw)]);
}

/** A dimension is a number or a name. */
const value = (field: number, name: string, type: ElementType, dims: readonly (number | string)[]): Field =>
  message(field, [
    string(1, name),
    message(2, [
      message(1, [
        int(1, elementOf(type)),
        message(
          2,
          dims.map((dim) => message(1, [typeof dim === 'number' ? int(1, dim) : string(2, dim)])),
        ),
      ]),
    ]),
  ]);

export const input = (name: string, type: ElementType, dims: readonly (number | string)[]): Field =>
  value(11, name, type, dims);
export const output = (name: string, type: ElementType, dims: readonly (number | string)[]): Field =>
  value(12, name, type, dims);

/** @param parts nodes in running order, constants, inputs, outputs. */
export function onnxModel(name: string, parts: readonly Field[]): Uint8Array {
  return joined([
    int(1, 8),
    string(2, 'yinji-test'),
    message(7, [...parts, string(2, name)]),
    message(8, [int(2, 17)]),
  ]);
}
