/** Lines of a byte stream, one at a time, with their numbers. */
import { YinjiError } from '../core/errors.ts';
import { decode } from '../formats/charset.ts';

export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
}

const LINE_FEED = 0x0a;

/**
 * Splits at line feeds before decoding, so that an error can name its line: no encoding but UTF-16 has that byte inside
 * a character. Holds one line and one chunk in memory.
 * @throws YinjiError `file.encoding` whose `file` ends in the line's number.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  encoding: string,
): AsyncGenerator<Line> {
  let number = 0;
  let pending: Uint8Array[] = [];
  const take = (last: Uint8Array): Line => {
    number++;
    const bytes = pending.length === 0 ? last : Buffer.concat([...pending, last]);
    pending = [];
    const { text } = decode(bytes, `${name}:${String(number)}`, encoding);
    return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      yield take(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  }
  if (pending.length > 0) yield take(new Uint8Array());
}

/** All bytes of a stream. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>, name: string, most = Infinity): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > most) throw new YinjiError('file.too-large', { file: name, size: '> 1 GB', limit: '1 GB' });
  }
  return Buffer.concat(parts);
}
