/** Plain text: the whole file is one note. */
import { YinjiError } from '../core/errors.ts';
import type { Format } from '../core/format.ts';
import { detectLanguage } from '../core/languages.ts';
import { decode, type Decoded } from './charset.ts';
import { looksBinary } from './sniff.ts';

export const text: Format = {
  id: 'text',
  label: { zh: '文本', en: 'Text' },
  extensions: ['txt', 'text', 'log', 'md'],
  read(file, options) {
    const { text, encoding } = decodeText(file.bytes, file.name, options.encoding);
    if (text.trim() === '') throw new YinjiError('file.empty', { file: file.name });
    const note = { id: file.name, text, language: detectLanguage(text), format: 'text', meta: {} };
    return { notes: [note], encoding };
  },
};

/** @throws YinjiError `file.encoding`, or `file.unknown-format` when what comes out is no text. */
export function decodeText(bytes: Uint8Array, file: string, encoding?: string): Decoded {
  const decoded = decode(bytes, file, encoding);
  if (looksBinary(decoded.text)) throw new YinjiError('file.unknown-format', { file, kind: kindOf(file) });
  return decoded;
}

function kindOf(file: string): string {
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(dot) : 'binary';
}
