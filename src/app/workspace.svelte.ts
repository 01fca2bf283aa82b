/** The review screen: notes, what is current, what was decided, the safe text and whether it may leave. */
import type { Outcome } from '../core/engine.ts';
import type { EntityType, Level, Profile } from '../core/entities.ts';
import { ENTITIES } from '../core/entities.ts';
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import { detectLanguage } from '../core/languages.ts';
import { overlaps, type Annotation, type Note, type Span } from '../core/note.ts';
import type { Policy } from '../core/policy.ts';
import type { OnOutcome, WorkerInfo } from '../worker/client.ts';
import * as edits from './edits.ts';
import { gateOf, type Gate } from './gate.ts';
import type { Messages } from './messages/index.ts';
import { Preview, type PreviewServices } from './preview.svelte.ts';
import { countsOf, matching, needsDecision, NO_FILTER, type Filter } from './queue.ts';
import { Review, type Detection } from './review.svelte.ts';
import { Selection } from './selection.svelte.ts';
import type { OpenedFile } from './opened-file.ts';

/** Whatever reads notes: the built-in engine, and what is chosen beside it. */
export interface Reader {
  ready(): Promise<WorkerInfo>;
  /** Rejects with `cancelled` when the signal aborts. */
  detect(note: Note, profile: Profile, onOutcome: OnOutcome, signal: AbortSignal): Promise<readonly Annotation[]>;
}

export interface WorkspaceServices extends PreviewServices {
  readonly worker: Reader;
  /** Called with notes that are about to be dropped. */
  readonly onDrop?: (reviews: readonly Review[]) => void;
}

/** A passing word to the user, in the language the interface has when it is shown. */
export interface Notice {
  readonly say: (messages: Messages) => string;
}

/** The word by which a text may leave although something stands against it. */
export interface Override {
  readonly reason: string;
}

export class Workspace {
  readonly selection = new Selection();
  readonly preview: Preview;
  readonly services: WorkspaceServices;
  #reviews = $state.raw<readonly Review[]>([]);
  #index = $state(0);
  #file = $state.raw<OpenedFile | null>(null);
  #policy = $state.raw() as Policy;
  #profile = $state<Profile>('strict');
  #info = $state.raw<WorkerInfo | null>(null);
  #startError = $state.raw<ErrorRecord | null>(null);
  #override = $state.raw<Override | null>(null);
  #notice = $state.raw<Notice | null>(null);
  #abort = new AbortController();
  #working = false;
  #pasted = 0;

  readonly #counts = $derived(countsOf(this.annotations));
  readonly #queue = $derived(this.annotations.filter(needsDecision));
  readonly #matches = $derived(matching(this.annotations, this.selection.filter, (a) => this.#wordsOf(a)));
  readonly #gate = $derived.by(() => this.#judge());

  constructor(services: WorkspaceServices, policy: Policy) {
    this.services = services;
    this.preview = new Preview(services);
    this.#policy = policy;
  }

  // What there is.

  get reviews(): readonly Review[] {
    return this.#reviews;
  }

  get index(): number {
    return this.#index;
  }

  /** Null on the first screen. */
  get review(): Review | null {
    return this.#reviews[this.#index] ?? null;
  }

  get text(): string {
    return this.review?.note.text ?? '';
  }

  get annotations(): readonly Annotation[] {
    return this.review?.annotations ?? [];
  }

  get file(): OpenedFile | null {
    return this.#file;
  }

  get policy(): Policy {
    return this.#policy;
  }

  get profile(): Profile {
    return this.#profile;
  }

  /** Null until the dictionaries are loaded. */
  get info(): WorkerInfo | null {
    return this.#info;
  }

  /** Why the engines could not be started. */
  get startError(): ErrorRecord | null {
    return this.#startError;
  }

  get current(): Annotation | null {
    const id = this.selection.current;
    return id === null ? null : (this.review?.find(id) ?? null);
  }

  /** What an edit is for: the selection, else the current annotation. */
  get targets(): readonly Annotation[] {
    const ids = new Set(this.selection.selected);
    if (ids.size > 0) return this.annotations.filter(({ id }) => ids.has(id));
    return this.current ? [this.current] : [];
  }

  get counts(): ReadonlyMap<EntityType, number> {
    return this.#counts;
  }

  /** What still needs a decision, from the start of the note. */
  get queue(): readonly Annotation[] {
    return this.#queue;
  }

  /** What the filter lets through. */
  get matches(): readonly Annotation[] {
    return this.#matches;
  }

  get gate(): Gate {
    return this.#gate;
  }

  get override(): Override | null {
    return this.#override;
  }

  get notice(): Notice | null {
    return this.#notice;
  }

  get unexported(): boolean {
    return this.#reviews.some((review) => review.unexported);
  }

  get currentUnexported(): boolean {
    return this.review?.unexported ?? false;
  }

  valueOf({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  // Notes in.

  /** Loads the dictionaries; a failure is kept and shown, and a later call tries again. */
  async start(): Promise<void> {
    this.#startError = null;
    try {
      this.#info = await this.services.worker.ready();
    } catch (thrown) {
      this.#startError = YinjiError.from(thrown).toRecord();
    }
  }

  /** @param own false for the examples, which nobody would miss. */
  openText(text: string, own: boolean): void {
    if (text.trim() === '') return;
    const id = `note-${String(++this.#pasted)}`;
    const note = { id, text, language: detectLanguage(text), format: 'text', meta: {} };
    this.#open([new Review(note, own)], null);
  }

  openFile(file: OpenedFile): void {
    this.#open(
      file.notes.map((note) => new Review(note, true)),
      file,
    );
  }

  /** Back to the first screen; the present notes are dropped. */
  close(): void {
    this.#open([], null);
  }

  goTo(index: number): void {
    if (index < 0 || index >= this.#reviews.length || index === this.#index) return;
    this.#index = index;
    this.selection.reset();
    this.#refresh();
    void this.#work();
  }

  #open(reviews: readonly Review[], file: OpenedFile | null): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#working = false;
    this.selection.reset();
    this.services.onDrop?.(this.#reviews);
    this.#reviews = reviews;
    this.#file = file;
    this.#index = 0;
    this.preview.clear();
    this.#notice = null;
    if (reviews.length === 0) return;
    this.#refresh();
    void this.#work();
  }

  // Detection.

  get detecting(): boolean {
    return this.#reviews.some(({ detection }) => detection.state === 'running');
  }

  get detectedCount(): number {
    return this.#reviews.filter(({ detection }) => detection.state === 'done').length;
  }

  stop(): void {
    this.#abort.abort();
  }

  /** Detects the current note again, and goes on with those that wait. Decisions stay. */
  detectAgain(): void {
    this.review?.finish({ state: 'waiting' });
    void this.#work();
  }

  setProfile(profile: Profile): void {
    if (profile === this.#profile) return;
    this.#profile = profile;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#working = false;
    for (const review of this.#reviews) review.finish({ state: 'waiting' });
    this.#refresh();
    void this.#work();
  }

  /** One note after the other: first the current one, then those that wait. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    if (this.#abort.signal.aborted) this.#abort = new AbortController();
    const { signal } = this.#abort;
    const isWaiting = ({ detection }: Review): boolean => detection.state === 'waiting';
    const next = (): Review | undefined =>
      this.review && isWaiting(this.review) ? this.review : this.#reviews.find(isWaiting);
    for (let review = next(); review && !signal.aborted; review = next()) await this.#detect(review, signal);
    // After an abort a newer round may be at work.
    if (signal === this.#abort.signal) this.#working = false;
  }

  async #detect(review: Review, signal: AbortSignal): Promise<void> {
    review.begin(Date.now());
    this.#refreshIf(review);
    const receive = (outcome: Outcome, annotations: readonly Annotation[]): void => {
      if (signal.aborted) return;
      review.receive(outcome, annotations);
      this.#refreshIf(review);
    };
    let end: Detection = { state: 'done' };
    try {
      await this.services.worker.detect(review.note, this.#profile, receive, signal);
      if (!this.#info) void this.start();
    } catch (thrown) {
      const error = YinjiError.from(thrown).toRecord();
      end = signal.aborted || error.code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', error };
    }
    // A note put back to wait by a newer round is that round's.
    if (review.detection.state !== 'running') return;
    review.finish(end);
    this.#refreshIf(review);
  }

  // Where the reviewer is.

  setFilter(change: Partial<Filter>): void {
    this.selection.setFilter({ ...this.selection.filter, ...change });
    this.#dim();
  }

  clearFilter(): void {
    this.setFilter(NO_FILTER);
  }

  /** Shows only one type and goes to its first; the same again shows all. */
  toggleType(type: EntityType): void {
    const { types } = this.selection.filter;
    const on = types.size === 1 && types.has(type);
    this.setFilter({ types: new Set(on ? [] : [type]), onlyUnsure: false });
    const first = this.matches[0];
    if (!on && first) this.selection.go(first.id);
  }

  go(annotation: Annotation | undefined): void {
    if (annotation) this.selection.go(annotation.id);
  }

  /** A click on a mark: alone, as the end of a range, or one more. */
  take(id: string, how: 'one' | 'range' | 'toggle'): void {
    const { selection } = this;
    const from = selection.current;
    if (how === 'one') selection.select([]);
    else if (how === 'toggle') this.#toggle(id, from);
    else this.#selectRange(from ?? id, id);
    selection.take(id);
  }

  /** Next or previous in the note; from nowhere, the first that needs a decision. */
  step(direction: 1 | -1, extend = false): void {
    const { selection, matches } = this;
    const from = selection.current;
    const at = matches.findIndex(({ id }) => id === from);
    const target = at >= 0 ? matches[at + direction] : this.#entry(direction);
    if (!target) return;
    if (extend && from !== null) this.#toggleStep(from, target.id);
    else selection.select([]);
    selection.go(target.id);
  }

  /** The next one that needs a decision, round the end of the note. */
  nextUnsure(): void {
    const at = this.current?.start ?? -1;
    const next = this.queue.find(({ start }) => start > at) ?? this.queue[0];
    if (next) {
      this.selection.select([]);
      this.selection.go(next.id);
    } else this.say((m) => m.notice.reviewDone);
  }

  clearSelection(): void {
    this.selection.select([]);
  }

  /** Where stepping starts when the current one is none of the matches. */
  #entry(direction: 1 | -1): Annotation | undefined {
    const { matches, current } = this;
    if (!current) return matches.find(needsDecision) ?? (direction > 0 ? matches[0] : matches.at(-1));
    return direction > 0
      ? matches.find(({ start }) => start > current.start)
      : matches.findLast(({ start }) => start < current.start);
  }

  #selectRange(from: string, to: string): void {
    const ids = this.matches.map(({ id }) => id);
    const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
    if (a < 0 || b < 0) return;
    this.selection.select(ids.slice(Math.min(a, b), Math.max(a, b) + 1));
  }

  #toggle(id: string, current: string | null): void {
    const selected = new Set(this.selection.selected);
    if (selected.size === 0 && current !== null) selected.add(current);
    if (selected.has(id)) selected.delete(id);
    else selected.add(id);
    this.selection.select(this.annotations.filter((annotation) => selected.has(annotation.id)).map(({ id }) => id));
  }

  /** Extends the selection by one step, or takes the last step back. */
  #toggleStep(from: string, to: string): void {
    const { selected } = this.selection;
    if (selected.includes(to)) this.selection.select(selected.filter((id) => id !== from));
    else this.selection.select([...new Set([...selected, from, to])]);
  }

  // Decisions. Each can be undone.

  confirm(): void {
    this.#decide(edits.confirm(this.targets));
  }

  reject(): void {
    this.#decide(edits.reject(this.targets));
  }

  setType(type: EntityType): void {
    this.#edit(edits.changeType(this.targets, type));
  }

  setLevel(level: Level): void {
    const patch = edits.changeLevel(this.targets, level);
    if (patch) this.#edit(patch);
    else if (this.targets.some((annotation) => annotation.level !== level)) this.say((m) => m.notice.level);
  }

  moveBorder(side: edits.Side, step: -1 | 1): void {
    const { current } = this;
    if (!current) return;
    const patch = edits.moveBorder(this.text, this.annotations, current, side, step);
    if (patch) this.#edit(patch);
    else this.say((m) => m.notice.border);
  }

  /** The decision on the current annotation, for every place with the same text. */
  applyToAll(): void {
    const { current, review } = this;
    if (!current || !review) return;
    const patch = edits.applyToAll(this.text, this.annotations, current, () => review.newId());
    if (!patch) return this.say((m) => m.notice.alreadyAll);
    this.#edit(patch);
    const places = Math.max(patch.added.length, patch.removed.length);
    this.say((m) => m.notice.occurrences(places));
  }

  /** @returns whether anything was left to add after blanks and stops at the ends. */
  addSpan(span: Span, type: EntityType, level?: Level): boolean {
    const { review } = this;
    const snapped = edits.snap(this.text, span);
    if (!review || !snapped) return false;
    const chosen = level ?? ENTITIES[type].levels[0];
    const id = review.newId();
    this.#edit(edits.add(this.text, this.annotations, snapped, type, chosen, id));
    this.selection.select([]);
    this.selection.go(id);
    return true;
  }

  /** Marks every place of a text. @returns how many places it has. */
  addText(value: string, type: EntityType): number {
    const first = edits.occurrences(this.text, value)[0];
    if (first === undefined || !this.addSpan({ start: first, end: first + value.length }, type)) return 0;
    const places = edits.occurrences(this.text, value).length;
    if (places > 1) this.applyToAll();
    return places;
  }

  undo(): void {
    this.#back(this.review?.undo() ?? null, (m, edit) => m.notice.undone(edit));
  }

  redo(): void {
    this.#back(this.review?.redo() ?? null, (m, edit) => m.notice.redone(edit));
  }

  #judge(): Gate {
    return gateOf(this.review, this.preview.check, this.#override !== null);
  }

  #edit(patch: edits.Patch | null): void {
    if (!patch || !this.review) return;
    this.review.edit(patch);
    this.#refresh();
  }

  /** A decision moves on: to the next that needs one, else to the next in the note. */
  #decide(patch: edits.Patch | null): void {
    const last = this.targets.at(-1);
    if (!last) return this.step(1);
    const wasUnsure = this.targets.some(needsDecision);
    this.#edit(patch);
    this.selection.select([]);
    const next = wasUnsure
      ? (this.queue.find(({ start }) => start > last.start) ?? this.queue[0])
      : this.matches.find(({ start }) => start > last.start);
    if (next) this.selection.go(next.id);
    else if (!this.current) this.selection.leave();
    if (wasUnsure && this.queue.length === 0) this.say((m) => m.notice.reviewDone);
  }

  #back(patch: edits.Patch | null, words: (m: Messages, edit: string) => string): void {
    if (!patch) return this.say((m) => m.notice.nothingToUndo);
    this.#refresh();
    this.selection.select([]);
    const place = patch.added[0];
    if (place) this.selection.go(place.id);
    else if (!this.current) this.selection.leave();
    this.say((m) => words(m, m.edit[patch.kind]));
  }

  /** What a place of the safe text stands for: an annotation, or a span of the note. */
  sourceOf({ start, end }: Span): { readonly annotation: string } | { readonly span: Span } | null {
    const piece = this.preview.output?.pieces.find((candidate) => start < candidate.end);
    if (!piece) return null;
    if (piece.annotation !== null) return { annotation: piece.annotation };
    const move = piece.sourceStart - piece.start;
    const span = { start: start + move, end: Math.min(end + move, piece.sourceEnd) };
    const over = this.annotations.find((annotation) => overlaps(annotation, span));
    return over ? { annotation: over.id } : { span };
  }

  // What leaves.

  setPolicy(policy: Policy): void {
    if (policy === this.#policy) return;
    this.#policy = policy;
    this.#refresh();
  }

  /**
   * Lets the present text go although something stands against it.
   * @returns false when the reason quotes a value of the note: it goes into the report, which holds none.
   */
  release(reason: string): boolean {
    const words = reason.trim();
    const quotes = this.annotations.some((annotation) => {
      const value = this.valueOf(annotation);
      return value.length > 1 && words.includes(value);
    });
    if (words === '' || quotes) return false;
    this.#override = { reason: words };
    return true;
  }

  markExported(): void {
    this.review?.markExported();
  }

  say(words: Notice['say']): void {
    this.#notice = { say: words };
  }

  hush(): void {
    this.#notice = null;
  }

  #refreshIf(review: Review): void {
    if (review === this.review) this.#refresh();
  }

  /** Shows the present state. A word of release was given for another one. */
  #refresh(): void {
    const { review } = this;
    if (!review) return;
    this.#override = null;
    const settled = review.detection.state !== 'waiting' && review.detection.state !== 'running';
    const { note, annotations, outcomes } = review;
    const read = outcomes.some(({ state }) => state === 'ok');
    this.preview.show({ note, annotations, policy: this.#policy, read, settled });
    if (this.selection.current === null) this.selection.tabLight.set(this.annotations.slice(0, 1).map(({ id }) => id));
    this.#dim();
  }

  #dim(): void {
    const shown = new Set(this.matches.map(({ id }) => id));
    const hidden = shown.size === this.annotations.length ? [] : this.annotations.filter(({ id }) => !shown.has(id));
    this.selection.dimLight.set(hidden.map(({ id }) => id));
  }

  #wordsOf(annotation: Annotation): string {
    const { label } = ENTITIES[annotation.type];
    const replacement = this.preview.replacementOf(annotation.id) ?? '';
    return `${this.valueOf(annotation)}\n${label.zh}\n${label.en}\n${replacement}`.toLowerCase();
  }
}
