/** Notes become examples: the page as the rules read it, with some of their findings kept back. */
import type { Span } from '../core/note.ts';
import type { Page } from '../core/recognizer.ts';
import { isStrong } from '../engines/join.ts';
import { readPage, type RulesOptions } from '../engines/rules.ts';
import { TYPES, type TypedSpan } from '../tagger/labels.ts';
import { stretchesOf, type Stretch } from '../tagger/stretches.ts';
import type { GoldNote } from './notes.ts';
import type { Prng } from './prng.ts';

/** How much of the rules' word is kept from the model, so that it does not lean on it. */
export interface Dropout {
  /** Chance that a note is learned without any finding of the rules. */
  readonly note: number;
  /** Chance of every finding to be kept back. */
  readonly finding: number;
}

/** Rules are surer on notes they were tuned on than they will be elsewhere. */
export const DROPOUT: Readonly<Record<'tuned' | 'held', Dropout>> = {
  tuned: { note: 0.4, finding: 0.2 },
  held: { note: 0.1, finding: 0.05 },
};

export function goldOnPage({ spans }: Pick<GoldNote, 'spans'>, toPage: (span: Span) => Span): TypedSpan[] {
  return spans
    .map((span) => ({ ...toPage(span), type: TYPES.indexOf(span.type) }))
    .filter(({ start, end, type }) => start < end && type >= 0);
}

/** @param random keeps findings back; without it the page stays as the rules left it. */
export function examplesOf(gold: GoldNote, options: RulesOptions, random?: Prng): Stretch[] {
  const { folded, page } = readPage(gold.note, options);
  const seen = random ? keepBack(page, DROPOUT[gold.isHeld ? 'held' : 'tuned'], random) : page;
  const spans = goldOnPage(gold, (span) => folded.fromOriginal(span));
  return stretchesOf(seen, spans, isStrong);
}

function keepBack(page: Page, { note, finding }: Dropout, random: Prng): Page {
  const all = random.chance(note);
  return { ...page, findings: page.findings.filter(() => !all && !random.chance(finding)) };
}
