/** The worker: engines, dictionaries and verification, away from the thread that draws. */
import { expose } from 'comlink';
import type { Deployment } from '../core/deployment.ts';
import { detect } from '../core/detect.ts';
import type { Engine, Outcome } from '../core/engine.ts';
import { YinjiError } from '../core/errors.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Dictionary, Knowledge, Retriever } from '../core/knowledge.ts';
import { neverTagOf } from '../core/never.ts';
import type { Annotation } from '../core/note.ts';
import { protect } from '../core/protect.ts';
import { RESOLVE_RULES, resolveOutcomes } from '../core/resolve.ts';
import { verify } from '../core/verify.ts';
import { builtinEngine, BUILTIN_ENGINE_ID } from '../engines/builtin.ts';
import { MODEL_RULES } from '../engines/chat/reasons.ts';
import { TAGGER_RULES } from '../engines/join.ts';
import type { RulesOptions } from '../engines/rules.ts';
import { SERVER_ENGINE_ID, SERVER_LABEL } from '../engines/server/about.ts';
import { buildLexicon } from '../knowledge/lexicon.ts';
import { verifyHelpers } from '../knowledge/verify-helpers.ts';
import { RECOGNIZERS, RULES } from '../recognizers/index.ts';
import type { Database } from '../storage/database.ts';
import { loadTagger } from '../tagger/tagger.ts';
import { readDeployment } from './deployment.ts';
import type { RemotePort } from './embedder-port.ts';
import { fetchBytes, openDatabase, readBuiltin, readHospital } from './read-dictionaries.ts';
import type { ServerAsk } from './server-calls.ts';
import { parseTuningFile, readTuning, tune, tuningFile, tuningState, weightsInUse } from './tuning.ts';
import { reply, type WorkerApi, type WorkerInfo } from './protocol.ts';

interface Loaded {
  readonly engines: readonly Engine[];
  readonly knowledge: Knowledge;
  readonly foldTable: FoldTable;
  /** All of them, the hospital's first. */
  readonly dictionaries: readonly Dictionary[];
  /** Null where the browser has no IndexedDB. */
  readonly database: Database | null;
  /** URL of the page's folder. */
  readonly page: string;
  /** The shipped ones of the tagger. */
  readonly weights: Uint8Array;
  readonly options: RulesOptions;
  readonly info: WorkerInfo;
}

let loading: Promise<Loaded> | null = null;

async function load(base: string, version: string): Promise<Loaded> {
  const began = performance.now();
  const database = await openDatabase();
  const [{ dictionaries: builtin, foldTable }, own] = await Promise.all([
    readBuiltin(base, database),
    readHospital(database),
  ]);
  const dictionaries = [...own, ...builtin];
  const lexicon = buildLexicon(dictionaries, foldTable);
  const weights = await fetchBytes(base, 'tagger/weights.bin');
  const tagger = loadTagger(weightsInUse(weights, await readTuning(database)));
  const options = {
    knowledge: lexicon,
    foldTable,
    spacedLabels: lexicon.spacedLabels,
    recognizers: RECOGNIZERS,
    version,
  };
  const engines = [builtinEngine(options, tagger)];
  return {
    engines,
    knowledge: lexicon,
    foldTable,
    dictionaries,
    database,
    page: base,
    weights,
    options,
    info: {
      engines: engines.map(({ id, label, version }) => ({ id, label, version })),
      rules: { ...RULES, ...RESOLVE_RULES, ...TAGGER_RULES, ...MODEL_RULES },
      dictionaries: lexicon.dictionaries.length,
      terms: lexicon.termCount,
      milliseconds: performance.now() - began,
    },
  };
}

function loaded(): Promise<Loaded> {
  return loading ?? Promise.reject(new YinjiError('engine.unavailable', { engine: BUILTIN_ENGINE_ID }));
}

const openDeployment = async (): Promise<Deployment> => readDeployment((await loaded()).page);

/** Made with the first question to a model; most notes are read without one. */
let retriever: Promise<Retriever> | null = null;
let port: RemotePort | null = null;

function openRetriever(): Promise<Retriever> {
  retriever ??= (async () => {
    const { dictionaries, foldTable, database } = await loaded();
    const [{ openLexical }, { openHybrid }] = await Promise.all([
      import('../knowledge/lexical.ts'),
      import('./hybrid-open.ts'),
    ]);
    const lexical = await openLexical(dictionaries, foldTable);
    return openHybrid({ database, dictionaries, lexical, port, report: (error) => void port?.report(error) });
  })();
  return retriever;
}

/** @throws YinjiError `storage.unavailable` */
async function openStore(): Promise<Database> {
  const { database } = await loaded();
  if (!database) throw new YinjiError('storage.unavailable');
  return database;
}

/** Made ready while the built-in engine already reads; what stands against the server is its outcome. */
function lazyServer(ask: ServerAsk): Engine {
  let engine: Engine | undefined;
  return {
    id: SERVER_ENGINE_ID,
    version: ask.model,
    label: SERVER_LABEL,
    async check() {
      try {
        const { page, foldTable } = await loaded();
        const { engineOn, modelOn } = await import('./server-calls.ts');
        engine = engineOn(modelOn(ask, page, await openDeployment()), ask, await openRetriever(), foldTable);
        return await engine.check();
      } catch (thrown) {
        return { state: 'unavailable', reason: YinjiError.from(thrown).toRecord() };
      }
    },
    open(options) {
      if (!engine) throw new YinjiError('engine.unavailable', { engine: SERVER_ENGINE_ID });
      return engine.open(options);
    },
  };
}

const api: WorkerApi = {
  start: (base, version, embedder) =>
    reply(async () => {
      port = embedder as unknown as RemotePort;
      loading ??= load(base, version);
      try {
        return (await loading).info;
      } catch (thrown) {
        // The next call tries again: a lost connection is no verdict.
        loading = null;
        throw thrown;
      }
    }),
  detect: (note, profile, ask, onOutcome) =>
    reply(async () => {
      const { engines, knowledge, foldTable } = await loaded();
      const never = neverTagOf(knowledge, foldTable);
      const outcomes: Outcome[] = [];
      let annotations: readonly Annotation[] = [];
      await detect(note, ask ? [...engines, lazyServer(ask)] : engines, {
        profile,
        onOutcome: (outcome) => {
          outcomes.push(outcome);
          annotations = resolveOutcomes(note, outcomes, foldTable, never);
          onOutcome(outcome, annotations);
        },
      });
      return annotations;
    }),
  resolve: (note, outcomes) =>
    reply(async () => {
      const { knowledge, foldTable } = await loaded();
      return resolveOutcomes(note, outcomes, foldTable, neverTagOf(knowledge, foldTable));
    }),
  retrieve: (query, options) => reply(async () => (await openRetriever()).retrieve(query, options)),
  deployment: () => reply(openDeployment),
  serverModels: (server, key) =>
    reply(async () => {
      const { page } = await loaded();
      const deployment = await openDeployment();
      const { modelOn } = await import('./server-calls.ts');
      const model = modelOn({ base: server, model: '', ...(key ? { key } : {}) }, page, deployment);
      const named = deployment.servers.find(({ base }) => base === server);
      return {
        goesTo: named?.goesTo ?? new URL(server, page).host,
        models: (await model.models()).map(({ id }) => id),
      };
    }),
  tune: (notes) =>
    reply(async () => {
      const { weights, options } = await loaded();
      const database = await openStore();
      const { bytes, base, ...tuned } = tune(weights, notes, options);
      const changed = new Date().toISOString();
      await database.tuning.put({ id: 'tagger', base, bytes, notes: tuned.notes, changed, on: true });
      return tuned;
    }),
  tuning: () =>
    reply(async () => {
      const { database, weights } = await loaded();
      const stored = await readTuning(database);
      return stored ? tuningState(stored, loadTagger(weights).version) : null;
    }),
  setTuning: (on) =>
    reply(async () => {
      await (await openStore()).tuning.update('tagger', { on });
    }),
  removeTuning: () => reply(async () => (await openStore()).tuning.delete('tagger')),
  exportTuning: () =>
    reply(async () => {
      const stored = await readTuning((await loaded()).database);
      return stored ? tuningFile(stored) : null;
    }),
  importTuning: (file) =>
    reply(async () => {
      const { weights } = await loaded();
      const tuning = parseTuningFile(file);
      if (tuning.base !== loadTagger(weights).version) throw new YinjiError('tuning.stale');
      await (await openStore()).tuning.put(tuning);
    }),
  protect: ({ note, annotations, policy, ...options }) =>
    reply(async () => {
      const { STRATEGIES } = await import('../strategies/index.ts');
      return protect(note, annotations, policy, { ...options, strategies: STRATEGIES });
    }),
  verify: ({ note, annotations, result, policy }) =>
    reply(async () => {
      const { knowledge, foldTable } = await loaded();
      return verify(note, annotations, result, policy, await verifyHelpers(knowledge, foldTable));
    }),
};

expose(api);
