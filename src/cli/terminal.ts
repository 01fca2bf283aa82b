/** What a command talks to: streams, the language of its messages, and how it ends. */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { describeError, YinjiError, type ErrorCode } from '../core/errors.ts';
import type { Bilingual, UiLanguage } from '../core/language.ts';

/** 0 done; 1 findings withheld, an engine failed, or verification failed; 2 bad usage or input. */
export type ExitCode = 0 | 1 | 2;

export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly language: UiLanguage;
  /** Aborts when the user interrupts. */
  readonly signal?: AbortSignal;
}

/** Chinese where the locale says so (LC_ALL, LC_MESSAGES, LANG in that order), else English. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): UiLanguage {
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(Boolean) ?? '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

/** Writes and waits while the reader is behind, so that a file larger than memory can stream through. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

export async function writeLine(stream: Writable, value: unknown): Promise<void> {
  await write(stream, `${JSON.stringify(value)}\n`);
}

export async function say(terminal: Terminal, message: Bilingual): Promise<void> {
  await write(terminal.stderr, `yinji: ${message[terminal.language]}\n`);
}

export function usageError(terminal: Pick<Terminal, 'language'>, what: Bilingual): YinjiError {
  return new YinjiError('usage', { what: what[terminal.language] });
}

export function inputError(terminal: Pick<Terminal, 'language'>, what: Bilingual): YinjiError {
  return new YinjiError('input.invalid', { what: what[terminal.language] });
}

/** Says an error with its remedy; never a stack or a foreign message, which may quote a note. */
export async function report(terminal: Terminal, thrown: unknown): Promise<ExitCode> {
  const error = YinjiError.from(thrown);
  const { message, remedy } = describeError(error, terminal.language);
  await write(terminal.stderr, `yinji: ${message}\n       ${remedy}\n`);
  return exitCodeOf(error.code);
}

const BAD_USAGE: ReadonlySet<ErrorCode> = new Set([
  'usage',
  'input.invalid',
  'policy.invalid',
  'server.address',
  'server.not-allowed',
]);

function exitCodeOf(code: ErrorCode): ExitCode {
  return BAD_USAGE.has(code) || code.startsWith('file.') ? 2 : 1;
}
