/** All dictionaries in one automaton: one pass over a folded text finds every term. */
import { fold, makeSpacedLabels, type FoldTable, type SpacedLabels } from '../core/fold.ts';
import type { Dictionary, DictionaryHeader, Knowledge, Matches, Term } from '../core/knowledge.ts';
import { buildAutomaton } from './automaton.ts';
import { HitLog, type PatternTable } from './hits.ts';

export interface Lexicon extends Knowledge {
  /** Labels of all `…-labels-…` dictionaries, for texts that write them with blanks inside. */
  readonly spacedLabels: SpacedLabels;
  readonly termCount: number;
  readonly bytes: number;
}

export function buildLexicon(dictionaries: readonly Dictionary[], table: FoldTable): Lexicon {
  const forms: string[] = [];
  const entries: Term[] = [];
  const owners: number[] = [];
  let termCount = 0;
  const exact = dictionaries.map(() => new Map<string, Term>());
  dictionaries.forEach((dictionary, index) => {
    const terms = exact[index] as Map<string, Term>;
    const add = (surface: string, entry: Term): void => {
      const form = foldForm(surface, table);
      const key = lowerCase(form);
      if (form === '' || terms.has(key)) return;
      terms.set(key, entry);
      termCount++;
      if (dictionary.match === 'exact' || dictionary.effect === 'never') return;
      forms.push(form);
      entries.push(entry);
      owners.push(index);
    };
    for (const entry of dictionary.terms) {
      add(entry.term, entry);
      for (const alias of entry.aliases) add(alias, entry);
    }
  });
  const automaton = buildAutomaton(forms);
  const ids = dictionaries.map(({ id }) => id);
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const patterns: PatternTable = { ids, indexOf, forms, entries, owner: Uint16Array.from(owners) };
  /** Terms that begin or end with a Latin letter or a digit; only these can lie inside a longer word. */
  const wordy = Uint8Array.from(forms, (form) => Number(isWordy(form)));
  const log = new HitLog();
  const labels = dictionaries.filter(({ id }) => id.includes('-labels-')).flatMap(({ terms }) => terms);

  return {
    dictionaries: dictionaries.map(({ terms: _, ...header }): DictionaryHeader => header),
    spacedLabels: makeSpacedLabels(labels.flatMap(({ term, aliases }) => [term, ...aliases])),
    termCount,
    bytes: automaton.bytes,
    lookup(text): Matches {
      log.clear();
      automaton.scan(text, (pattern, start, end) => {
        if (wordy[pattern] === 0 || isWhole(text, start, end)) log.add(pattern, start);
      });
      return log.matches(patterns);
    },
    has: (id, form) => exact[indexOf.get(id) ?? -1]?.has(lowerCase(form)) ?? false,
    get: (id, form) => exact[indexOf.get(id) ?? -1]?.get(lowerCase(form)),
  };
}

/** `fold` for one term; most terms fold to themselves. */
function foldForm(surface: string, table: FoldTable): string {
  for (let i = 0; i < surface.length; i++) {
    const unit = surface.charCodeAt(i);
    if (table[unit] !== unit || (unit >= 0xd800 && unit <= 0xdfff)) return fold(surface, table).text;
  }
  return surface;
}

/** `toLowerCase`, without the call where no unit can have a case: Han and kana, punctuation, digits. */
function lowerCase(form: string): string {
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i);
    if (unit >= 0x2e80 ? unit > 0x9fff : unit > 0x40) return form.toLowerCase();
  }
  return form;
}

const isLetter = (unit: number): boolean =>
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7);
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

const isWordy = (form: string): boolean =>
  [form.charCodeAt(0), form.charCodeAt(form.length - 1)].some((unit) => isLetter(unit) || isDigit(unit));

/** A term does not match inside a longer Latin word or number: no HIV in SHIV, no 301 in 1301. */
function isWhole(text: string, start: number, end: number): boolean {
  return (
    !joins(text.charCodeAt(start - 1), text.charCodeAt(start)) && !joins(text.charCodeAt(end - 1), text.charCodeAt(end))
  );
}

function joins(left: number, right: number): boolean {
  return (isLetter(left) && isLetter(right)) || (isDigit(left) && isDigit(right));
}
