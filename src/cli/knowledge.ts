/** `yinji knowledge search`: which terms of the dictionaries a query brings to mind, and why. */
import { parseArgs } from 'node:util';
import { ENTITIES, ENTITY_TYPES, isEntityType, type EntityType } from '../core/entities.ts';
import type { Candidate, RetrievalWay } from '../core/knowledge.ts';
import type { Bilingual, UiLanguage } from '../core/language.ts';
import { openLexical, type LexicalRetriever } from '../knowledge/lexical.ts';
import { readDictionaries } from './built-in.ts';
import type { CliCommand } from './commands.ts';
import { hospitalDictionaries } from './hospital-dictionaries.ts';
import { linesOf } from './lines.ts';
import { usageError, write, writeLine, type ExitCode, type Terminal } from './terminal.ts';

const summary: Bilingual = {
  en: 'search [options] QUERY|- terms that a name brings to mind',
  zh: 'search [选项] 查询|-    由名称检索词条',
};

const help: Bilingual = {
  en: `yinji knowledge search [options] QUERY|-
  Which terms of the dictionaries a name or a passage brings to mind, best first. With - one query a line of
  standard input, and for each one line: a JSON array of {entry, type, level, score, why}.

  --type A,B               only these types (HOSPITAL, STD, PREGNANCY …)
  -k, --count N            terms wanted (default 5)
  --region PLACE           where the query comes from: entries of that place go first among equals
  --dictionary [TYPE=]FILE a dictionary of the hospital, as well (.txt, .csv, .xlsx, .json); may be repeated
  --json                   JSON for one query, too

why: exact, alias, characters, pinyin, and the form of the entry that was nearest.
Exit code: 0 done (nothing found is no error); 2 bad usage or input.`,
  zh: `yinji knowledge search [选项] 查询|-
  名称或一段文字令人想到词典中的哪些词条，最像者在前。用 - 时标准输入每行一个查询，
  每个查询输出一行：{entry, type, level, score, why} 的 JSON 数组。

  --type A,B               只检索这些类型（HOSPITAL、STD、PREGNANCY…）
  -k, --count N            词条数（缺省 5）
  --region 地名            查询来自何地：同等时当地词条在前
  --dictionary [TYPE=]FILE 另加本院词典（.txt、.csv、.xlsx、.json），可重复
  --json                   单个查询也输出 JSON

why：exact 原词、alias 别名、characters 字形、pinyin 读音，以及最接近的写法。
退出码：0 完成（未检索到不算错误）；2 用法或输入有误。`,
};

interface SearchWords {
  readonly query: string;
  readonly types: readonly EntityType[] | undefined;
  readonly k: number;
  readonly region: string | undefined;
  readonly dictionaries: readonly string[];
  readonly json: boolean;
}

const COUNT = 5;
const MOST = 1000;

/** @throws YinjiError `usage`. */
function parse(words: readonly string[], terminal: Terminal): SearchWords {
  const { values, positionals } = read(words, terminal);
  const [verb, query, extra] = positionals;
  if (verb !== 'search')
    throw usageError(terminal, {
      zh: verb === undefined ? '缺少 search' : `没有 knowledge ${verb}`,
      en: verb === undefined ? 'search is missing' : `there is no knowledge ${verb}`,
    });
  if (query === undefined) throw usageError(terminal, { zh: '缺少查询（或 -）', en: 'a query (or -) is missing' });
  // The query is not repeated: it may be of a note.
  if (extra !== undefined)
    throw usageError(terminal, { zh: '查询含空格时请加引号', en: 'quote a query that has blanks' });
  const k = values.count === undefined ? COUNT : Number(values.count);
  if (!Number.isInteger(k) || k < 1 || k > MOST)
    throw usageError(terminal, { zh: `-k 为 1 至 ${String(MOST)}`, en: `-k is 1 to ${String(MOST)}` });
  return {
    query,
    k,
    types: values.type?.split(',').map((word) => typeOf(word, terminal)),
    region: values.region,
    dictionaries: values.dictionary ?? [],
    json: values.json ?? false,
  };
}

const OPTIONS = {
  type: { type: 'string' },
  count: { type: 'string', short: 'k' },
  region: { type: 'string' },
  dictionary: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

function read(words: readonly string[], terminal: Terminal): ReturnType<typeof parsed> {
  try {
    return parsed(words);
  } catch (thrown) {
    const option = /'(-[^'\s]+)/.exec((thrown as Error).message)?.[1] ?? '';
    throw usageError(terminal, { zh: `选项 ${option} 有误`, en: `the option ${option} is wrong` });
  }
}

const parsed = (words: readonly string[]) => parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });

function typeOf(word: string, terminal: Terminal): EntityType {
  const type = word.trim().toUpperCase();
  if (isEntityType(type)) return type;
  throw usageError(terminal, {
    zh: `没有类型 ${word}（可用：${ENTITY_TYPES.join(', ')}）`,
    en: `there is no type ${word} (there are: ${ENTITY_TYPES.join(', ')})`,
  });
}

async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const search = parse(words, terminal);
  const own = await hospitalDictionaries(search.dictionaries, terminal);
  const { dictionaries, foldTable } = await readDictionaries();
  // The hospital's own go first: of equals the first stands.
  const retriever = await openLexical([...own, ...dictionaries], foldTable);
  if (search.query !== '-') {
    const found = find(search.query, search, retriever);
    if (search.json) await writeLine(terminal.stdout, found.map(answerOf));
    else await write(terminal.stdout, listOf(found, terminal.language));
    return 0;
  }
  for await (const { text } of linesOf(terminal.stdin, 'stdin', 'utf-8'))
    await writeLine(terminal.stdout, find(text, search, retriever).map(answerOf));
  return 0;
}

function find(query: string, { types, k, region }: SearchWords, retriever: LexicalRetriever): readonly Candidate[] {
  return retriever.search(query, { k, ...(types ? { types } : {}), ...(region === undefined ? {} : { region }) });
}

const answerOf = ({ entry, type, level, score, why }: Candidate): Record<string, unknown> => ({
  entry,
  type,
  level,
  score,
  why: why.form === entry ? why.ways.join('+') : `${why.ways.join('+')}: ${why.form}`,
});

const WAYS: Readonly<Record<RetrievalWay, Bilingual>> = {
  exact: { zh: '原词', en: 'the term itself' },
  alias: { zh: '别名', en: 'alias' },
  characters: { zh: '字形', en: 'characters' },
  pinyin: { zh: '读音', en: 'sound' },
  meaning: { zh: '含义', en: 'meaning' },
};

function listOf(found: readonly Candidate[], language: UiLanguage): string {
  if (found.length === 0) return language === 'zh' ? '未检索到词条\n' : 'nothing found\n';
  return found
    .map(({ entry, type, level, score, why }) => {
      const ways = why.ways.map((way) => WAYS[way][language]).join(language === 'zh' ? '、' : ', ');
      const form = why.form === entry ? '' : ` ${why.form}`;
      return `${score.toFixed(3)}  ${ENTITIES[type].label[language]} ${String(level)}  ${entry}  (${ways}${form})\n`;
    })
    .join('');
}

export const command: CliCommand = { summary, help, run };
