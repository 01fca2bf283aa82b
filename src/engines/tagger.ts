/** The tagger alone, for comparison: its findings over the page the rules have read. */
import { typesOf, type EntityType } from '../core/entities.ts';
import type { Engine } from '../core/engine.ts';
import type { Note } from '../core/note.ts';
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
    open: ({ profile }) => {
      const wanted = new Set<EntityType>(typesOf(profile));
      return Promise.resolve({
        detect(note: Note, signal?: AbortSignal) {
          const { page, folded } = readPage(note, options, signal);
          return tagger
            .tag(page)
            .spans.filter(({ type, probability }) => wanted.has(type) && probability >= FROM)
            .map((span) => ({ ...taggedFinding(span), ...folded.toOriginal(span) }));
        },
        close: () => undefined,
      });
    },
  };
}
