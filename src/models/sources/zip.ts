/** The index of a .zip, zip64 included: its central directory is read, the files stay where they are until asked for. */
import { YinjiError } from '../../core/errors.ts';
import type { NamedBlob } from './blobs.ts';

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** End record with the longest comment, and the locator before it. */
const TAIL = 22 + 65_535 + 20;
const text = new TextDecoder();

/** @throws YinjiError `model.not-a-pack` where the archive is cut, encrypted, packed in an unknown way, or no zip. */
export async function readZip(archive: Blob, name: string): Promise<NamedBlob[]> {
  const bad = (): YinjiError => new YinjiError('model.not-a-pack', { what: name });
  const tailStart = Math.max(0, archive.size - TAIL);
  const tail = await viewOf(archive, tailStart, archive.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw bad();
  let size = tail.getUint32(end + 12, true);
  let start = tail.getUint32(end + 16, true);
  if (end >= 20 && tail.getUint32(end - 20, true) === END_64_LOCATOR) {
    const at = Number(tail.getBigUint64(end - 12, true));
    const end64 = await viewOf(archive, at, at + 56);
    if (end64.byteLength < 56) throw bad();
    size = Number(end64.getBigUint64(40, true));
    start = Number(end64.getBigUint64(48, true));
  }
  const directory = await viewOf(archive, start, start + size);
  if (directory.byteLength !== size) throw bad();
  const found: NamedBlob[] = [];
  for (let at = 0; at + 46 <= size;) {
    if (directory.getUint32(at, true) !== ENTRY) throw bad();
    const flags = directory.getUint16(at + 8, true);
    const method = directory.getUint16(at + 10, true);
    const nameLength = directory.getUint16(at + 28, true);
    const extraLength = directory.getUint16(at + 30, true);
    const entry = {
      packed: directory.getUint32(at + 20, true),
      bytes: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true),
    };
    const path = text.decode(new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameLength));
    readZip64(directory, at + 46 + nameLength, extraLength, entry);
    at += 46 + nameLength + extraLength + directory.getUint16(at + 32, true);
    if (path.endsWith('/')) continue;
    if (flags & 1 || (method !== 0 && method !== 8)) throw bad();
    found.push({
      path: path.replaceAll('\\', '/'),
      bytes: entry.bytes,
      stream: () => contentOf(archive, entry, method === 8, bad),
    });
  }
  return found;
}

interface Place {
  packed: number;
  bytes: number;
  offset: number;
}

/** Fields that do not fit 32 bits stand in an extra field, in this order, each only where its own place is all ones. */
function readZip64(directory: DataView, from: number, length: number, entry: Place): void {
  for (let at = from; at + 4 <= from + length;) {
    const isZip64 = directory.getUint16(at, true) === 1;
    let field = at + 4;
    at = field + directory.getUint16(at + 2, true);
    if (!isZip64) continue;
    for (const key of ['bytes', 'packed', 'offset'] as const) {
      if (entry[key] !== 0xffffffff) continue;
      entry[key] = Number(directory.getBigUint64(field, true));
      field += 8;
    }
  }
}

/** The file's data: its local header has a length of its own and must be read first. */
function contentOf(
  archive: Blob,
  { packed, offset }: Place,
  isDeflated: boolean,
  bad: () => YinjiError,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const pump = async (): Promise<void> => {
    const local = await viewOf(archive, offset, offset + 30);
    if (local.byteLength < 30 || local.getUint32(0, true) !== LOCAL) throw bad();
    const start = offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
    const stream = archive.slice(start, start + packed).stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
    await (isDeflated ? stream.pipeThrough(new DecompressionStream('deflate-raw')) : stream).pipeTo(writable);
  };
  pump().catch((thrown: unknown) => writable.abort(thrown).catch(() => undefined));
  return readable;
}

async function viewOf(archive: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await archive.slice(from, to).arrayBuffer());
}
