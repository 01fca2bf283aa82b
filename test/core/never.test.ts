import { describe, expect, it } from 'vitest';
import { makeFoldTable } from '../../src/core/fold.ts';
import type { Finding } from '../../src/core/note.ts';
import { neverTagOf } from '../../src/core/never.ts';
import { resolve } from '../../src/core/resolve.ts';
import { parseDictionary } from '../../src/knowledge/dictionary-file.ts';
import { buildLexicon } from '../../src/knowledge/lexicon.ts';
import { unmark } from '../mark.ts';

const TABLE = makeFoldTable('國国');
const lexicon = (...sources: string[]) =>
  buildLexicon(
    sources.map((source, at) => parseDictionary(`never-${String(at)}`, source)),
    TABLE,
  );
const ANY = lexicon('# type: words\n# effect: never\n安宁\n王建国\nTPPA\n');
const OF_TYPE = lexicon('# type: HOSPITAL\n# effect: never\n安宁\n');

describe('never-tag lists', () => {
  it.each([
    ['drop a whole finding of any type', ANY, '[安宁:NAME]，[安宁:HOSPITAL]', ''],
    ['drop it in Traditional writing and any case', ANY, '[王建國:NAME] [tppa:STD]', ''],
    ['keep a finding that only holds the term', ANY, '[安宁医院:HOSPITAL]', '安宁医院:HOSPITAL'],
    ['of a type drop that type alone', OF_TYPE, '[安宁:NAME]', '安宁:NAME'],
    ['look past the marks around a finding', ANY, '住[“安宁”:HOSPITAL]院', ''],
  ])('%s', (_, knowledge, marked, kept) => {
    const { text, spans } = unmark(marked);
    const findings = spans.map((span): Finding => ({ ...span, source: 'any', score: 0.99, reason: { rule: 'any' } }));
    const note = { id: '1', text, language: 'zh' as const, format: 'text', meta: {} };
    const found = resolve(note, findings, TABLE, neverTagOf(knowledge, TABLE));
    expect(found.map(({ start, end, type }) => `${text.slice(start, end)}:${type}`).join(' ')).toBe(kept);
  });

  it('are none where no dictionary has the effect, and make no hits', () => {
    expect(neverTagOf(lexicon('# type: STD\n梅毒\n'), TABLE)).toBeUndefined();
    expect(ANY.lookup('安宁').in('never-0')).toEqual([]);
  });
});
