import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { formatDictionary, parseDictionary } from '../../src/knowledge/dictionary-file.ts';
import type { Level } from '../../src/core/entities.ts';

const HEADER = '# name: 试验\n# type: STD\n# language: zh\n# source: here\n# licence: Apache-2.0\n# version: 2\n';

describe('dictionary file', () => {
  it.each([
    { line: '梅毒', term: { term: '梅毒', aliases: [] } },
    { line: 'HIV|艾滋病病毒\t1', term: { term: 'HIV', aliases: ['艾滋病病毒'], level: 1 } },
    { line: '支原体\t2\tpathogen', term: { term: '支原体', aliases: [], level: 2, note: 'pathogen' } },
    { line: '王\t\tcommon', term: { term: '王', aliases: [], note: 'common' } },
    { line: '某词\t9', term: { term: '某词', aliases: [] } },
  ])('reads $line', ({ line, term }) => {
    expect(parseDictionary('x', `${HEADER}${line}\n`).terms).toEqual([term]);
  });

  it('reads the header and leaves comments out', () => {
    const { terms, ...header } = parseDictionary('x', `${HEADER}\n梅毒\r\n# a comment\n淋病\n`);
    expect(header).toEqual({
      id: 'x',
      name: '试验',
      type: 'STD',
      language: 'zh',
      source: 'here',
      licence: 'Apache-2.0',
      version: '2',
    });
    expect(terms.map(({ term }) => term)).toEqual(['梅毒', '淋病']);
  });

  it('refuses a file without a type it knows', () => {
    expect(() => parseDictionary('x', '# type: DISEASE\n梅毒\n')).toThrow(
      expect.objectContaining({ code: 'dictionary.unavailable', params: { dictionary: 'x' } }),
    );
  });

  const form = fc.stringMatching(/^[a-z甲-癸][a-z甲-癸 ]{0,6}[a-z甲-癸]$/);
  const term = fc.record(
    { term: form, aliases: fc.array(form, { maxLength: 3 }), level: fc.constantFrom<Level>(1, 2, 3), note: form },
    { requiredKeys: ['term', 'aliases'] },
  );
  test.prop([fc.array(term, { maxLength: 10 })])('what is written is read back', (terms) => {
    const dictionary = { ...parseDictionary('x', HEADER), terms };
    expect(parseDictionary('x', formatDictionary(dictionary))).toEqual(dictionary);
  });
});
