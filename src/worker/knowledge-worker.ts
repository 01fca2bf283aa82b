/** The worker of the Knowledge screen: imports, edits and searches, away from the detection and from the thread that draws. */
import { expose, transfer } from 'comlink';
import { YinjiError } from '../core/errors.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Dictionary, Term } from '../core/knowledge.ts';
import { formatDictionary, parseDictionary } from '../knowledge/dictionary-file.ts';
import { decode } from '../formats/charset.ts';
import { dictionaryToCsv, dictionaryToJson } from '../knowledge/import/export.ts';
import { readImport, type ImportSource } from '../knowledge/import/read.ts';
import { importTerms } from '../knowledge/import/terms.ts';
import { openLexical } from '../knowledge/lexical.ts';
import { Database, type HospitalDictionary } from '../storage/database.ts';
import * as hospital from '../storage/hospital-dictionaries.ts';
import { forgetVectors } from '../storage/vectors.ts';
import type { RemotePort } from './embedder-port.ts';
import { openHybrid, type WorkerRetriever } from './hybrid-open.ts';
import { casesOf } from './knowledge-cases.ts';
import { learnedHeader, withTerm } from './learned.ts';
import type { ExportForm, KnowledgeApi, KnowledgeList } from './knowledge-protocol.ts';
import { readBuiltin } from './read-dictionaries.ts';
import { reply } from './protocol.ts';
import { VectorStore } from './vector-store.ts';

interface Loaded {
  readonly database: Database;
  readonly builtin: readonly Dictionary[];
  readonly foldTable: FoldTable;
}

let loading: Promise<Loaded> | null = null;
/** Made with the first search, dropped with each change. */
let retriever: Promise<WorkerRetriever> | null = null;
let port: RemotePort | null = null;

async function load(base: string): Promise<Loaded> {
  const database = new Database();
  try {
    await database.open();
  } catch (cause) {
    throw new YinjiError('storage.unavailable', {}, { cause });
  }
  await hospital.forget(database);
  const { dictionaries, foldTable } = await readBuiltin(base, database);
  await forgetVectors(
    database,
    dictionaries.map(({ id }) => id),
  );
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

async function openRetriever(): Promise<WorkerRetriever> {
  const { database, builtin, foldTable } = await loaded();
  const rows = (await hospital.listDictionaries(database)).filter(({ on }) => on);
  const own = await Promise.all(rows.map(({ id }) => read(id)));
  const dictionaries = [...own, ...builtin];
  const lexical = await openLexical(dictionaries, foldTable);
  return openHybrid({ database, dictionaries, lexical, port, report: (error) => void port?.report(error) });
}

/** Every dictionary, also those that are switched off. */
async function readAll(): Promise<readonly Dictionary[]> {
  const { database, builtin } = await loaded();
  const rows = await hospital.listDictionaries(database);
  return [...(await Promise.all(rows.map(({ id }) => read(id)))), ...builtin];
}

async function vectors(): Promise<VectorStore> {
  return new VectorStore((await loaded()).database);
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
  start: (base, _, embedder) =>
    reply(async () => {
      port = embedder as unknown as RemotePort;
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
  search: (query, options) =>
    reply(async () => {
      const opened = await (retriever ??= openRetriever());
      const candidates = await opened.retrieve(query, options);
      return { candidates, model: opened.model };
    }),
  vectorStates: (facts) => reply(async () => (await vectors()).states(await readAll(), facts)),
  computeVectors: (id, facts, embed, onProgress) =>
    reply(async () => {
      try {
        return await (await vectors()).compute(await read(id), facts, embed, onProgress);
      } finally {
        retriever = null;
      }
    }),
  exportVectors: (id, facts) =>
    reply(async () => (await vectors()).export(await read(id), facts)).then((answer) =>
      answer.ok ? transfer(answer, [answer.value.buffer]) : answer,
    ),
  importVectors: (id, facts, file) =>
    reply(async () => {
      const bytes = await file.arrayBuffer().catch((cause: unknown) => {
        throw new YinjiError('file.unreadable', { file: file.name }, { cause });
      });
      const state = await (await vectors()).import(await read(id), facts, new Uint8Array(bytes));
      retriever = null;
      return state;
    }),
  forgetRetriever() {
    retriever = null;
  },
};

expose(api);
