/** The built-in engine: rules and tagger over one page, joined. Needs no model beyond the small weights file. */
import { typesOf, type EntityType, type Profile } from '../core/entities.ts';
import type { Engine } from '../core/engine.ts';
import type { Finding, Note } from '../core/note.ts';
import type { Page } from '../core/recognizer.ts';
import { REPEATS_FROM } from '../core/repeats.ts';
import type { JoinTable, Tagger, Tagging } from '../core/tagger.ts';
import { isStrong, joinFindings, type JoinedFinding } from './join.ts';
import { plausible } from './plausible.ts';
import { readPage, RULES_ENGINE_ID, type RulesOptions } from './rules.ts';

export const BUILTIN_ENGINE_ID = 'builtin';

/** @param tagger from `loadTagger(bytes)` of `static/tagger/weights.bin`. */
export function builtinEngine(options: RulesOptions, tagger: Tagger): Engine {
  return {
    id: BUILTIN_ENGINE_ID,
    version: `${options.version}+${tagger.version}`,
    label: { zh: '内置引擎', en: 'Built-in engine' },
    check: () => Promise.resolve({ state: 'available' }),
    open: ({ profile }) =>
      Promise.resolve({
        detect: (note: Note, signal?: AbortSignal) => runBuiltin(note, profile, options, tagger, signal),
        close: () => undefined,
      }),
  };
}

/** Joined findings of the profile's types, by start, in offsets of the note. */
export function runBuiltin(
  note: Note,
  profile: Profile,
  options: RulesOptions,
  tagger: Tagger,
  signal?: AbortSignal,
): Finding[] {
  const { folded, page } = readPage(note, options, signal);
  signal?.throwIfAborted();
  const wanted = new Set<EntityType>(typesOf(profile));
  return joinOnPage(page, tagger.tag(page, isStrong), tagger.join(note.language))
    .filter(({ type }) => wanted.has(type))
    .map((finding) => ({ ...finding, ...folded.toOriginal(finding) }));
}

/** What the engine says about a page the rules have read, in offsets of the page. */
export function joinOnPage(page: Page, tagging: Tagging, table: JoinTable): JoinedFinding[] {
  return joinFindings(page.findings, plausible(tagging, page), table, RULES_ENGINE_ID).map((finding) => ({
    ...finding,
    score: scoreOf(finding, page),
  }));
}

/** A dictionary of ordinary words that are names as well (高兴, 安宁). */
const ORDINARY = 'name-stop-zh';
/** Below the score from which `resolve` repeats a name through the note: 高兴 once a name is not one in 高高兴兴. */
const WORD_MOST = REPEATS_FROM - 0.02;

function scoreOf({ type, score, start, end }: JoinedFinding, { text, knowledge }: Page): number {
  const isWord = type === 'NAME' && score > WORD_MOST && knowledge.has(ORDINARY, text.slice(start, end));
  return isWord ? WORD_MOST : score;
}
