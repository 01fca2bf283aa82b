/**
 * Vectors as a file, so that one workstation computes for all: `YJV1`, the length of a JSON header (32 bits, little
 * endian), the header, then hashes (64-bit floats), scales (32-bit floats) and rows (8-bit integers).
 */
import { YinjiError } from '../../core/errors.ts';
import type { DictionaryHeader } from '../../core/knowledge.ts';
import type { TermVectors } from './term-vectors.ts';

export interface VectorHeader {
  readonly model: string;
  readonly dimensions: number;
  readonly count: number;
  readonly dictionary: string;
  /** Of the dictionary. */
  readonly version: string;
  /** SHA-256 of all that follows the header, hexadecimal. */
  readonly sha256: string;
}

/** What the vectors must belong to. */
export interface VectorOwner {
  readonly model: string;
  readonly dimensions: number;
  readonly dictionary: Pick<DictionaryHeader, 'id' | 'version'>;
}

const MAGIC = [0x59, 0x4a, 0x56, 0x31];
const BEFORE_HEADER = 8;
const LONGEST_HEADER = 65_536;
const HASH = 8;
const SCALE = 4;

export async function formatVectors(
  { model, dimensions, count, hashes, scales, rows }: TermVectors,
  dictionary: VectorOwner['dictionary'],
): Promise<Uint8Array> {
  const body = new Uint8Array(bodyLength(count, dimensions));
  const view = new DataView(body.buffer);
  for (let row = 0; row < count; row++) {
    view.setFloat64(row * HASH, hashes[row] ?? 0, true);
    view.setFloat32(count * HASH + row * SCALE, scales[row] ?? 0, true);
  }
  body.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength), count * (HASH + SCALE));
  const header: VectorHeader = {
    model,
    dimensions,
    count,
    dictionary: dictionary.id,
    version: dictionary.version,
    sha256: await sha256(body),
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(BEFORE_HEADER + head.length + body.length);
  file.set(MAGIC);
  new DataView(file.buffer).setUint32(MAGIC.length, head.length, true);
  file.set(head, BEFORE_HEADER);
  file.set(body, BEFORE_HEADER + head.length);
  return file;
}

/** @throws YinjiError `vectors.damaged` where the file is none or its sum is wrong. */
export async function readVectors(bytes: Uint8Array): Promise<{ header: VectorHeader; vectors: TermVectors }> {
  const { header, body } = split(bytes);
  const { model, dimensions, count } = header;
  if (body.length !== bodyLength(count, dimensions) || (await sha256(body)) !== header.sha256)
    throw new YinjiError('vectors.damaged');
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const vectors = {
    model,
    dimensions,
    count,
    hashes: Float64Array.from({ length: count }, (_, row) => view.getFloat64(row * HASH, true)),
    scales: Float32Array.from({ length: count }, (_, row) => view.getFloat32(count * HASH + row * SCALE, true)),
    rows: new Int8Array(body.slice(count * (HASH + SCALE)).buffer),
  };
  return { header, vectors };
}

/**
 * @throws YinjiError `vectors.damaged`, and `vectors.mismatch` where the file was computed by another model or for
 * another version of the dictionary.
 */
export async function parseVectors(bytes: Uint8Array, owner: VectorOwner): Promise<TermVectors> {
  const { header, vectors } = await readVectors(bytes);
  const { model, dimensions, dictionary, version } = header;
  const refuse = (what: string): never => {
    throw new YinjiError('vectors.mismatch', { what });
  };
  if (model !== owner.model || dimensions !== owner.dimensions) refuse(model);
  if (dictionary !== owner.dictionary.id) refuse(dictionary);
  if (version !== owner.dictionary.version) refuse(`${dictionary} ${version}`);
  return vectors;
}

const bodyLength = (count: number, dimensions: number): number => count * (HASH + SCALE + dimensions);

function split(bytes: Uint8Array): { header: VectorHeader; body: Uint8Array } {
  const damaged = (): never => {
    throw new YinjiError('vectors.damaged');
  };
  if (bytes.length < BEFORE_HEADER || MAGIC.some((byte, at) => bytes[at] !== byte)) damaged();
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(MAGIC.length, true);
  if (length > LONGEST_HEADER || BEFORE_HEADER + length > bytes.length) damaged();
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(BEFORE_HEADER, BEFORE_HEADER + length)));
  } catch {
    damaged();
  }
  if (!isHeader(header)) return damaged();
  return { header, body: bytes.subarray(BEFORE_HEADER + length) };
}

function isHeader(value: unknown): value is VectorHeader {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return (
    ['model', 'dictionary', 'version', 'sha256'].every((key) => typeof fields[key] === 'string') &&
    ['dimensions', 'count'].every((key) => Number.isInteger(fields[key]) && (fields[key] as number) >= 0)
  );
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const { sha256: sum } = await import('hash-wasm');
  return sum(bytes);
}
