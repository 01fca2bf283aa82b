/** Where the lines of `detect` go: standard output, or a file that a later run goes on with. */
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseLine, type JsonObject } from '../formats/jsonl.ts';
import { linesOf } from './lines.ts';
import { inputError, writeLine, type Terminal } from './terminal.ts';

export interface Output {
  /** Notes that the file holds already. */
  readonly kept: number;
  /** Whether a note is there already; says so once for each time it is there, for ids that come twice. */
  takes(id: string): boolean;
  write(value: unknown): Promise<void>;
  close(): Promise<void>;
}

export function standardOutput(terminal: Terminal): Output {
  return {
    kept: 0,
    takes: () => false,
    write: (value) => writeLine(terminal.stdout, value),
    close: () => Promise.resolve(),
  };
}

/**
 * Opens a file of earlier answers: lines of notes that were examined to the end stay, the others are taken out and done
 * again, and so is a last line that was cut while it was written.
 * @param engines ids of the engines; a file that others made is not mixed with theirs.
 * @throws YinjiError `input.invalid` for a file that holds anything else, which stays as it is.
 */
export async function fileOutput(path: string, engines: readonly string[], terminal: Terminal): Promise<Output> {
  const earlier = await linesBefore(path, engines, terminal);
  if (earlier.isMended) await keepComplete(path, terminal);
  const handle = await open(path, 'a').catch((thrown: unknown) => {
    throw unwritable(path, thrown, terminal);
  });
  return {
    kept: earlier.kept,
    takes(id) {
      const count = earlier.ids.get(id) ?? 0;
      if (count > 0) earlier.ids.set(id, count - 1);
      return count > 0;
    },
    write: (value) => append(handle, value, path, terminal),
    close: () => handle.close(),
  };
}

interface Earlier {
  readonly ids: Map<string, number>;
  readonly kept: number;
  /** Whether something is to be taken out. */
  readonly isMended: boolean;
}

async function linesBefore(path: string, engines: readonly string[], terminal: Terminal): Promise<Earlier> {
  const ids = new Map<string, number>();
  let kept = 0;
  let isMended = false;
  for await (const { text, isWhole, number } of linesIn(path)) {
    const object = parseLine(text);
    const made = object && enginesOf(object);
    if (!object || !made) {
      if (!isWhole) isMended = true;
      else if (text.trim() !== '') {
        const where = `${basename(path)}:${String(number)}`;
        throw inputError(terminal, {
          zh: `${where} 不是 yinji detect 的结果；请另选 --output 文件`,
          en: `${where} is no answer of yinji detect; choose another file for --output`,
        });
      }
      continue;
    }
    if (made.join() !== engines.join())
      throw inputError(terminal, {
        zh: `${basename(path)} 由其他引擎生成（${made.join('、')}）；请另选 --output 文件`,
        en: `${basename(path)} was made by other engines (${made.join(', ')}); choose another file for --output`,
      });
    if (!isWhole || !isComplete(object)) isMended = true;
    if (!isComplete(object)) continue;
    const id = String(object['id']);
    ids.set(id, (ids.get(id) ?? 0) + 1);
    kept++;
  }
  return { ids, kept, isMended };
}

/** Writes the complete lines to a file beside it, which then takes its place. */
async function keepComplete(path: string, terminal: Terminal): Promise<void> {
  const beside = `${path}.part`;
  const handle = await open(beside, 'w').catch((thrown: unknown) => {
    throw unwritable(beside, thrown, terminal);
  });
  try {
    for await (const { text } of linesIn(path)) {
      const object = parseLine(text);
      if (object && enginesOf(object) && isComplete(object)) await append(handle, object, beside, terminal);
    }
    await handle.close();
    await rename(beside, path);
  } catch (thrown) {
    await handle.close().catch(() => undefined);
    await rm(beside, { force: true });
    throw thrown;
  }
}

/** Ids of the engines of an answer, in their order; undefined for what is no answer. */
function enginesOf({ id, outcomes }: JsonObject): string[] | undefined {
  if ((typeof id !== 'string' && typeof id !== 'number') || !Array.isArray(outcomes)) return undefined;
  const engines = outcomes.map((outcome: unknown) => (outcome as { engine?: unknown } | null)?.engine);
  return engines.every((engine) => typeof engine === 'string') ? engines : undefined;
}

function isComplete({ spans, outcomes }: JsonObject): boolean {
  return (
    Array.isArray(spans) &&
    Array.isArray(outcomes) &&
    outcomes.every((outcome: unknown) => (outcome as { state?: unknown } | null)?.state === 'ok')
  );
}

interface OldLine {
  readonly text: string;
  readonly number: number;
  /** Whether it ends in a line feed. */
  readonly isWhole: boolean;
}

/** Lines of a file that may have been cut anywhere, also within a character. */
async function* linesIn(path: string): AsyncGenerator<OldLine> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size === 0) return;
  const rest: Uint8Array[] = [];
  let number = 0;
  for await (const line of linesOf(wholeLines(createReadStream(path), rest), basename(path), 'utf-8')) {
    number = line.number;
    yield { ...line, isWhole: true };
  }
  const tail = new TextDecoder().decode(Buffer.concat(rest));
  if (tail !== '') yield { text: tail, number: number + 1, isWhole: false };
}

const LINE_FEED = 0x0a;

/** Bytes up to the last line feed; what comes after it is left in `rest`. */
async function* wholeLines(chunks: AsyncIterable<Uint8Array>, rest: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      for (const part of rest.splice(0)) yield part;
      // The line feed itself ends the part: what splits lines then sees no empty one behind it.
      yield chunk.subarray(0, end);
    }
    if (end < chunk.length) rest.push(chunk.subarray(end));
  }
}

async function append(handle: FileHandle, value: unknown, path: string, terminal: Terminal): Promise<void> {
  try {
    await handle.appendFile(`${JSON.stringify(value)}\n`);
  } catch (thrown) {
    throw unwritable(path, thrown, terminal);
  }
}

function unwritable(path: string, thrown: unknown, terminal: Terminal): Error {
  const code = (thrown as { code?: unknown } | null)?.code;
  const why = typeof code === 'string' ? code : '?';
  return inputError(terminal, { zh: `无法写入 ${path}（${why}）`, en: `${path} cannot be written (${why})` });
}
