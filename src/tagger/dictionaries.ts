/** Hits of the dictionaries as bits, one bit a kind of dictionary. */
import type { Knowledge } from '../core/knowledge.ts';
import type { Language } from '../core/language.ts';
import type { Page } from '../core/recognizer.ts';

/** Kinds of dictionaries (ids without the language); a kind's place is its bit and part of the weights file. */
const KINDS = [
  'surnames',
  'given-names',
  'name-kin',
  'name-labels',
  'name-titles',
  'name-stop',
  'name-cues',
  'not-names',
  'address-labels',
  'address-not',
  'places',
  'divisions',
  'cities',
  'hospitals',
  'hospital-aliases',
  'hospital-heads',
  'hospital-generic',
  'organizations',
  'organization-heads',
  'std',
  'std-labels',
  'std-tests',
  'pregnancy',
  'pregnancy-labels',
  'id-labels',
  'contact-labels',
  'date-labels',
  'name-acts',
] as const;

export const NO_MARKS = 0;

/** Bits of every unit. */
export interface Marks {
  readonly begins: Int32Array;
  readonly inside: Int32Array;
  /** A hit ended right before. */
  readonly after: Int32Array;
  /** A hit begins right after. */
  readonly before: Int32Array;
}

interface Row {
  readonly id: string;
  readonly bit: number;
}

const tables = new WeakMap<Knowledge, Map<Language, readonly Row[]>>();

/** Dictionaries that speak about notes of a language: those in it, and those in none. */
function rowsOf(knowledge: Knowledge, language: Language): readonly Row[] {
  let byLanguage = tables.get(knowledge);
  if (!byLanguage) tables.set(knowledge, (byLanguage = new Map()));
  const known = byLanguage.get(language);
  if (known) return known;
  const own = language === 'zh-Hant' ? 'zh' : language;
  const rows: Row[] = [];
  for (const { id } of knowledge.dictionaries) {
    const match = /-([a-z]{2})$/.exec(id);
    if (match && match[1] !== own) continue;
    const kind = match ? id.slice(0, -3) : id;
    const place = (KINDS as readonly string[]).indexOf(kind);
    if (place >= 0) rows.push({ id, bit: 1 << place });
  }
  byLanguage.set(language, rows);
  return rows;
}

/** @param open units whose marks are asked for (1). */
export function dictionaryMarks({ text: { length }, language, knowledge, hits }: Page, open: Uint8Array): Marks {
  const marks: Marks = {
    begins: new Int32Array(length),
    inside: new Int32Array(length),
    after: new Int32Array(length + 1),
    before: new Int32Array(length),
  };
  const { begins, inside, after, before } = marks;
  for (const { id, bit } of rowsOf(knowledge, language)) {
    for (const { start, end } of hits(id)) {
      if (!isNear(open, start, end)) continue;
      begins[start] = (begins[start] as number) | bit;
      for (let i = start + 1; i < end; i++) inside[i] = (inside[i] as number) | bit;
      after[end] = (after[end] as number) | bit;
      if (start > 0) before[start - 1] = (before[start - 1] as number) | bit;
    }
  }
  return marks;
}

/** Whether a unit of a stretch, or one beside it, is open. */
function isNear(open: Uint8Array, start: number, end: number): boolean {
  for (let i = start - 1; i <= end; i++) if (open[i]) return true;
  return false;
}
