/** The tagger alone, for comparison: its findings over the page the rules have read. */
import { typesOf, type EntityType, type Profile } from '../core/entities.ts';
import type { Engine } from '../core/engine.ts';
import type { Finding, Note } from '../core/note.ts';
import type { Tagger } from '../core/tagger.ts';
import { taggedFinding, TAGGER_ENGINE_ID } from './join.ts';
import { readPage, type RulesOptions } from './rules.ts';

/** Below this the tagger alone says nothing. */
const FROM = 0.5;

export function taggerEngine(options: RulesOptions, tagger: Tagger): Engine {
  return {
    id: TAGGER_ENGINE_ID,
    version: tagger.version,
    label: { zh: '学习模型', en: 'Learned tagger' },
    check: () => Promise.resolve({ state: 'available' }),
    open: ({ profile }) =>
      Promise.resolve({
        detect: (note: Note, signal?: AbortSignal) => runTagger(note, profile, options, tagger, signal),
        close: () => undefined,
      }),
  };
}

/** Findings of the profile's types, by start, in offsets of the note. */
export function runTagger(
  note: Note,
  profile: Profile,
  options: RulesOptions,
  tagger: Tagger,
  signal?: AbortSignal,
): Finding[] {
  const { page, folded } = readPage(note, options, signal);
  const wanted = new Set<EntityType>(typesOf(profile));
  return tagger
    .tag(page)
    .spans.filter(({ type, probability }) => wanted.has(type) && probability >= FROM)
    .map((span) => ({ ...taggedFinding(span), ...folded.toOriginal(span) }));
}
