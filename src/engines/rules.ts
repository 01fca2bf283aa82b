/** The built-in engine: every recognizer over one folded page. Needs no model and no download. */
import { typesOf, type EntityType, type Profile } from '../core/entities.ts';
import type { Engine } from '../core/engine.ts';
import { fold, type FoldTable, type SpacedLabels } from '../core/fold.ts';
import type { Knowledge } from '../core/knowledge.ts';
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

/** Findings of all recognizers for the profile's types, by start. Other types still serve as negative evidence. */
export function runRules(note: Note, profile: Profile, options: RulesOptions, signal?: AbortSignal): Finding[] {
  const folded = fold(note.text, options.foldTable, options.spacedLabels);
  const page = makePage(folded.text, note.language, options.knowledge);
  for (const recognizer of options.recognizers) {
    signal?.throwIfAborted();
    if (recognizer.languages && !recognizer.languages.includes(note.language)) continue;
    page.add(recognizer.recognize(page));
  }
  const wanted = new Set<EntityType>(typesOf(profile));
  return page.findings
    .filter(({ type }) => wanted.has(type))
    .map((finding) => ({ ...finding, ...folded.toOriginal(finding), source: RULES_ENGINE_ID }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

interface GrowingPage extends Page {
  add(findings: Iterable<PageFinding>): void;
}

/** The page of a folded text; exported for tests of recognizers. */
export function makePage(text: string, language: Language, knowledge: Knowledge): GrowingPage {
  const matches = knowledge.lookup(text);
  const findings: PageFinding[] = [];
  /** Findings by the 64-unit blocks they touch, so that `covered` looks at a few. */
  const blocks = new Map<number, PageFinding[]>();
  const indexes = new Map<string, Map<number, ReturnType<Page['hits']>[number][]>>();

  return {
    text,
    language,
    knowledge,
    numbers: numberRuns(text),
    findings,
    hits: (dictionary) => matches.in(dictionary),
    hitsAt(dictionary, start) {
      let index = indexes.get(dictionary);
      if (!index) {
        index = new Map();
        for (const hit of matches.in(dictionary)) {
          const list = index.get(hit.start);
          if (list) list.push(hit);
          else index.set(hit.start, [hit]);
        }
        indexes.set(dictionary, index);
      }
      return index.get(start) ?? [];
    },
    line(offset): Span {
      const end = text.indexOf('\n', offset);
      return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end };
    },
    covered(span, types) {
      for (let block = span.start >> 6; block <= (span.end - 1) >> 6; block++) {
        for (const finding of blocks.get(block) ?? []) {
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
          const list = blocks.get(block);
          if (list) list.push(finding);
          else blocks.set(block, [finding]);
        }
      }
    },
  };
}
