/**
 * Character encodings of text files: what the bytes are, found by strict decoding and by how common the characters
 * are that come out. Of the legacy encodings the ones of the notes' languages: GB18030, Big5, Shift_JIS, Windows-1252.
 */
import { YinjiError } from '../core/errors.ts';
import { scoreText } from './charset-score.ts';

export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string;
  /** WHATWG name, lower case. */
  readonly encoding: string;
}

/** What a reader may choose by hand; any other WHATWG label works as well. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis', 'windows-1252'] as const;

/** Node 20 decodes windows-1252 as Latin-1, leaving control characters where these belong. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Bytes that the detection reads; a character cut at the end is dropped. */
const SAMPLE = 65_536;

/**
 * @param encoding WHATWG label that the caller insists on; detected when missing.
 * @throws YinjiError `file.encoding` when the bytes are not valid in it, or no encoding fits.
 */
export function decode(bytes: Uint8Array, file: string, encoding?: string): Decoded {
  const chosen = encoding ?? detectEncoding(bytes);
  try {
    const decoder = new TextDecoder(chosen, { fatal: true });
    return { text: mend(decoder.decode(bytes), decoder.encoding), encoding: decoder.encoding };
  } catch (cause) {
    throw new YinjiError('file.encoding', { file, encoding: chosen }, { cause });
  }
}

/** The WHATWG name of the likeliest encoding: a byte order mark, then UTF-8 if it is valid, then the best score. */
export function detectEncoding(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  // A zero byte is no character of a note, but half of every ASCII character of UTF-16.
  const hasZero = sample.includes(0);
  if (!hasZero && tryDecode(bytes, 'utf-8') !== null) return 'utf-8';
  let best = 'utf-8';
  let top = -Infinity;
  for (const encoding of ENCODINGS.slice(1)) {
    const isUtf16 = encoding.startsWith('utf-16');
    if (isUtf16 ? bytes.length % 2 === 1 : hasZero) continue;
    const text = tryDecode(sample, encoding);
    if (text === null) continue;
    const score = scoreText(text, encoding);
    if (score > top) [best, top] = [encoding, score];
  }
  return best;
}

function mend(text: string, encoding: string): string {
  if (encoding !== 'windows-1252') return text;
  return text.replace(/[\x80-\x9f]/g, (unit) => WINDOWS_1252.charAt(unit.charCodeAt(0) - 0x80));
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    // `stream` lets the sample end in the middle of a character.
    return mend(new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: bytes.length >= SAMPLE }), encoding);
  } catch {
    return null;
  }
}
