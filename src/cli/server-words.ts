/** The options of `--engine server`: words in, checked values out. */
import type { ParseArgsConfig } from 'node:util';
import { usageError, type Terminal } from './terminal.ts';

export interface ServerWords {
  readonly base: string;
  /** Missing: the command says which there are. */
  readonly model?: string;
  readonly form: 'spans' | 'tagged';
  /** Without the built-in engine. */
  readonly alone: boolean;
  readonly keyFile?: string;
  /** Public hosts that are meant. */
  readonly allowHosts: readonly string[];
  /** Tokens of the server's context. */
  readonly context?: number;
}

export const SERVER_OPTIONS = {
  base: { type: 'string' },
  model: { type: 'string' },
  form: { type: 'string' },
  alone: { type: 'boolean' },
  concurrency: { type: 'string' },
  'key-file': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  context: { type: 'string' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

type Values = Readonly<Record<string, unknown>>;
type Language = Pick<Terminal, 'language'>;

const MOST_IN_FLIGHT = 256;
const SMALLEST_CONTEXT = 1024;
const LARGEST_CONTEXT = 10_000_000;

/** @throws YinjiError `usage` for a value that cannot be, and for options that another engine does not have. */
export function serverWords(values: Values, terminal: Language): { server?: ServerWords; concurrency?: number } {
  const text = (key: string): string | undefined => (typeof values[key] === 'string' ? values[key] : undefined);
  const concurrency = count(text('concurrency'), '--concurrency', 1, MOST_IN_FLIGHT, terminal);
  const inFlight = concurrency === undefined ? {} : { concurrency };
  if (values['engine'] !== 'server') {
    const foreign = Object.keys(SERVER_OPTIONS).find((key) => key !== 'concurrency' && values[key] !== undefined);
    if (foreign === undefined) return inFlight;
    throw usageError(terminal, {
      zh: `--${foreign} 只用于 --engine server`,
      en: `--${foreign} goes with --engine server only`,
    });
  }
  const base = text('base');
  if (base === undefined)
    throw usageError(terminal, {
      zh: '缺少 --base http://服务器:端口',
      en: '--base http://SERVER:PORT is missing',
    });
  const form = text('form') ?? 'spans';
  if (form !== 'spans' && form !== 'tagged')
    throw usageError(terminal, {
      zh: `--form 只能是 spans 或 tagged，不是 ${form}`,
      en: `--form is spans or tagged, not ${form}`,
    });
  const [model, keyFile] = [text('model'), text('key-file')];
  const context = count(text('context'), '--context', SMALLEST_CONTEXT, LARGEST_CONTEXT, terminal);
  const allowHosts = Array.isArray(values['allow-host']) ? values['allow-host'].map(String) : [];
  const server: ServerWords = {
    base,
    form,
    alone: values['alone'] === true,
    allowHosts,
    ...(model === undefined ? {} : { model }),
    ...(keyFile === undefined ? {} : { keyFile }),
    ...(context === undefined ? {} : { context }),
  };
  return { ...inFlight, server };
}

function count(
  word: string | undefined,
  option: string,
  least: number,
  most: number,
  terminal: Language,
): number | undefined {
  if (word === undefined) return undefined;
  const value = /^\d{1,9}$/.test(word) ? Number(word) : NaN;
  if (value >= least && value <= most) return value;
  const range = `${String(least)}–${String(most)}`;
  throw usageError(terminal, {
    zh: `${option} 是 ${range} 的整数，不是 ${word}`,
    en: `${option} is a whole number, ${range}, not ${word}`,
  });
}
