/**
 * Lexical retrieval: which terms a query brings to mind by its letters and sounds. No model and no download: an inverted
 * index names some hundred forms that share characters, pairs or sounds with the query, an alignment ranks them.
 */
import type { FoldTable } from '../core/fold.ts';
import type { Candidate, Dictionary, RetrievalWay, RetrieveOptions, Retriever } from '../core/knowledge.ts';
import { align, type Query } from './lexical/align.ts';
import { formsOf, type Entry } from './lexical/forms.ts';
import { makeNormalizer } from './lexical/normal.ts';
import { buildPostings, isGeneric, isSign } from './lexical/postings.ts';
import {
  clausesOf,
  latinPartsOf,
  partsOf,
  queryOf,
  readingsOf,
  westernQuery,
  windowsOf,
  type QueryTools,
} from './lexical/queries.ts';
import { openSounds } from './lexical/sounds.ts';
import { strongest } from './lexical/strongest.ts';

export interface LexicalRetriever extends Retriever {
  /** `retrieve` at once. */
  search(query: string, options: RetrieveOptions): readonly Candidate[];
  readonly entries: number;
  readonly forms: number;
  /** Bytes of the index; strings, which the dictionaries hold as well, are not counted. */
  readonly bytes: number;
}

/** Forms that are aligned for one query. */
const ALIGNED = 500;
/** The same for each window of a passage. */
const ALIGNED_IN_PASSAGE = 160;
/** Latin forms shorter than this are found in a passage as whole words only: MH is no part of mmHg. */
const LATIN_IN_PASSAGE = 6;
/** Characters and pairs that more than this share of the forms hold name no candidates, unless nothing else does. */
const COMMON = 0.12;
/** Candidates below it are none. */
const LEAST = 0.4;
const PAIR = 1.6;
const SOUND_PAIR = 1.1;
/** Of two generic characters in a row (附属). */
const GENERIC_PAIR = 0.3;
/** For entries of the region that the query comes from. */
const REGION_BONUS = 0.12;
const REGION_SHARE = 1.5;
/** A term that stands in the query whole, beside other words. */
const WHOLE_WITHIN = 0.98;
/** The same for two characters: they may be part of another word. */
const SHORT_WITHIN = 0.8;
const MOST_BY_LIKENESS = 0.99;

/** What one search asks, and what it has found by entry. */
interface Search {
  readonly options: RetrieveOptions;
  /** Chinese characters and no kana. */
  readonly isChinese: boolean;
  readonly found: Map<number, Found>;
}

interface Found {
  readonly form: number;
  readonly score: number;
  readonly ways: readonly RetrievalWay[];
}

/** Imports the table of pinyin, then builds the index. Dictionaries without a type and never-tag lists are left out. */
export async function openLexical(
  dictionaries: readonly Dictionary[],
  foldTable: FoldTable,
): Promise<LexicalRetriever> {
  const sounds = await openSounds();
  const normalize = makeNormalizer(foldTable);
  const { entries, owner, written, normal, first, next } = formsOf(dictionaries, normalize);
  normalize.seal();
  const postings = buildPostings(normal, sounds);
  const soundsOf = (unit: number): readonly number[] => sounds.of(unit);
  const tools: QueryTools = {
    sounds,
    weight: postings.weight,
    unknown: postings.unknown,
    soundWeight: postings.soundWeight,
    holds: (unit) => postings.unit(unit).length > 0,
  };
  const scores = new Float32Array(normal.length);
  const touched = new Int32Array(normal.length);

  /** Forms that share most with a query, weighed by rarity. */
  function nominate(query: Query, region: string, most: number, isWanted: (form: number) => boolean): number[] {
    const common = Math.max(20, normal.length * COMMON);
    let count = 0;
    const addAll = (list: Int32Array, value: number): void => {
      for (const form of list) {
        if (scores[form] === 0) touched[count++] = form;
        scores[form] = (scores[form] ?? 0) + value;
      }
    };
    const rarity = (list: Int32Array): number => Math.log(1 + normal.length / (list.length + 0.5));
    const lists: { readonly list: Int32Array; readonly value: number }[] = [];
    const { units, sounds: readings } = query;
    units.forEach((unit, i) => {
      if (isSign(unit)) lists.push({ list: postings.unit(unit), value: 1 });
      const right = units[i + 1];
      if (right === undefined) return;
      const share = isGeneric(unit) && isGeneric(right) ? GENERIC_PAIR : 1;
      if (unit > 0 && right > 0) lists.push({ list: postings.pair(unit, right), value: PAIR * share });
      for (const sound of readings[i] ?? [])
        for (const after of readings[i + 1] ?? [])
          lists.push({ list: postings.sounds(sound, after), value: SOUND_PAIR * share });
    });
    for (let i = 0; i + 1 < region.length; i++)
      lists.push({ list: postings.pair(region.charCodeAt(i), region.charCodeAt(i + 1)), value: REGION_SHARE });
    const used = lists.filter(({ list }) => list.length > 0);
    const rare = used.filter(({ list }) => list.length <= common);
    for (const { list, value } of rare.length > 0 ? rare : used) addAll(list, value * rarity(list));
    const best = strongest(touched.subarray(0, count), scores, normal, most, isWanted);
    for (let i = 0; i < count; i++) scores[touched[i] ?? 0] = 0;
    return best;
  }

  function near(query: Query, isPassage: boolean, { options, isChinese, found }: Search): void {
    const region = normalize(options.region ?? '').replace(/(?:省|市|自治区|特别行政区)$/, '');
    const isWanted = (form: number): boolean => {
      const entry = entries[owner[form] ?? 0];
      return !options.types || (entry !== undefined && options.types.includes(entry.type));
    };
    const plain: Query = { ...query, sounds: query.units.map(() => []) };
    for (const form of nominate(query, region, isPassage ? ALIGNED_IN_PASSAGE : ALIGNED, isWanted)) {
      const key = normal[form] ?? '';
      if (isPassage && key.length < LATIN_IN_PASSAGE && !isSign(key.charCodeAt(0))) continue;
      const share = isPassage && key.length <= 2 ? SHORT_WITHIN : MOST_BY_LIKENESS;
      const most = share * trustIn(entries[owner[form] ?? 0], isChinese);
      let score = align(query, key, soundsOf, postings.weight) * most;
      const isHere = region !== '' && (key.includes(region) || (noteOf(form) ?? '').includes(region));
      if (isHere) score = Math.min(MOST_BY_LIKENESS, score + REGION_BONUS);
      if (score < LEAST || score <= (found.get(owner[form] ?? 0)?.score ?? 0)) continue;
      const unheard = align(plain, key, soundsOf, postings.weight) * most;
      const ways: RetrievalWay[] = [];
      if (unheard >= LEAST) ways.push('characters');
      if (unheard < score - (isHere ? REGION_BONUS : 0) - 0.01) ways.push('pinyin');
      found.set(owner[form] ?? 0, { form, score, ways: ways.length === 0 ? ['characters'] : ways });
    }
  }

  const noteOf = (form: number): string | undefined => entries[owner[form] ?? 0]?.term.note;

  function same(key: string, score: number, { options, isChinese, found }: Search): void {
    for (let form = first.get(key) ?? -1; form >= 0; form = next[form] ?? -1) {
      const at = owner[form] ?? 0;
      const entry = entries[at];
      if (!entry || (options.types && !options.types.includes(entry.type))) continue;
      const way = written[form] === entry.term.term ? 'exact' : 'alias';
      const value = score * trustIn(entry, isChinese);
      if (value > (found.get(at)?.score ?? 0)) found.set(at, { form, score: value, ways: [way] });
    }
  }

  function search(query: string, options: RetrieveOptions): readonly Candidate[] {
    const found = new Map<number, Found>();
    const isChinese = /[\u4e00-\u9fff]/.test(query) && !/[\u3040-\u30ff]/.test(query);
    const asked: Search = { options, found, isChinese };
    const clauses = clausesOf(query);
    for (const clause of clauses) {
      const form = normalize(clause);
      const windows = windowsOf(form);
      const isPassage = clauses.length > 1 || windows.length > 1;
      for (const window of windows) {
        for (const reading of isPassage ? [window] : readingsOf(window))
          near(queryOf(reading, isPassage, tools), isPassage, asked);
        for (const part of partsOf(window)) same(part, part.length > 2 ? WHOLE_WITHIN : SHORT_WITHIN, asked);
      }
      const western = westernQuery(clause, tools, normalize);
      if (western) near(western, clauses.length > 1, asked);
      for (const words of latinPartsOf(clause)) same(normalize(words), WHOLE_WITHIN, asked);
      same(form, 1, asked);
    }
    return ranked([...found.entries()], options.k);
  }

  function ranked(found: readonly (readonly [number, Found])[], k: number): Candidate[] {
    const answers: Candidate[] = [];
    const isSaid = new Set<string>();
    const lengthOf = ({ form }: Found): number => (normal[form] ?? '').length;
    const order = [...found].sort(([a, x], [b, y]) => y.score - x.score || lengthOf(y) - lengthOf(x) || a - b);
    for (const [at, { form, score, ways }] of order) {
      const entry = entries[at];
      if (!entry) continue;
      const { term, dictionary, type, level } = entry;
      const name = `${type} ${term.term.toLowerCase()}`;
      if (isSaid.has(name)) continue;
      isSaid.add(name);
      const why = { ways, form: written[form] ?? '' };
      answers.push({ entry: term.term, dictionary, type, level, score: Math.round(score * 1000) / 1000, why });
      if (answers.length >= k) break;
    }
    return answers;
  }

  return {
    search,
    retrieve: (query, options) => Promise.resolve(search(query, options)),
    entries: entries.length,
    forms: normal.length,
    bytes: postings.bytes + owner.byteLength + next.byteLength + scores.byteLength + touched.byteLength,
  };
}

/** Languages whose words stand in Chinese notes. */
const IN_CHINESE = ['zh', 'zh-Hant', 'en', 'und'];
const OTHER_LANGUAGE = 0.9;

function trustIn(entry: Entry | undefined, isChinese: boolean): number {
  if (!entry) return 0;
  return entry.trust * (isChinese && !IN_CHINESE.includes(entry.language) ? OTHER_LANGUAGE : 1);
}
