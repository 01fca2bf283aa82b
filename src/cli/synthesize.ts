/** `yinji synthesize`: new labelled notes from gold ones, as JSON lines. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isEntityType } from '../core/entities.ts';
import type { Language } from '../core/language.ts';
import type { ScoredSpan } from '../core/score.ts';
import { detectLanguage } from '../core/languages.ts';
import { detectEncoding } from '../formats/charset.ts';
import { idOf, languageTag, textKeyOf, type JsonObject } from '../formats/jsonl.ts';
import type { NoiseLevel } from '../synthesis/noise.ts';
import type { SeedNote } from '../synthesis/seeds.ts';
import { canSynthesize, synthesize } from '../synthesis/synthesize.ts';
import { dictionaryFolder } from './built-in.ts';
import type { CliCommand } from './commands.ts';
import { objectsOf, openSource } from './input.ts';
import { inputError, usageError, writeLine, type ExitCode, type Terminal } from './terminal.ts';

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  count: { type: 'string', default: '10' },
  language: { type: 'string' },
  noise: { type: 'string', default: '1' },
  from: { type: 'string', multiple: true },
} as const;

const LANGUAGES: readonly Language[] = ['zh', 'zh-Hant', 'en', 'de', 'fr', 'es', 'ja', 'sv', 'it'];

interface Wanted {
  readonly seed: number;
  readonly count: number;
  readonly noise: NoiseLevel;
  readonly language?: Language;
  readonly from: readonly string[];
}

export const command: CliCommand = {
  summary: {
    zh: '[选项]                 由标注病历生成新的标注病历',
    en: '[options]              new labelled notes from gold ones',
  },
  help: {
    zh: `yinji synthesize [--seed N] [--count N] [--language zh|en|…] [--noise 0..3] [--from GOLD.jsonl]
  由标注病历生成新的合成病历：姓名、医院、地址、编号、联系方式、日期换成一致的虚构值，
  重组段落，插入项目自写的句子与干扰句，并加入书写与扫描的噪声。每份病历输出一行 JSON，
  可直接用于 yinji evaluate：
  {id, text, lang, spans: [{start, end, type, level, text}]}
  偏移以 UTF-16 码元计，左闭右开。种子、来源与版本相同，输出逐字节相同。

  --seed N                 种子，整数（默认 1）；不同种子给出不同病历
  --count N                份数（默认 10）；逐份输出，占用内存不随份数增长
  --language CODE          zh、zh-Hant、en、de、fr、es、ja、sv、it（默认：来源中的各种语言）
  --noise LEVEL            0 无，1 轻（默认），2 中，3 重：全角、空格与换行、识别错误、
                           错别字、缺标点、零宽字符、页眉页脚、硬换行；标注始终正确
  --from GOLD.jsonl        来源（可重复）；缺省为项目自带的合成标注集。来源中未被替换的
                           文字会原样出现：勿用真实病历生成要外传的数据`,
    en: `yinji synthesize [--seed N] [--count N] [--language zh|en|…] [--noise 0..3] [--from GOLD.jsonl]
  Makes new synthetic notes from gold ones: names, hospitals, addresses, numbers, contacts and dates
  become invented values that agree, sections are recombined, sentences and distractors of the project
  are put in, and the noise of writing and scanning is added. One JSON line a note, as yinji evaluate
  reads it:
  {id, text, lang, spans: [{start, end, type, level, text}]}
  Offsets are UTF-16 code units, half open. The same seed, sources and version give the same bytes.

  --seed N                 a whole number (default 1); other seeds give other notes
  --count N                how many notes (default 10); written one by one, memory does not grow
  --language CODE          zh, zh-Hant, en, de, fr, es, ja, sv or it (default: those of the sources)
  --noise LEVEL            0 none, 1 light (default), 2 middle, 3 heavy: full width, blanks and line
                           breaks in values, scanning errors, typing errors, lost punctuation, signs of
                           no width, page lines, hard wraps; the labels stay right
  --from GOLD.jsonl        a source (may be repeated); the project's own synthetic gold sets when missing.
                           Words of a source that are not replaced appear as they are: do not share what
                           was made from real notes`,
  },
  async run(words, terminal) {
    const wanted = wantedOf(words, terminal);
    const seeds = await seedsOf(wanted.from, terminal);
    const { language } = wanted;
    if (language !== undefined && !canSynthesize(language, seeds))
      throw usageError(terminal, {
        zh: `来源中没有 ${language} 的病历`,
        en: `the sources have no note in ${language}`,
      });
    const materials = await readMaterials();
    for (const note of synthesize({ ...wanted, seeds, materials })) await writeLine(terminal.stdout, note);
    return 0 satisfies ExitCode;
  },
};

function wantedOf(words: readonly string[], terminal: Terminal): Wanted {
  const { values, positionals } = parsed(words, terminal);
  const [extra] = positionals;
  if (extra !== undefined) throw usageError(terminal, { zh: `多余：${extra}`, en: `what is ${extra}?` });
  const language = LANGUAGES.find((one) => one.toLowerCase() === values.language?.toLowerCase());
  if (values.language !== undefined && language === undefined)
    throw usageError(terminal, {
      zh: `没有语言 ${values.language}（可用：${LANGUAGES.join(', ')}）`,
      en: `there is no language ${values.language} (there are: ${LANGUAGES.join(', ')})`,
    });
  return {
    seed: integer('--seed', values.seed, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, terminal),
    count: integer('--count', values.count, 0, Number.MAX_SAFE_INTEGER, terminal),
    noise: integer('--noise', values.noise, 0, 3, terminal) as NoiseLevel,
    from: values.from ?? [],
    ...(language === undefined ? {} : { language }),
  };
}

function parsed(
  words: readonly string[],
  terminal: Terminal,
): {
  readonly values: {
    readonly seed: string;
    readonly count: string;
    readonly noise: string;
    readonly language?: string;
    readonly from?: readonly string[];
  };
  readonly positionals: readonly string[];
} {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (thrown) {
    const option = /'(-[^'\s]+)/.exec((thrown as Error).message)?.[1] ?? '';
    throw usageError(terminal, {
      zh: `选项 ${option} 不存在或缺少值`,
      en: `the option ${option} does not exist or has no value`,
    });
  }
}

function integer(option: string, word: string, from: number, to: number, terminal: Terminal): number {
  const value = /^-?\d+$/.test(word) ? Number(word) : Number.NaN;
  if (value >= from && value <= to) return value;
  const range = to === 3 ? '0..3' : from === 0 ? '≥ 0' : '';
  throw usageError(terminal, {
    zh: `${option} 应为整数${range === '' ? '' : `（${range}）`}，不是 ${word}`,
    en: `${option} is a whole number${range === '' ? '' : ` (${range})`}, not ${word}`,
  });
}

const root = (): string => join(dictionaryFolder(), '../..');

async function readMaterials(): Promise<{ divisions: string; traditional: string }> {
  const read = (name: string): Promise<string> => readFile(join(dictionaryFolder(), 'generated', name), 'utf8');
  const [divisions, traditional] = await Promise.all([read('divisions-zh.txt'), read('traditional.txt')]);
  return { divisions, traditional };
}

async function seedsOf(from: readonly string[], terminal: Terminal): Promise<SeedNote[]> {
  const files = from.length > 0 ? from : await ownSets(terminal);
  const seeds: SeedNote[] = [];
  for (const file of files) {
    const source = await openSource(file, terminal);
    for await (const { object, line } of objectsOf(source, detectEncoding(source.head))) {
      const seed = seedOf(object, `${source.name}:${String(line)}`);
      if (seed === undefined)
        throw inputError(terminal, {
          zh: `${source.name}:${String(line)} 不是标注病历（text 与 spans，偏移须与文本相符）`,
          en: `${source.name}:${String(line)} is no gold note (text and spans whose offsets fit it)`,
        });
      seeds.push(seed);
    }
  }
  return seeds;
}

async function ownSets(terminal: Terminal): Promise<string[]> {
  const folder = join(root(), 'src/synthesis/notes');
  if (!existsSync(folder))
    throw usageError(terminal, {
      zh: '没有自带的标注集；请用 --from GOLD.jsonl',
      en: 'the own gold sets are not here; use --from GOLD.jsonl',
    });
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  return names.map((name) => join(folder, name));
}

/** Spans of types that are none of ours are left out. */
function seedOf(object: JsonObject, where: string): SeedNote | undefined {
  const text = object[textKeyOf(object) ?? ''];
  const { spans: raw, category } = object;
  if (typeof text !== 'string' || !Array.isArray(raw)) return undefined;
  const spans: ScoredSpan[] = [];
  for (const { start, end, type, level } of raw as readonly JsonObject[]) {
    if (!isOffset(start, text) || !isOffset(end, text) || start >= end) return undefined;
    if (isEntityType(type))
      spans.push({ start, end, type, ...(level === 1 || level === 2 || level === 3 ? { level } : {}) });
  }
  return {
    id: idOf(object) ?? where,
    text,
    lang: languageTag(object['lang'] ?? object['language']) ?? detectLanguage(text),
    spans,
    ...(typeof category === 'string' ? { category } : {}),
  };
}

const isOffset = (value: unknown, text: string): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= text.length;
