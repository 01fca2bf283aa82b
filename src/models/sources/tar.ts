/** The index of a .tar: only its headers are read, the files stay where they are. POSIX ustar, pax and GNU long names. */
import { YinjiError } from '../../core/errors.ts';
import type { NamedBlob } from './blobs.ts';

const BLOCK = 512;
const text = new TextDecoder();

/** @throws YinjiError `model.not-a-pack` where the archive is cut or no tar. */
export async function readTar(archive: Blob, name: string): Promise<NamedBlob[]> {
  const found: NamedBlob[] = [];
  let at = 0;
  /** Path of the next entry, from an entry before it. */
  let longPath: string | undefined;
  let longSize: number | undefined;
  while (at + BLOCK <= archive.size) {
    const header = new Uint8Array(await archive.slice(at, at + BLOCK).arrayBuffer());
    if (header.every((byte) => byte === 0)) break;
    if (!isSum(header)) throw new YinjiError('model.not-a-pack', { what: name });
    const kind = String.fromCharCode(header[156] ?? 0);
    const size = longSize ?? numberAt(header, 124, 12);
    const start = at + BLOCK;
    const end = start + size;
    if (end > archive.size) throw new YinjiError('model.not-a-pack', { what: name });
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === 'x' || kind === 'L') {
      const body = text.decode(await archive.slice(start, end).arrayBuffer());
      if (kind === 'L') longPath = body.replace(/\0+$/, '');
      else {
        longPath = paxValue(body, 'path') ?? longPath;
        const wanted = paxValue(body, 'size');
        longSize = wanted === undefined ? undefined : Number(wanted);
      }
      continue;
    }
    const path = longPath ?? joined(header);
    longPath = undefined;
    longSize = undefined;
    if (kind === '0' || kind === '\0')
      found.push({
        path: path.replace(/^(?:\.\/)+/, ''),
        bytes: size,
        stream: () => archive.slice(start, end).stream(),
      });
  }
  return found;
}

function stringAt(header: Uint8Array, from: number, length: number): string {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return text.decode(end < 0 ? field : field.subarray(0, end));
}

/** Octal, or base 256 where the first bit says so. */
function numberAt(header: Uint8Array, from: number, length: number): number {
  if ((header[from] ?? 0) & 0x80)
    return header.subarray(from + 1, from + length).reduce((sum, byte) => sum * 256 + byte, 0);
  return parseInt(stringAt(header, from, length).trim() || '0', 8);
}

function joined(header: Uint8Array): string {
  const prefix = stringAt(header, 257, 5) === 'ustar' ? stringAt(header, 345, 155) : '';
  const last = stringAt(header, 0, 100);
  return prefix === '' ? last : `${prefix}/${last}`;
}

/** The header's own sum, with the field of the sum read as spaces. */
function isSum(header: Uint8Array): boolean {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  return sum === numberAt(header, 148, 8);
}

/** A value of a pax header: lines of `LENGTH KEY=VALUE`. */
function paxValue(body: string, key: string): string | undefined {
  for (const line of body.split('\n')) {
    const space = line.indexOf(' ');
    if (line.startsWith(`${key}=`, space + 1)) return line.slice(space + key.length + 2);
  }
  return undefined;
}
