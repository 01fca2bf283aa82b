/** The built-in engine: every recognizer over one folded page. Needs no model and no download. */
import { typesOf, type EntityType, type Profile } from '../core/entities.ts';
import type { Engine } from '../core/engine.ts';
import { fold, type FoldedText, type FoldTable, type SpacedLabels } from '../core/fold.ts';
import type { Knowledge, TermHit } from '../core/knowledge.ts';
import type { Language } from '../core/language.ts';
import { overlaps, type Finding, type Note, type Span } from '../core/note.ts';
import { numberRuns } from '../core/number-runs.ts';
import type { Page, PageFinding, Recognizer } from '../core/recognizer.ts';

export const RULES_ENGINE_ID = 'rules';

export interface RulesOptions {
  readonly knowledge: Knowledge;
  readonly foldTable: FoldTable;
  readonly spacedLabels: SpacedLabels;
  /** In the order in which they run: later ones see the findings of earlier ones. */
  readonly recognizers: readonly Recognizer[];
  readonly version: string;
}

export function rulesEngine(options: RulesOptions): Engine {
  return {
    id: RULES_ENGINE_ID,
    version: options.version,
    label: { zh: '内置引擎', en: 'Built-in engine' },
    check: () => Promise.resolve({ state: 'available' }),
    open: ({ profile }) =>
      Promise.resolve({
        detect: (note: Note, signal?: AbortSignal) => runRules(note, profile, options, signal),
        close: () => undefined,
      }),
  };
}

export interface ReadPage {
  readonly folded: FoldedText;
  /** With the findings of all recognizers. */
  readonly page: Page;
}

/** The page of a note as all recognizers have read it. */
export function readPage(note: Note, options: RulesOptions, signal?: AbortSignal): ReadPage {
  // The tables of `matchesOf` know a pattern from the second text on; a long text shall not be the first.
  if (note.text.length > LONG) meetPatterns(note.language, options);
  const folded = fold(note.text, options.foldTable, options.spacedLabels);
  const page = makePage(folded.text, note.language, options.knowledge);
  for (const recognizer of options.recognizers) {
    signal?.throwIfAborted();
    if (recognizer.languages && !recognizer.languages.includes(note.language)) continue;
    page.add(recognizer.recognize(page));
  }
  return { folded, page };
}

/** Findings of all recognizers for the profile's types, by start. Other types still serve as negative evidence. */
export function runRules(note: Note, profile: Profile, options: RulesOptions, signal?: AbortSignal): Finding[] {
  const { folded, page } = readPage(note, options, signal);
  const wanted = new Set<EntityType>(typesOf(profile));
  return page.findings
    .filter(({ type }) => wanted.has(type))
    .map((finding) => ({ ...finding, ...folded.toOriginal(finding), source: RULES_ENGINE_ID }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Units of a text worth a run over an empty page. */
const LONG = 20_000;
const met = new WeakMap<RulesOptions, Set<Language>>();

function meetPatterns(language: Language, options: RulesOptions): void {
  const languages = met.get(options) ?? new Set<Language>();
  if (languages.has(language)) return;
  met.set(options, languages.add(language));
  const page = makePage('', language, options.knowledge);
  for (const recognizer of options.recognizers) {
    if (!recognizer.languages || recognizer.languages.includes(language)) page.add(recognizer.recognize(page));
  }
}

interface GrowingPage extends Page {
  add(findings: Iterable<PageFinding>): void;
}

/** The page of a folded text; exported for tests of recognizers. */
export function makePage(text: string, language: Language, knowledge: Knowledge): GrowingPage {
  const matches = knowledge.lookup(text);
  const findings: PageFinding[] = [];
  /** Findings by the 64-unit blocks they touch, so that `covered` looks at a few. */
  const blocks: (PageFinding[] | undefined)[] = new Array<undefined>((text.length >> 6) + 1);
  const indexes = new Map<string, StartIndex>();

  return {
    text,
    language,
    knowledge,
    numbers: numberRuns(text),
    findings,
    hits: (dictionary) => matches.in(dictionary),
    hitsAt(dictionary, start) {
      let index = indexes.get(dictionary);
      if (!index) indexes.set(dictionary, (index = new StartIndex(matches.in(dictionary), text.length)));
      return index.at(start);
    },
    line(offset): Span {
      const end = text.indexOf('\n', offset);
      return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end };
    },
    covered(span, types) {
      for (let block = span.start >> 6; block <= (span.end - 1) >> 6; block++) {
        const list = blocks[block];
        if (!list) continue;
        for (const finding of list) {
          if (overlaps(finding, span) && (!types || types.includes(finding.type))) return true;
        }
      }
      return false;
    },
    add(more) {
      // A recognizer sees only what earlier ones found: its own findings join when it is done.
      for (const finding of [...more]) {
        findings.push(finding);
        for (let block = finding.start >> 6; block <= (finding.end - 1) >> 6; block++) {
          const list = blocks[block];
          if (list) list.push(finding);
          else blocks[block] = [finding];
        }
      }
    },
  };
}

const NO_HITS: readonly TermHit[] = [];

/** Hits of one dictionary by the offset where they begin. */
class StartIndex {
  readonly #hits: readonly TermHit[];
  /** For every offset of the text, the first hit that begins there, from 1. */
  readonly #first: Int32Array;
  /** Of each first hit, made when it is asked for. */
  readonly #lists: (readonly TermHit[] | undefined)[] = [];

  constructor(hits: readonly TermHit[], length: number) {
    this.#hits = hits;
    this.#first = new Int32Array(hits.length > 0 ? length : 0);
    for (let i = hits.length; i > 0; i--) this.#first[hits[i - 1]?.start ?? 0] = i;
  }

  at(start: number): readonly TermHit[] {
    const first = this.#first[start] ?? 0;
    return first === 0 ? NO_HITS : (this.#lists[first] ??= this.#listFrom(first - 1, start));
  }

  #listFrom(from: number, start: number): readonly TermHit[] {
    let to = from + 1;
    while (this.#hits[to]?.start === start) to++;
    return this.#hits.slice(from, to);
  }
}
