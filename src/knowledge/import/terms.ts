/** Rows of a table become the terms of a dictionary; what is left out or changed is said by row. */
import { levelsOf, type EntityType, type Level } from '../../core/entities.ts';
import { fold, type FoldTable } from '../../core/fold.ts';
import type { DictionaryHeader, Term } from '../../core/knowledge.ts';
import { levelNamed, typeNamed } from './mapping.ts';
import type { ImportIssue, ImportMapping, ImportOptions, ImportResult, ImportTable } from './types.ts';

/** Shorter terms would be found in every line. */
const SHORTEST = 2;
const LONGEST = 120;
const KEPT_ISSUES = 200;
/** Rows between two looks at the clock, and the longest time without a pause, in milliseconds. */
const CHUNK = 256;
const PAUSE_AFTER = 12;

/**
 * Yields often, so that a worker can answer in between.
 * @param foldTable forms are compared across case, width and Traditional writing.
 * @throws the signal's reason when it is aborted.
 */
export async function importTerms(
  table: ImportTable,
  mapping: ImportMapping,
  header: DictionaryHeader,
  foldTable: FoldTable,
  { signal, onProgress }: ImportOptions = {},
): Promise<ImportResult> {
  const collector = makeCollector(table, mapping, header.type, foldTable);
  const total = table.rows.length;
  let paused = performance.now();
  for (let start = 0; start < total; start += CHUNK) {
    signal?.throwIfAborted();
    const end = Math.min(total, start + CHUNK);
    for (let index = start; index < end; index++) collector.add(index);
    if (performance.now() - paused < PAUSE_AFTER) continue;
    onProgress?.(end / total);
    await new Promise((resolve) => setTimeout(resolve));
    paused = performance.now();
  }
  signal?.throwIfAborted();
  onProgress?.(1);
  const { terms, counts, issues } = collector.finish();
  return { dictionary: { ...header, terms }, report: { rows: total, terms: terms.length, counts, issues } };
}

/** The row that stands for a form. */
interface Holder {
  readonly row: number;
  readonly level: Level | undefined;
  /** Whether it is the term itself there, not an alias. */
  readonly isTerm: boolean;
}

function makeCollector(
  { rows, firstRow }: ImportTable,
  mapping: ImportMapping,
  type: EntityType | null,
  foldTable: FoldTable,
): {
  add(index: number): void;
  finish(): { terms: Term[]; counts: Partial<Record<ImportIssue['kind'], number>>; issues: ImportIssue[] };
} {
  const terms: Term[] = [];
  const holders = new Map<string, Holder>();
  const counts: Partial<Record<ImportIssue['kind'], number>> = {};
  const issues: ImportIssue[] = [];
  const keyOf = (form: string): string => fold(form, foldTable).text.toLowerCase().replace(/\s+/g, '');
  const report = (index: number, kind: ImportIssue['kind'], other?: Holder): void => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (issues.length >= KEPT_ISSUES) return;
    issues.push({ row: firstRow + index, kind, ...(other ? { other: firstRow + other.row } : {}) });
  };
  const raw = (row: readonly string[], column: number | null): string => (column === null ? '' : (row[column] ?? ''));
  const cell = (row: readonly string[], column: number | null): string => clean(raw(row, column));

  return {
    add(index) {
      const row = rows[index] ?? [];
      if (row.every((text) => text.trim() === '')) return;
      const [term = '', ...inTerm] = cell(row, mapping.term).split('|').map(trim);
      if (term === '') {
        report(index, 'empty');
        return;
      }
      const said = cell(row, mapping.type);
      if (said !== '' && typeNamed(said) !== type) {
        report(index, 'other-type');
        return;
      }
      const length = lengthIssue(term);
      if (length) {
        report(index, length);
        return;
      }
      const level = levelOf(cell(row, mapping.level), type);
      if (level === 'unfit') report(index, 'level');
      const stated = level === 'unfit' ? undefined : level;
      const there = holders.get(keyOf(term));
      if (there) {
        report(index, there.level === stated || stated === undefined ? 'duplicate' : 'conflict', there);
        return;
      }
      holders.set(keyOf(term), { row: index, level: stated, isTerm: true });
      const aliases: string[] = [];
      for (const alias of [...inTerm, ...aliasesOf(raw(row, mapping.aliases))]) {
        if (alias === '' || lengthIssue(alias)) continue;
        const key = keyOf(alias);
        const holder = holders.get(key);
        if (holder) {
          if (holder.row !== index) report(index, holder.level === stated ? 'duplicate' : 'conflict', holder);
          continue;
        }
        holders.set(key, { row: index, level: stated, isTerm: false });
        aliases.push(alias);
      }
      const note = cell(row, mapping.note);
      terms.push({
        term,
        aliases,
        ...(stated === undefined ? {} : { level: stated }),
        ...(note === '' ? {} : { note }),
      });
    },
    finish: () => ({ terms, counts, issues }),
  };
}

const trim = (text: string): string => text.trim();
/** A cell on one line; a dictionary file has a line a term and tabs between its columns. */
const clean = (text: string): string => text.replace(/[\t\r\n\u2028\u2029]+/g, ' ').replace(/^[#\s\ufeff]+|\s+$/g, '');

function lengthIssue(form: string): 'too-short' | 'too-long' | null {
  const length = Array.from(form.replace(/[\s\p{P}]/gu, '')).length;
  if (length < SHORTEST) return 'too-short';
  return form.length > LONGEST ? 'too-long' : null;
}

/** Parted by bars where there is one, else by the marks that lists are written with. */
function aliasesOf(cell: string): string[] {
  return cell.split(cell.includes('|') ? '|' : /[;；、，,\r\n]/).map(clean);
}

function levelOf(cell: string, type: EntityType | null): Level | undefined | 'unfit' {
  if (cell === '') return undefined;
  const level = levelNamed(cell);
  if (level === undefined) return 'unfit';
  return type === null || levelsOf(type).includes(level) ? level : 'unfit';
}
