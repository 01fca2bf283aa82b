/** All dictionaries in one automaton: one pass over a folded text finds every term. */
import { fold, makeSpacedLabels, type FoldTable, type SpacedLabels } from '../core/fold.ts';
import type { Dictionary, DictionaryHeader, Knowledge, Matches, Term, TermHit } from '../core/knowledge.ts';
import { byStart } from '../core/note.ts';
import { buildAutomaton } from './automaton.ts';

const NO_HITS: readonly TermHit[] = [];

export interface Lexicon extends Knowledge {
  /** Labels of all `…-labels-…` dictionaries, for texts that write them with blanks inside. */
  readonly spacedLabels: SpacedLabels;
  readonly termCount: number;
  readonly bytes: number;
}

export function buildLexicon(dictionaries: readonly Dictionary[], table: FoldTable): Lexicon {
  const forms: string[] = [];
  const entries: Term[] = [];
  const owner: number[] = [];
  let termCount = 0;
  const exact = dictionaries.map(() => new Map<string, Term>());
  dictionaries.forEach((dictionary, index) => {
    for (const entry of dictionary.terms) {
      for (const surface of [entry.term, ...entry.aliases]) {
        const form = fold(surface, table).text;
        const key = form.toLowerCase();
        if (form === '' || exact[index]?.has(key)) continue;
        exact[index]?.set(key, entry);
        termCount++;
        if (dictionary.match === 'exact') continue;
        forms.push(form);
        entries.push(entry);
        owner.push(index);
      }
    }
  });
  const automaton = buildAutomaton(forms);
  const ids = dictionaries.map(({ id }) => id);
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const labels = dictionaries.filter(({ id }) => id.includes('-labels-')).flatMap(({ terms }) => terms);

  return {
    dictionaries: dictionaries.map(({ terms: _, ...header }): DictionaryHeader => header),
    spacedLabels: makeSpacedLabels(labels.flatMap(({ term, aliases }) => [term, ...aliases])),
    termCount,
    bytes: automaton.bytes,
    lookup(text): Matches {
      const found: (TermHit[] | undefined)[] = new Array<TermHit[] | undefined>(ids.length);
      automaton.scan(text, (pattern, start, end) => {
        if (!isWhole(text, start, end)) return;
        const index = owner[pattern] ?? 0;
        const hit: TermHit = {
          start,
          end,
          dictionary: ids[index] ?? '',
          form: forms[pattern] ?? '',
          entry: entries[pattern] as Term,
        };
        const list = found[index];
        if (list) list.push(hit);
        else found[index] = [hit];
      });
      for (const list of found) list?.sort(byStart);
      return { in: (id) => found[indexOf.get(id) ?? -1] ?? NO_HITS };
    },
    has: (id, form) => exact[indexOf.get(id) ?? -1]?.has(form.toLowerCase()) ?? false,
    get: (id, form) => exact[indexOf.get(id) ?? -1]?.get(form.toLowerCase()),
  };
}

const isLetter = (unit: number): boolean =>
  (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7);
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** A term does not match inside a longer Latin word or number: no HIV in SHIV, no 301 in 1301. */
function isWhole(text: string, start: number, end: number): boolean {
  return (
    !joins(text.charCodeAt(start - 1), text.charCodeAt(start)) && !joins(text.charCodeAt(end - 1), text.charCodeAt(end))
  );
}

function joins(left: number, right: number): boolean {
  return (isLetter(left) && isLetter(right)) || (isDigit(left) && isDigit(right));
}
