/** The Knowledge screen: dictionaries, the terms of the chosen one, an import on its way, and what can be taken back. */
import type { EntityType } from '../core/entities.ts';
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import type { Candidate, DictionaryHeader, Term } from '../core/knowledge.ts';
import type {
  ExportForm,
  HospitalDictionary,
  HospitalText,
  ImportMapping,
  ImportPreview,
  ImportReport,
  KnowledgeClient,
  KnowledgeList,
  Lesson,
  SearchAnswer,
} from '../worker/knowledge-client.ts';
export type { BuiltinDictionary, ExportForm, ImportIssue, ImportMapping } from '../worker/knowledge-client.ts';
import type { KnowledgeMessages } from './messages/knowledge-zh.ts';

/** An import between the choice of a file and its end. */
export interface Importing {
  readonly file: File;
  /** Null while the file is read. */
  readonly preview: ImportPreview | null;
  /** Fraction done, once it has begun. */
  readonly progress: number | null;
  readonly report: ImportReport | null;
  readonly error: ErrorRecord | null;
}

/** What the user says about the file before it goes in. */
export interface ImportChoice {
  readonly mapping: ImportMapping;
  readonly type: EntityType;
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  /** Id of the dictionary it replaces; null for a new one. */
  readonly into: string | null;
}

/** The last change, in words, and how it is taken back. */
export interface Change {
  readonly say: (messages: KnowledgeMessages) => string;
  readonly undo: (() => Promise<void>) | null;
}

const NO_LIST: KnowledgeList = { builtin: [], hospital: [] };
const NO_TERMS: readonly Term[] = [];
const CANDIDATES = 8;

export class KnowledgeBase {
  readonly #client: KnowledgeClient;
  /** Called after what the engines use has changed. */
  readonly #onChange: () => void;
  #list = $state.raw(NO_LIST);
  #ready = $state(false);
  #selected = $state<string | null>(null);
  #terms = $state.raw(NO_TERMS);
  #filter = $state('');
  #error = $state.raw<ErrorRecord | null>(null);
  #importing = $state.raw<Importing | null>(null);
  #change = $state.raw<Change | null>(null);
  #answer = $state.raw<SearchAnswer | null>(null);
  #revisions = $state.raw<readonly Omit<HospitalText, 'text'>[]>([]);
  #abort = new AbortController();

  readonly #found = $derived.by(() => filtered(this.#terms, this.#filter));

  constructor(client: KnowledgeClient, onChange: () => void) {
    this.#client = client;
    this.#onChange = onChange;
  }

  get list(): KnowledgeList {
    return this.#list;
  }

  /** Whether the dictionaries are known. */
  get ready(): boolean {
    return this.#ready;
  }

  get selected(): string | null {
    return this.#selected;
  }

  /** The chosen dictionary, when the hospital owns it. */
  get own(): HospitalDictionary | null {
    return this.#list.hospital.find(({ id }) => id === this.#selected) ?? null;
  }

  get header(): DictionaryHeader | null {
    return this.own ?? this.#list.builtin.find(({ id }) => id === this.#selected) ?? null;
  }

  get terms(): readonly Term[] {
    return this.#terms;
  }

  /** Terms that the filter lets through. */
  get found(): readonly Term[] {
    return this.#found;
  }

  get filter(): string {
    return this.#filter;
  }

  set filter(words: string) {
    this.#filter = words;
  }

  get error(): ErrorRecord | null {
    return this.#error;
  }

  get importing(): Importing | null {
    return this.#importing;
  }

  get change(): Change | null {
    return this.#change;
  }

  /** Null before the first search. */
  get candidates(): readonly Candidate[] | null {
    return this.#answer?.candidates ?? null;
  }

  /** Id of the model by whose vectors the last search was made as well; null where it was lexical. */
  get searchModel(): string | null {
    return this.#answer?.model ?? null;
  }

  /** States of the chosen dictionary, the newest first. */
  get revisions(): readonly Omit<HospitalText, 'text'>[] {
    return this.#revisions;
  }

  /** Called when the screen opens. */
  async open(): Promise<void> {
    await this.#try(async () => {
      await this.#refresh();
      this.#ready = true;
      if (this.#selected === null) await this.#select(this.#list.hospital[0]?.id ?? null);
    });
  }

  dismiss(): void {
    this.#error = null;
  }

  async select(id: string): Promise<void> {
    this.#filter = '';
    await this.#try(() => this.#select(id));
  }

  async setOn(id: string, on: boolean): Promise<void> {
    await this.#try(async () => {
      await this.#client.setOn(id, on);
      await this.#changed({ say: (m) => (on ? m.done.on : m.done.off), undo: () => this.#client.setOn(id, !on) });
    });
  }

  async create(name: string, type: EntityType): Promise<void> {
    const header = headerOf({ name, type, source: '', licence: '' }, newId());
    await this.#try(async () => {
      await this.#client.save({ ...header, terms: [] }, 0);
      await this.#changed({ say: (m) => m.done.saved, undo: () => this.#drop(header.id) });
      await this.#select(header.id);
    });
  }

  /** Adds a term, or puts it in the place of another. */
  async saveTerm(term: Term, before: Term | null): Promise<void> {
    const terms = before ? this.#terms.map((row) => (row === before ? term : row)) : [term, ...this.#terms];
    await this.#saveTerms(terms, (m) => m.done.saved);
  }

  async deleteTerm(term: Term): Promise<void> {
    await this.#saveTerms(
      this.#terms.filter((row) => row !== term),
      (m) => m.done.deleted,
    );
  }

  async saveHeader(change: Pick<DictionaryHeader, 'name' | 'source' | 'licence'>): Promise<void> {
    const { own } = this;
    if (!own) return;
    await this.#try(async () => {
      await this.#client.save({ ...plainHeader(own), ...change, terms: this.#terms }, own.revision);
      await this.#changed({ say: (m) => m.done.saved, undo: () => this.#back(own) });
    });
  }

  async remove(id: string): Promise<void> {
    await this.#try(async () => {
      const row = await this.#client.remove(id);
      if (this.#selected === id) await this.#select(null);
      await this.#changed({
        say: (m) => m.done.removed,
        undo: row ? () => this.#client.putBack(row) : null,
      });
    });
  }

  async restore(revision: number): Promise<void> {
    const { own } = this;
    if (!own) return;
    await this.#try(async () => {
      await this.#client.restore(own.id, revision);
      await this.#changed({ say: (m) => m.done.restored, undo: () => this.#back(own) });
    });
  }

  /** Takes the last change back. */
  async undo(): Promise<void> {
    const undo = this.#change?.undo;
    if (!undo) return;
    this.#change = null;
    await this.#try(async () => {
      await undo();
      await this.#changed(null);
    });
  }

  hush(): void {
    this.#change = null;
  }

  /** @returns the file's content; null when it could not be made. */
  async export(id: string, form: ExportForm): Promise<string | null> {
    let text: string | null = null;
    await this.#try(async () => {
      text = await this.#client.export(id, form);
    });
    return text;
  }

  async search(query: string, type: EntityType | null): Promise<void> {
    if (query.trim() === '') {
      this.#answer = null;
      return;
    }
    await this.#try(async () => {
      this.#answer = await this.#client.search(query, { k: CANDIDATES, ...(type ? { types: [type] } : {}) });
    });
  }

  /** What a reviewer taught from a finding. @throws YinjiError */
  async teach(lesson: Lesson): Promise<void> {
    const row = await this.#client.teach(lesson);
    const say: Change['say'] = (m) => (lesson.type === null ? m.done.neverTaught : m.done.taught);
    const undo = (): Promise<void> =>
      row.revision > 1 ? this.#client.restore(row.id, row.revision - 1).then(() => undefined) : this.#drop(row.id);
    await this.#changed({ say, undo });
  }

  // An import.

  async beginImport(file: File): Promise<void> {
    const blank: Importing = { file, preview: null, progress: null, report: null, error: null };
    this.#importing = blank;
    try {
      const preview = await this.#client.preview(file);
      if (this.#importing === blank) this.#importing = { ...blank, preview };
    } catch (thrown) {
      if (this.#importing === blank) this.#importing = { ...blank, error: YinjiError.from(thrown).toRecord() };
    }
  }

  async runImport(choice: ImportChoice): Promise<void> {
    const { importing } = this;
    if (!importing) return;
    const replaced = this.#list.hospital.find(({ id }) => id === choice.into);
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const show = (change: Partial<Importing>): void => {
      if (!signal.aborted) this.#importing = { ...importing, ...change };
    };
    let isRunning = true;
    show({ progress: 0, error: null });
    try {
      const { dictionary, report } = await this.#client.import(
        {
          file: importing.file,
          mapping: choice.mapping,
          header: headerOf(choice, replaced?.id ?? newId()),
          from: replaced?.revision ?? 0,
        },
        // Progress comes on another channel, and may come after the end.
        (progress) => {
          if (isRunning) show({ progress });
        },
        signal,
      );
      isRunning = false;
      show({ progress: null, report });
      await this.#changed({
        say: (m) => m.done.imported(String(report.terms)),
        undo: () => (replaced ? this.#back(replaced) : this.#drop(dictionary.id)),
      });
      await this.#select(dictionary.id);
    } catch (thrown) {
      isRunning = false;
      if (signal.aborted) this.#importing = { ...importing, progress: null, error: { code: 'cancelled', params: {} } };
      else show({ progress: null, error: YinjiError.from(thrown).toRecord() });
    }
  }

  /** Stops an import that runs; the stored dictionaries stay as they were. */
  stopImport(): void {
    this.#abort.abort();
  }

  endImport(): void {
    this.#abort.abort();
    this.#importing = null;
  }

  // Inside.

  async #saveTerms(terms: readonly Term[], say: Change['say']): Promise<void> {
    const { own } = this;
    if (!own) return;
    await this.#try(async () => {
      await this.#client.save({ ...plainHeader(own), terms }, own.revision);
      await this.#changed({ say, undo: () => this.#back(own) });
    });
  }

  /** To the state that a change was made on. */
  async #back({ id, revision }: HospitalDictionary): Promise<void> {
    await this.#client.restore(id, revision);
  }

  async #drop(id: string): Promise<void> {
    await this.#client.remove(id);
    if (this.#selected === id) await this.#select(null);
  }

  async #changed(change: Change | null): Promise<void> {
    this.#change = change;
    await this.#refresh();
    this.#onChange();
  }

  async #refresh(): Promise<void> {
    this.#list = await this.#client.list();
    if (this.#selected !== null) await this.#select(this.header ? this.#selected : null);
  }

  async #select(id: string | null): Promise<void> {
    this.#terms = id === null ? NO_TERMS : await this.#client.terms(id);
    this.#selected = id;
    this.#revisions = this.own ? await this.#client.revisions(this.own.id) : [];
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.#error = null;
    try {
      await work();
    } catch (thrown) {
      const error = YinjiError.from(thrown).toRecord();
      this.#error = error;
      // Another tab was faster: its state is shown.
      if (error.code === 'storage.conflict') await this.#refresh().catch(() => undefined);
    }
  }
}

/** Without what is the store's. */
function plainHeader({
  on: _on,
  terms: _terms,
  revision: _revision,
  changed: _changed,
  ...header
}: HospitalDictionary) {
  return header;
}

const headerOf = (
  { name, type, source, licence }: Pick<ImportChoice, 'name' | 'type' | 'source' | 'licence'>,
  id: string,
): DictionaryHeader => ({ id, name, type, language: 'zh', source, licence, version: '1' });

/** No two dictionaries of one browser share it; says nothing of what is in it. */
const newId = (): string => `hospital-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;

function filtered(terms: readonly Term[], filter: string): readonly Term[] {
  const words = filter.trim().toLowerCase();
  if (words === '') return terms;
  const holds = (form: string): boolean => form.toLowerCase().includes(words);
  return terms.filter(
    ({ term, aliases, note }) => holds(term) || aliases.some(holds) || (note !== undefined && holds(note)),
  );
}
