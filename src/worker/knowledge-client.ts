/** The page's side of the knowledge worker. It is started with the Knowledge screen, and killed to cancel an import. */
import { proxy, type Remote } from 'comlink';
import { YinjiError } from '../core/errors.ts';
import type { Dictionary, RetrieveOptions, Term } from '../core/knowledge.ts';
import type { ImportPreview } from '../knowledge/import/types.ts';
import type { HospitalDictionary, HospitalText } from '../storage/database.ts';
import type { Embedder } from '../core/embedder.ts';
import { offerEmbedder, type EmbedderFacts, type EmbedderSource } from './embedder-port.ts';
import type {
  ExportForm,
  Imported,
  ImportRequest,
  KnowledgeApi,
  KnowledgeList,
  Lesson,
  SearchAnswer,
  VectorState,
} from './knowledge-protocol.ts';
import { reply, unwrap, type Reply } from './protocol.ts';
import { openSession, type Session } from './session.ts';

export type { ImportIssue, ImportMapping, ImportPreview, ImportReport } from '../knowledge/import/types.ts';
export type { HospitalDictionary, HospitalText } from '../storage/database.ts';
export type {
  BuiltinDictionary,
  ExportForm,
  Imported,
  ImportRequest,
  KnowledgeList,
  Lesson,
  SearchAnswer,
  VectorState,
} from './knowledge-protocol.ts';

/** Every call rejects with a YinjiError. */
export interface KnowledgeClient {
  list(): Promise<KnowledgeList>;
  terms(id: string): Promise<readonly Term[]>;
  save(dictionary: Dictionary, from: number): Promise<HospitalDictionary>;
  teach(lesson: Lesson): Promise<HospitalDictionary>;
  setOn(id: string, on: boolean): Promise<void>;
  remove(id: string): Promise<HospitalDictionary | undefined>;
  putBack(row: HospitalDictionary): Promise<void>;
  revisions(id: string): Promise<readonly Omit<HospitalText, 'text'>[]>;
  restore(id: string, revision: number): Promise<HospitalDictionary>;
  preview(file: File): Promise<ImportPreview>;
  /** An abort leaves what was stored before. */
  import(request: ImportRequest, onProgress: (fraction: number) => void, signal: AbortSignal): Promise<Imported>;
  export(id: string, form: ExportForm): Promise<string>;
  search(query: string, options: RetrieveOptions): Promise<SearchAnswer>;
  vectorStates(facts: EmbedderFacts): Promise<readonly VectorState[]>;
  /** What `embedder` computed is kept when it fails or is stopped. @param onProgress fraction done, 0 to 1. */
  computeVectors(id: string, embedder: Embedder, onProgress: (fraction: number) => void): Promise<VectorState>;
  exportVectors(id: string, facts: EmbedderFacts): Promise<Uint8Array>;
  importVectors(id: string, facts: EmbedderFacts, file: File): Promise<VectorState>;
  /** Another model was chosen: the next search asks for it. */
  forgetRetriever(): void;
}

const factsOf = ({ model, dimensions, queryInstruction }: EmbedderFacts): EmbedderFacts => ({
  model,
  dimensions,
  queryInstruction,
});

function open(source: EmbedderSource): Session<KnowledgeApi, KnowledgeList> {
  return openSession(new Worker(new URL('./knowledge-worker.ts', import.meta.url), { type: 'module' }), {
    start: (remote: Remote<KnowledgeApi>) => remote.start(document.baseURI, __APP_VERSION__, offerEmbedder(source)),
    broken: new YinjiError('unexpected', { name: 'Worker' }),
  });
}

/** @param source the embedder that the page has chosen. */
export function startKnowledge(source: EmbedderSource): KnowledgeClient {
  let session: Session<KnowledgeApi, KnowledgeList> | null = null;

  async function call<T>(make: (remote: Remote<KnowledgeApi>) => Promise<Reply<T>>): Promise<T> {
    const used = (session ??= open(source));
    const { remote, started, ended } = used;
    try {
      unwrap(await Promise.race([started, ended]));
    } catch (thrown) {
      // The next call tries again.
      if (session === used) session = null;
      throw thrown;
    }
    return unwrap(await Promise.race([make(remote), ended]));
  }

  return {
    list: () => call((remote) => remote.list()),
    terms: (id) => call((remote) => remote.terms(id)),
    save: (dictionary, from) => call((remote) => remote.save(dictionary, from)),
    teach: (lesson) => call((remote) => remote.teach(lesson)),
    setOn: (id, on) => call((remote) => remote.setOn(id, on)),
    remove: (id) => call((remote) => remote.remove(id)),
    putBack: (row) => call((remote) => remote.putBack(row)),
    revisions: (id) => call((remote) => remote.revisions(id)),
    restore: (id, revision) => call((remote) => remote.restore(id, revision)),
    preview: (file) => call((remote) => remote.preview(file)),
    async import(request, onProgress, signal) {
      const cancel = (): void => {
        session?.kill(new YinjiError('cancelled'));
        session = null;
      };
      signal.throwIfAborted();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        return await call((remote) => remote.import(request, proxy(onProgress)));
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
    export: (id, form) => call((remote) => remote.export(id, form)),
    search: (query, options) => call((remote) => remote.search(query, options)),
    vectorStates: (facts) => call((remote) => remote.vectorStates(factsOf(facts))),
    computeVectors(id, embedder, onProgress) {
      const embed = (texts: readonly string[]) => reply(() => embedder.embed(texts));
      return call((remote) => remote.computeVectors(id, factsOf(embedder), proxy(embed), proxy(onProgress)));
    },
    exportVectors: (id, facts) => call((remote) => remote.exportVectors(id, factsOf(facts))),
    importVectors: (id, facts, file) => call((remote) => remote.importVectors(id, factsOf(facts), file)),
    forgetRetriever: () => void session?.remote.forgetRetriever(),
  };
}
