/** The command line's grammar: words in, one command out. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isEntityType, typesOf, type EntityType, type Profile } from '../core/entities.ts';
import { SERVER_OPTIONS, serverWords, type ServerWords } from './server-words.ts';
import { usageError, type Terminal } from './terminal.ts';

interface Reading {
  readonly engine: string;
  readonly encoding?: string;
  readonly textColumn?: string;
  /** Dictionaries of the hospital, `FILE` or `TYPE=FILE` each. */
  readonly dictionaries?: readonly string[];
  /** What `--engine server` asks, and how. */
  readonly server?: ServerWords;
  /** Notes in flight at a time. */
  readonly concurrency?: number;
}

export interface DetectCommand extends Reading {
  readonly name: 'detect';
  readonly profile: Profile;
  readonly file: string | undefined;
  /** File of JSON lines to write or to go on with. */
  readonly output?: string;
}

export interface ProtectCommand extends Reading {
  readonly name: 'protect';
  /** The core profile unless it is asked for otherwise or the audience needs all types. */
  readonly profile: Profile | undefined;
  /** Id of a built-in policy or path of a policy file. */
  readonly policy: string;
  readonly secret?: string;
  readonly file: string | undefined;
}

export interface EvaluateCommand extends Reading {
  readonly name: 'evaluate';
  readonly profile: Profile;
  readonly types: readonly EntityType[];
  readonly json: boolean;
  readonly files: readonly string[];
}

export type Command =
  | DetectCommand
  | ProtectCommand
  | EvaluateCommand
  | { readonly name: 'help'; readonly of: CommandName | undefined; readonly isAsked: boolean }
  | { readonly name: 'version' };

export type CommandName = 'detect' | 'protect' | 'evaluate';

type Options = NonNullable<ParseArgsConfig['options']>;

const COMMON = {
  ...SERVER_OPTIONS,
  engine: { type: 'string', default: 'builtin' },
  profile: { type: 'string' },
  encoding: { type: 'string' },
  column: { type: 'string' },
  dictionary: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const satisfies Options;

const OPTIONS = {
  detect: { ...COMMON, output: { type: 'string' } },
  protect: { ...COMMON, policy: { type: 'string' }, secret: { type: 'string' } },
  evaluate: { ...COMMON, types: { type: 'string' }, json: { type: 'boolean' } },
} as const satisfies Record<CommandName, Options>;

const isCommand = (word: string | undefined): word is CommandName => word !== undefined && Object.hasOwn(OPTIONS, word);

/** @throws YinjiError `usage` naming the word that is wrong. */
export function parseCommand(words: readonly string[], terminal: Pick<Terminal, 'language'>): Command {
  const [name, ...rest] = words;
  if (name === undefined) return { name: 'help', of: undefined, isAsked: false };
  if (name === '--version' || name === '-V') return { name: 'version' };
  if (name === 'help' || name === '--help' || name === '-h')
    return { name: 'help', of: isCommand(rest[0]) ? rest[0] : undefined, isAsked: true };
  if (!isCommand(name)) throw usageError(terminal, { zh: `没有命令 ${name}`, en: `there is no command ${name}` });
  const { values, positionals } = parse(name, rest, terminal);
  const text = (key: string): string | undefined => (typeof values[key] === 'string' ? values[key] : undefined);
  if (values['version']) return { name: 'version' };
  if (values['help']) return { name: 'help', of: name, isAsked: true };
  const reading: Reading = {
    engine: text('engine') ?? '',
    ...serverWords(values, terminal),
    ...optional('encoding', text('encoding')),
    ...optional('textColumn', text('column')),
    ...(Array.isArray(values['dictionary']) ? { dictionaries: values['dictionary'] as string[] } : {}),
  };
  const profile = profileOf(text('profile'), terminal);
  if (name === 'evaluate') {
    if (positionals.length === 0)
      throw usageError(terminal, { zh: '缺少标注文件 GOLD.jsonl', en: 'the file GOLD.jsonl is missing' });
    const types = text('types') === undefined ? typesOf(profile ?? 'core') : typesNamed(text('types') ?? '', terminal);
    const needed = types.some((type) => !typesOf('core').includes(type)) ? 'strict' : 'core';
    return { name, ...reading, profile: profile ?? needed, types, json: values['json'] === true, files: positionals };
  }
  const [file, extra] = positionals;
  if (extra !== undefined)
    throw usageError(terminal, {
      zh: `一次只读一个文件，多余：${extra}`,
      en: `one file at a time; too many: ${extra}`,
    });
  if (name === 'detect')
    return { name, ...reading, profile: profile ?? 'core', file, ...optional('output', text('output')) };
  const policy = text('policy');
  if (policy === undefined)
    throw usageError(terminal, {
      zh: '缺少 --policy colleague|research|public|文件.json',
      en: '--policy colleague|research|public|FILE.json is missing',
    });
  return { name, ...reading, profile, policy, ...optional('secret', text('secret')), file };
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<K, string>>;
}

function parse(
  name: CommandName,
  words: readonly string[],
  terminal: Pick<Terminal, 'language'>,
): { values: Readonly<Record<string, unknown>>; positionals: readonly string[] } {
  const options: Options = OPTIONS[name];
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (thrown) {
    const { message, code } = thrown as Error & { code?: string };
    const option = /'(-[^'\s]+)/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw usageError(terminal, { zh: `${name} 没有选项 ${option}`, en: `${name} has no option ${option}` });
    throw usageError(terminal, { zh: `选项 ${option} 的值有误`, en: `the value of ${option} is wrong or missing` });
  }
}

function profileOf(word: string | undefined, terminal: Pick<Terminal, 'language'>): Profile | undefined {
  if (word === undefined || word === 'core' || word === 'strict') return word;
  throw usageError(terminal, {
    zh: `--profile 只能是 core 或 strict，不是 ${word}`,
    en: `--profile is core or strict, not ${word}`,
  });
}

function typesNamed(words: string, terminal: Pick<Terminal, 'language'>): readonly EntityType[] {
  return words.split(',').map((word) => {
    const type = word.trim().toUpperCase();
    if (isEntityType(type)) return type;
    const known = typesOf('strict').join(', ');
    throw usageError(terminal, {
      zh: `没有类型 ${word}（可用：${known}）`,
      en: `there is no type ${word} (there are: ${known})`,
    });
  });
}
