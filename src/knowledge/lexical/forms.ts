/** The forms that can be found: every term and alias of the dictionaries, in normal form. */
import { isEntityType, levelsOf, type EntityType, type Level } from '../../core/entities.ts';
import type { Dictionary, Term } from '../../core/knowledge.ts';

/** A term of a dictionary as retrieval answers with it. */
export interface Entry {
  readonly term: Term;
  readonly dictionary: string;
  readonly type: EntityType;
  readonly level: Level;
  /** Of its dictionary. */
  readonly language: string;
  /** 0 to 1: below 1 for short forms that stand for several things. */
  readonly trust: number;
}

export interface Forms {
  readonly entries: readonly Entry[];
  /** Entry of each form. */
  readonly owner: Int32Array;
  /** As the dictionary writes it. */
  readonly written: readonly string[];
  readonly normal: readonly string[];
  /** Forms by normal form: the first, then chained by `next` (-1 at the end). */
  readonly first: ReadonlyMap<string, number>;
  readonly next: Int32Array;
}

/** Note of terms that look like the type and are none (乙肝疫苗): no answer to a query. */
const NEGATIVE = 'not';
/** Note of short forms that are what they say only in context (协和, 附一). */
const CONTEXT = 'context';
const TRUST_IN_CONTEXT = 0.8;
/** The shipped list of such short forms: what they stand for is in another dictionary. */
const SHORT_FORMS = 'hospital-aliases-zh';

export function formsOf(dictionaries: readonly Dictionary[], normalize: (text: string) => string): Forms {
  const entries: Entry[] = [];
  const owners: number[] = [];
  const written: string[] = [];
  const normal: string[] = [];
  for (const { id, type, language, effect, terms } of dictionaries) {
    if (!isEntityType(type) || effect === 'never') continue;
    const levels = levelsOf(type);
    for (const term of terms) {
      if (term.note === NEGATIVE) continue;
      const level = term.level !== undefined && levels.includes(term.level) ? term.level : (levels[0] ?? 1);
      const owner =
        entries.push({
          term,
          dictionary: id,
          type,
          level,
          language,
          trust: term.note === CONTEXT || id === SHORT_FORMS ? TRUST_IN_CONTEXT : 1,
        }) - 1;
      const add = (form: string): void => {
        const key = normalize(form);
        if (key === '') return;
        owners.push(owner);
        written.push(form);
        normal.push(key);
      };
      add(term.term);
      term.aliases.forEach(add);
    }
  }
  const first = new Map<string, number>();
  const next = new Int32Array(normal.length).fill(-1);
  for (let form = normal.length - 1; form >= 0; form--) {
    const key = normal[form] ?? '';
    next[form] = first.get(key) ?? -1;
    first.set(key, form);
  }
  return { entries, owner: Int32Array.from(owners), written, normal, first, next };
}
