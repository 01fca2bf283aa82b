/** Where a command's notes come from: a file or standard input; one note, a table, or JSON lines that stream. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { YinjiError } from '../core/errors.ts';
import type { ReadOptions } from '../core/format.ts';
import { detectLanguage } from '../core/languages.ts';
import type { Note } from '../core/note.ts';
import { detectEncoding } from '../formats/charset.ts';
import { FORMATS, readFile } from '../formats/index.ts';
import { idOf, languageTag, parseLine, textKeyOf, type JsonObject } from '../formats/jsonl.ts';
import { bytesOf, linesOf } from './lines.ts';
import { inputError, usageError, type Terminal } from './terminal.ts';

export interface Input {
  /** `text`: the answer may be a text; `notes`: the answer is JSON lines. */
  readonly kind: 'text' | 'notes';
  readonly notes: AsyncIterable<Note>;
}

/** Bytes looked at to tell JSON lines from a text. */
const HEAD = 1024 * 1024;
/** Longest text that is held as one note: JavaScript has no longer string. */
const MOST_BYTES = 2 ** 30;

/** A stream whose beginning can be looked at before it is read. */
export interface Source {
  readonly name: string;
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * @param path a file, or `-` or undefined for standard input.
 * @throws YinjiError `usage` when there is no input at all, `input.invalid` when the path is no file.
 */
export async function openSource(path: string | undefined, terminal: Terminal): Promise<Source> {
  if (path !== undefined && path !== '-') {
    const found = await stat(path).catch(() => null);
    if (!found) throw inputError(terminal, { zh: `没有文件 ${path}`, en: `there is no file ${path}` });
    if (found.isDirectory()) throw inputError(terminal, { zh: `${path} 是文件夹`, en: `${path} is a folder` });
    return peek(basename(path), createReadStream(path, { highWaterMark: 256 * 1024 }));
  }
  if (path === undefined && terminal.stdin.isTTY)
    throw usageError(terminal, {
      zh: '缺少文件（或用 - 读标准输入）',
      en: 'a file is missing (or - for standard input)',
    });
  return peek('stdin', terminal.stdin);
}

async function peek(name: string, stream: AsyncIterable<Uint8Array>): Promise<Source> {
  const chunks = stream[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  let isDone = false;
  try {
    while (length < HEAD && !parts.some((part) => part.includes(0x0a))) {
      const next = await chunks.next();
      if (next.done) {
        isDone = true;
        break;
      }
      parts.push(next.value);
      length += next.value.length;
    }
  } catch (cause) {
    throw new YinjiError('file.unreadable', { file: name }, { cause });
  }
  const head = Buffer.concat(parts);
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield head;
    if (!isDone) yield* { [Symbol.asyncIterator]: () => chunks };
  };
  return { name, head, chunks: whole() };
}

/** Notes of a file or of standard input. The name's extension decides what it is; without one, its first line does. */
export async function openInput(path: string | undefined, options: ReadOptions, terminal: Terminal): Promise<Input> {
  const source = await openSource(path, terminal);
  const encoding = options.encoding ?? detectEncoding(source.head);
  const named = formatByName(source.name);
  const isLines = named === 'jsonl' || (named === undefined && looksLikeLines(source.head, encoding, options));
  // The bytes of UTF-16 cannot be split at line feeds: such a file is read whole.
  if (isLines && !encoding.startsWith('utf-16'))
    return { kind: 'notes', notes: streamed(source, encoding, options, terminal) };
  const bytes = await bytesOf(source.chunks, source.name, MOST_BYTES);
  const { notes, format: used } = await readFile(
    { name: source.name, bytes },
    { ...options, ...(isLines ? { format: 'jsonl' } : {}) },
  );
  const isText = used === 'text' || used === 'docx';
  return { kind: isText ? 'text' : 'notes', notes: each(notes) };
}

function formatByName(name: string): string | undefined {
  const extension = extname(name).slice(1).toLowerCase();
  return FORMATS.find(({ extensions }) => extensions.includes(extension))?.id;
}

function looksLikeLines(head: Uint8Array, encoding: string, options: ReadOptions): boolean {
  try {
    const text = new TextDecoder(encoding).decode(head).trimStart();
    const object = text.startsWith('{') ? parseLine(text.split('\n', 1)[0] ?? '') : undefined;
    return object !== undefined && typeof object[options.textColumn ?? textKeyOf(object) ?? ''] === 'string';
  } catch {
    return false;
  }
}

async function* each(notes: readonly Note[]): AsyncGenerator<Note> {
  yield* notes;
}

async function* streamed(
  source: Source,
  encoding: string,
  options: ReadOptions,
  terminal: Terminal,
): AsyncGenerator<Note> {
  for await (const { object, line } of objectsOf(source, encoding)) {
    const where = `${source.name}:${String(line)}`;
    const key = options.textColumn ?? textKeyOf(object);
    const text = key === undefined ? undefined : object[key];
    if (typeof text !== 'string')
      throw inputError(terminal, {
        zh: `${where} 没有文本${key === undefined ? '字段（text、note、content、病历…）' : `字段 ${key}`}`,
        en: `${where} has no text${key === undefined ? ' (text, note, content, 病历 …)' : ` under ${key}`}`,
      });
    const language = languageTag(object['lang'] ?? object['language']) ?? detectLanguage(text);
    const { patient } = object;
    const meta = typeof patient === 'string' || typeof patient === 'number' ? { patient: String(patient) } : {};
    yield { id: idOf(object) ?? String(line), text, language, format: 'jsonl', meta };
  }
}

/**
 * Objects of JSON lines, with the line's number; blank lines are passed over.
 * @throws YinjiError `file.row` for a line that is no object.
 */
export async function* objectsOf(
  source: Source,
  encoding: string,
): AsyncGenerator<{ readonly object: JsonObject; readonly line: number }> {
  for await (const { number, text } of linesOf(source.chunks, source.name, encoding)) {
    if (text.trim() === '') continue;
    const object = parseLine(text);
    if (!object) throw new YinjiError('file.row', { file: source.name, row: number });
    yield { object, line: number };
  }
}
