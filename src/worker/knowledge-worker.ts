/** The worker of the Knowledge screen: imports, edits and searches, away from the detection and from the thread that draws. */
import { expose } from 'comlink';
import { YinjiError } from '../core/errors.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Dictionary, Retriever, Term } from '../core/knowledge.ts';
import { formatDictionary, parseDictionary } from '../knowledge/dictionary-file.ts';
import { decode } from '../formats/charset.ts';
import { dictionaryToCsv, dictionaryToJson } from '../knowledge/import/export.ts';
import { readImport, type ImportSource } from '../knowledge/import/read.ts';
import { importTerms } from '../knowledge/import/terms.ts';
import { openLexical } from '../knowledge/lexical.ts';
import { Database, type HospitalDictionary } from '../storage/database.ts';
import * as hospital from '../storage/hospital-dictionaries.ts';
import { casesOf } from './knowledge-cases.ts';
import { learnedHeader, withTerm } from './learned.ts';
import type { ExportForm, KnowledgeApi, KnowledgeList } from './knowledge-protocol.ts';
import { readBuiltin } from './read-dictionaries.ts';
import { reply } from './protocol.ts';

interface Loaded {
  readonly database: Database;
  readonly builtin: readonly Dictionary[];
  readonly foldTable: FoldTable;
}

let loading: Promise<Loaded> | null = null;
/** Made with the first search, dropped with each change. */
let retriever: Promise<Retriever> | null = null;

async function load(base: string): Promise<Loaded> {
  const database = new Database();
  try {
    await database.open();
  } catch (cause) {
    throw new YinjiError('storage.unavailable', {}, { cause });
  }
  await hospital.forget(database);
  const { dictionaries, foldTable } = await readBuiltin(base, database);
  return { database, builtin: dictionaries, foldTable };
}

async function loaded(): Promise<Loaded> {
  if (!loading) throw new YinjiError('storage.unavailable');
  return loading;
}

async function list(): Promise<KnowledgeList> {
  const { database, builtin } = await loaded();
  return {
    builtin: builtin.map(({ terms, ...header }) => ({ ...header, terms: terms.length })),
    hospital: await hospital.listDictionaries(database),
  };
}

async function read(id: string, revision?: number): Promise<Dictionary> {
  const { database, builtin } = await loaded();
  const shipped = builtin.find((dictionary) => dictionary.id === id);
  if (shipped) return shipped;
  const text = await hospital.readText(database, id, revision);
  if (text === undefined) throw new YinjiError('storage.conflict', { name: id });
  return parseDictionary(id, text);
}

async function save(dictionary: Dictionary, from: number): Promise<HospitalDictionary> {
  const { database } = await loaded();
  const { terms, ...header } = dictionary;
  retriever = null;
  return hospital.saveDictionary(database, { header, text: formatDictionary(dictionary), terms: terms.length }, from);
}

async function openRetriever(): Promise<Retriever> {
  const { database, builtin, foldTable } = await loaded();
  const rows = (await hospital.listDictionaries(database)).filter(({ on }) => on);
  const own = await Promise.all(rows.map(({ id }) => read(id)));
  return openLexical([...own, ...builtin], foldTable);
}

async function readFile(file: File): Promise<ImportSource> {
  const bytes = await file.arrayBuffer().catch((cause: unknown) => {
    throw new YinjiError('file.unreadable', { file: file.name }, { cause });
  });
  return readImport({ name: file.name, bytes: new Uint8Array(bytes) }, decode);
}

const WRITERS: Readonly<Record<ExportForm, (dictionary: Dictionary) => string>> = {
  txt: formatDictionary,
  csv: dictionaryToCsv,
  json: dictionaryToJson,
  cases: casesOf,
};

const api: KnowledgeApi = {
  start: (base) =>
    reply(async () => {
      loading ??= load(base);
      try {
        await loading;
      } catch (thrown) {
        loading = null;
        throw thrown;
      }
      return list();
    }),
  list: () => reply(list),
  terms: (id) => reply(async (): Promise<readonly Term[]> => (await read(id)).terms),
  save: (dictionary, from) => reply(() => save(dictionary, from)),
  teach: ({ type, term }) =>
    reply(async () => {
      const { database } = await loaded();
      const header = learnedHeader(type);
      const row = await database.hospital.get(header.id);
      const terms = row ? (await read(header.id)).terms : [];
      return save({ ...header, terms: withTerm(terms, term) }, row?.revision ?? 0);
    }),
  setOn: (id, on) =>
    reply(async () => {
      retriever = null;
      await hospital.setOn((await loaded()).database, id, on);
    }),
  remove: (id) =>
    reply(async () => {
      retriever = null;
      return hospital.removeDictionary((await loaded()).database, id);
    }),
  putBack: (row) =>
    reply(async () => {
      retriever = null;
      await hospital.putBack((await loaded()).database, row);
    }),
  revisions: (id) => reply(async () => hospital.revisionsOf((await loaded()).database, id)),
  restore: (id, revision) =>
    reply(async () => {
      const present = await (await loaded()).database.hospital.get(id);
      return save(await read(id, revision), present?.revision ?? 0);
    }),
  preview: (file) => reply(async () => (await readFile(file)).preview),
  import: ({ file, mapping, header, from }, onProgress) =>
    reply(async () => {
      const { foldTable } = await loaded();
      const { table } = await readFile(file);
      const { dictionary, report } = await importTerms(table, mapping, header, foldTable, { onProgress });
      return { dictionary: await save(dictionary, from), report };
    }),
  export: (id, form) => reply(async () => WRITERS[form](await read(id))),
  search: (query, options) => reply(async () => (await (retriever ??= openRetriever())).retrieve(query, options)),
};

expose(api);
