/** `--dictionary FILE`: dictionaries of the hospital from files of any format that can be imported. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ENTITY_TYPES, isEntityType, type EntityType } from '../core/entities.ts';
import { YinjiError } from '../core/errors.ts';
import { makeFoldTable } from '../core/fold.ts';
import type { Dictionary, DictionaryHeader } from '../core/knowledge.ts';
import { decode } from '../formats/charset.ts';
import { typeNamed } from '../knowledge/import/mapping.ts';
import { readImport, type ImportSource } from '../knowledge/import/read.ts';
import { importTerms } from '../knowledge/import/terms.ts';
import { inputError, say, usageError, type Terminal } from './terminal.ts';

/** Word in the place of a type: terms that are never marked. */
const NEVER = 'NEVER';

/**
 * @param words `FILE`, or `TYPE=FILE` where the file does not say its type; `NEVER=FILE` for terms never to be marked.
 * @throws YinjiError `usage`, `input.invalid`, `file.…`.
 */
export async function hospitalDictionaries(words: readonly string[], terminal: Terminal): Promise<Dictionary[]> {
  const dictionaries: Dictionary[] = [];
  for (const word of words) dictionaries.push(...(await dictionariesOf(word, terminal)));
  return dictionaries;
}

async function dictionariesOf(word: string, terminal: Terminal): Promise<Dictionary[]> {
  const [, given, path = word] = /^([A-Za-z_]+)=(.+)$/s.exec(word) ?? [];
  const type = given?.toUpperCase();
  if (type !== undefined && type !== NEVER && !isEntityType(type))
    throw usageError(terminal, {
      zh: `没有类型 ${given ?? ''}（可用：${ENTITY_TYPES.join(', ')}、${NEVER}）`,
      en: `there is no type ${given ?? ''} (there are: ${ENTITY_TYPES.join(', ')}, ${NEVER})`,
    });
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw inputError(terminal, { zh: `无法读取 ${path}`, en: `${path} cannot be read` });
  const name = basename(path);
  const source = await readImport({ name, bytes }, decode);
  const header: Omit<DictionaryHeader, 'id' | 'type'> = {
    name: source.preview.name,
    language: 'und',
    source: '',
    licence: '',
    version: '1',
    ...source.header,
    ...(type === NEVER ? { effect: 'never' as const } : {}),
  };
  const id = name.replace(/\.[^.]*$/, '');
  const made: Dictionary[] = [];
  for (const one of typesOf(type, source)) {
    const { dictionary, report } = await importTerms(
      source.table,
      source.preview.mapping,
      { ...header, id, type: one },
      NO_FOLD,
    );
    const { duplicate: _, 'other-type': _other, ...lost } = report.counts;
    const count = Object.values(lost).reduce((sum, many) => sum + many, 0);
    if (count > 0)
      await say(terminal, {
        zh: `${name}：${String(count)} 行未能原样采用`,
        en: `${name}: rows not taken as they stand: ${String(count)}`,
      });
    if (dictionary.terms.length > 0) made.push(dictionary);
  }
  if (
    made.length === 0 &&
    (type !== undefined || source.header.type !== undefined || source.preview.mapping.type !== null)
  )
    throw new YinjiError('file.empty', { file: name });
  if (made.length === 0)
    throw usageError(terminal, {
      zh: `${name} 未写明类型；请用 --dictionary HOSPITAL=${name}，或在首行写 # type: HOSPITAL`,
      en: `${name} does not say its type; use --dictionary HOSPITAL=${name}, or begin it with # type: HOSPITAL`,
    });
  return made;
}

/** Matching folds by itself; here equal forms of other writing may both stay. */
const NO_FOLD = makeFoldTable('');

function typesOf(given: string | undefined, { header, preview, table }: ImportSource): readonly (EntityType | null)[] {
  if (given === NEVER) return [header.type ?? null];
  if (isEntityType(given)) return [given];
  if (header.type !== undefined) return header.type === null && header.effect !== 'never' ? [] : [header.type];
  const column = preview.mapping.type;
  if (column === null) return [];
  const found = new Set(table.rows.map((row) => typeNamed(row[column] ?? '')));
  return ENTITY_TYPES.filter((type) => found.has(type));
}
