/** What invented values are made of: the project's own dictionaries. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../core/knowledge.ts';
import { parseDictionary } from '../knowledge/dictionary-file.ts';
import type { Augmenter } from './augment.ts';
import { makeNames } from './names.ts';
import { makeSurfaces } from './surfaces.ts';

/** @param folder `static/dictionaries` */
export function augmenterOf(knowledge: Knowledge, folder: string): Augmenter {
  const read = (file: string, id: string) => parseDictionary(id, readFileSync(join(folder, file), 'utf8')).terms;
  const divisions = read('generated/divisions-zh.txt', 'divisions-zh');
  const ofKind = (kind: string): string[] => divisions.filter(({ note }) => note === kind).map(({ term }) => term);
  return {
    names: makeNames(knowledge, (id) => read(`${id}.txt`, id).map(({ term }) => term)),
    surfaces: makeSurfaces({
      province: ofKind('province'),
      city: ofKind('city'),
      county: ofKind('county'),
      street: ofKind('street'),
    }),
  };
}
