/** What a file is by its first bytes, where that is no text: for an error that names it. */

const SIGNATURES: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
  ['BMP', [0x42, 0x4d]],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
];

const ZIP = [0x50, 0x4b];
/** Compound File Binary: Office before 2007, and what Office wraps an encrypted document in. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

export type Sniffed =
  | { readonly state: 'text' }
  | { readonly state: 'zip' }
  | { readonly state: 'encrypted' }
  | { readonly state: 'other'; readonly kind: string };

export function sniff(bytes: Uint8Array): Sniffed {
  if (startsWith(bytes, ZIP) && (bytes[2] ?? 0) < 0x10 && (bytes[3] ?? 0) < 0x10) return { state: 'zip' };
  if (startsWith(bytes, COMPOUND)) return compound(bytes);
  const signature = SIGNATURES.find(
    ([kind, start]) => startsWith(bytes, start) && (kind !== 'BMP' || bytes.includes(0)),
  );
  return signature ? { state: 'other', kind: signature[0] } : { state: 'text' };
}

/** The stream names of [MS-CFB] directories and of [MS-OFFCRYPTO] 2.3 tell what the container holds. */
function compound(bytes: Uint8Array): Sniffed {
  if (holds(bytes, 'EncryptedPackage')) return { state: 'encrypted' };
  if (holds(bytes, 'WordDocument')) return { state: 'other', kind: 'Word 97-2003, .doc' };
  if (holds(bytes, 'Workbook') || holds(bytes, 'Book')) return { state: 'other', kind: 'Excel 97-2003, .xls' };
  return { state: 'other', kind: 'Office 97-2003' };
}

/** Whether a name stands in the bytes as UTF-16LE. */
function holds(bytes: Uint8Array, name: string): boolean {
  const units = [...name].flatMap((character) => [character.charCodeAt(0), 0]);
  const first = units[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (units.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** Control characters that no text has, among the first 4,096; more than one in a hundred means binary data. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  const controls = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0;
  return controls * 100 > sample.length;
}
