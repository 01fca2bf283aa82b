/** Files for tests, made by the writers that people use. */
import iconv from 'iconv-lite';
import { strToU8, zipSync } from 'fflate';
import type { YinjiError } from '../../src/core/errors.ts';
import type { ReadOptions, SourceFile } from '../../src/core/format.ts';
import { readFile, type FileNotes } from '../../src/formats/index.ts';

export function fileOf(name: string, content: string | Uint8Array, encoding = 'utf-8'): SourceFile {
  return { name, bytes: typeof content === 'string' ? new Uint8Array(iconv.encode(content, encoding)) : content };
}

/** What reading a file comes to: its notes, or the error's code and params. */
export async function outcomeOf(
  file: SourceFile,
  options: ReadOptions = {},
): Promise<FileNotes | Pick<YinjiError, 'code' | 'params'>> {
  return readFile(file, options).catch((error: YinjiError) => ({ code: error.code, params: error.params }));
}

/** Texts of all notes of a file. */
export async function textsOf(file: SourceFile, options: ReadOptions = {}): Promise<string[]> {
  return (await readFile(file, options)).notes.map(({ text }) => text);
}

/** A zip archive of text parts. */
export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

/** A Word document whose body is the given markup, as far as reading it goes. */
export function wordOf(body: string): Uint8Array {
  return zipOf({
    'word/document.xml': `<w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" xmlns:m="m"><w:body>${body}</w:body></w:document>`,
  });
}

/** The head of a Compound File that holds a stream of a name: what sniffing reads. */
export function compoundOf(stream: string): Uint8Array {
  const head = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const bytes = new Uint8Array(2048);
  bytes.set(head);
  bytes.set(iconv.encode(stream, 'utf-16le'), 1024);
  return bytes;
}
