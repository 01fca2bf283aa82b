/** The worker: engines, dictionaries and verification, away from the thread that draws. */
import { expose } from 'comlink';
import { detect } from '../core/detect.ts';
import type { Engine } from '../core/engine.ts';
import { YinjiError } from '../core/errors.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Knowledge } from '../core/knowledge.ts';
import type { Finding } from '../core/note.ts';
import { protect } from '../core/protect.ts';
import { RESOLVE_RULES, resolve } from '../core/resolve.ts';
import { verify } from '../core/verify.ts';
import { builtinEngine, BUILTIN_ENGINE_ID } from '../engines/builtin.ts';
import { TAGGER_RULES } from '../engines/join.ts';
import { loadKnowledge, type ManifestRow } from '../knowledge/load.ts';
import { verifyHelpers } from '../knowledge/verify-helpers.ts';
import { RECOGNIZERS, RULES } from '../recognizers/index.ts';
import { loadTagger } from '../tagger/tagger.ts';
import { Database } from '../storage/database.ts';
import { readDictionary } from '../storage/dictionary-cache.ts';
import { reply, type WorkerApi, type WorkerInfo } from './protocol.ts';

interface Loaded {
  readonly engines: readonly Engine[];
  readonly knowledge: Knowledge;
  readonly foldTable: FoldTable;
  readonly info: WorkerInfo;
}

let loading: Promise<Loaded> | null = null;

async function load(base: string, version: string): Promise<Loaded> {
  const began = performance.now();
  const folder = new URL('dictionaries/', base);
  const fetchBytes = async (file: string): Promise<Uint8Array> => {
    const response = await fetch(new URL(file, folder)).catch(() => null);
    if (!response?.ok) throw new YinjiError('dictionary.unavailable', { dictionary: file });
    return new Uint8Array(await response.arrayBuffer());
  };
  const manifest = JSON.parse(new TextDecoder().decode(await fetchBytes('manifest.json'))) as ManifestRow[];
  const database = await openDatabase();
  const { lexicon, foldTable } = await loadKnowledge(manifest, (row) => readDictionary(row, database, fetchBytes));
  const tagger = loadTagger(await fetchBytes('../tagger/weights.bin'));
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
    info: {
      engines: engines.map(({ id, label, version }) => ({ id, label, version })),
      rules: { ...RULES, ...RESOLVE_RULES, ...TAGGER_RULES },
      dictionaries: lexicon.dictionaries.length,
      terms: lexicon.termCount,
      milliseconds: performance.now() - began,
    },
  };
}

/** Null where the browser has no IndexedDB or refuses it. */
async function openDatabase(): Promise<Database | null> {
  try {
    const database = new Database();
    await database.open();
    return database;
  } catch {
    return null;
  }
}

function loaded(): Promise<Loaded> {
  return loading ?? Promise.reject(new YinjiError('engine.unavailable', { engine: BUILTIN_ENGINE_ID }));
}

const api: WorkerApi = {
  start: (base, version) =>
    reply(async () => {
      loading ??= load(base, version);
      try {
        return (await loading).info;
      } catch (thrown) {
        // The next call tries again: a lost connection is no verdict.
        loading = null;
        throw thrown;
      }
    }),
  detect: (note, profile, onOutcome) =>
    reply(async () => {
      const { engines, foldTable } = await loaded();
      const findings: Finding[] = [];
      await detect(note, engines, {
        profile,
        onOutcome: (outcome) => {
          if (outcome.state === 'ok') findings.push(...outcome.findings);
          onOutcome(outcome, resolve(note, findings, foldTable));
        },
      });
      return resolve(note, findings, foldTable);
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
