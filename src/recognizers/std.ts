/** Sexually transmitted and blood-borne infections: diseases, pathogens and tests with the result that follows. */
import type { Level } from '../core/entities.ts';
import type { TermHit } from '../core/knowledge.ts';
import type { Span } from '../core/note.ts';
import type { Page, PageFinding, Recognizer } from '../core/recognizer.ts';
import { dictionariesOf, leftmostLongest } from './clinical/terms.ts';
import { contextOf, type StdContext } from './std/context.ts';
import { joinsBefore, startOf, tailOf, type Kind, type Tail } from './std/grammar.ts';
import { titresOf } from './std/titres.ts';

const LANGUAGES = ['zh', 'en', 'de', 'fr', 'es', 'ja', 'sv', 'it'] as const;

export const std: Recognizer = {
  id: 'std',
  types: ['STD'],
  languages: null,
  dictionaries: [...LANGUAGES.map((language) => `std-${language}`), 'std-tests'],
  rules: {
    'std.disease': { zh: '性传播或血源性疾病、病原', en: 'sexually transmitted or blood-borne disease or pathogen' },
    'std.test': { zh: '相关检验项目及结果', en: 'a test for it, with the result' },
    'std.panel': { zh: '感染筛查组合', en: 'a panel of infection tests' },
    'std.risk': { zh: '性病史、高危性行为等', en: 'history of STD, risk behaviour' },
    'std.titre': { zh: '随访中的滴度', en: 'a titre of a course' },
    'std.abbreviation': {
      zh: '有结果或相邻项目支持的缩写',
      en: 'an abbreviation supported by a result or a neighbour',
    },
  },
  recognize,
};

interface Item {
  readonly hit: TermHit;
  readonly kind: Kind;
  readonly start: number;
  readonly tail: Tail;
}

function* recognize(page: Page): Iterable<PageFinding> {
  const hits = leftmostLongest(page, dictionariesOf('std', page, ['tests']));
  if (hits.length === 0) return;
  const context = contextOf(page, hits);
  const items: Item[] = [];
  for (const hit of hits) {
    const kind = (hit.entry.note ?? 'disease') as Kind;
    if (kind === 'not') continue;
    if (kind === 'risk' && isPartOfWord(page.text, hit)) continue;
    const start = startOf(page.text, hit, kind);
    if (/[A-Za-z0-9]-$/.test(page.text.slice(Math.max(0, start - 2), start))) continue;
    const item = { hit, kind, start, tail: tailOf(page.text, hit, kind, hit.entry.term) };
    const before = items.at(-1);
    if (before && isNamedTest(page.text, before, item))
      items.splice(-1, 1, { ...item, kind: before.kind, start: before.start });
    else items.push(item);
  }
  let last = 0;
  /** Abbreviations the page has used with a result; later mentions of them need none. */
  const settled = new Set<string>();
  const titrated: Span[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    if (item.start < last || item.hit.start < last) continue;
    const verdict = judge(page, item, items[i - 1], items[i + 1], context, settled);
    if (!verdict) continue;
    const end = sharesResult(page.text, items[i - 1], item) ? item.tail.name : item.tail.end;
    last = end;
    if (TITRATED.test(item.hit.form)) titrated.push({ start: item.start, end });
    yield {
      type: 'STD',
      start: item.start,
      end,
      level: verdict.level,
      score: verdict.score,
      reason: { rule: verdict.rule, term: item.hit.form },
    };
  }
  for (const { start, end } of titresOf(page.text, titrated))
    yield { type: 'STD', start, end, level: 1, score: 0.85, reason: { rule: 'std.titre' } };
}

/** Tests whose titre is followed over months. */
const TITRATED = /RPR|TRUST|VDRL|滴度|反应素|甲苯胺红/;

/** 5MG, 463NG/ML, CA199, CA-125. */
function isUnitOrOther(text: string, { start, end }: TermHit): boolean {
  return (
    /\d ?$/.test(text.slice(Math.max(0, start - 2), start)) || /^(?:-?\d|\/[mMlLkKdD])/.test(text.slice(end, end + 2))
  );
}

/** 慢性病程 and 心脏病 are no 性病 and no 脏病. */
function isPartOfWord(text: string, { start, end }: TermHit): boolean {
  if (!/^(?:性病|脏病|暗病|花柳)/.test(text.slice(start, start + 2))) return false;
  const before = text.charAt(start - 1);
  if (/\p{Script=Han}/u.test(before) && !/[无有患得种了的是过史查染及和与或前认他她类等疑诉述为]/.test(before))
    return true;
  return /^[变程灶理容房例]/.test(text.slice(end, end + 1));
}

/** 梅毒TRUST 1:2: a disease that names its own test is one span with it. */
function isNamedTest(text: string, before: Item, item: Item): boolean {
  if (!['disease', 'genital'].includes(before.kind) || before.tail.end !== before.hit.end) return false;
  if (item.kind === 'stdmarker' && item.start === before.tail.end) return item.tail.end > item.tail.name;
  if (item.kind !== 'upper' && item.kind !== 'marker' && !(item.kind === 'abbr' && item.hit.form === 'TP'))
    return false;
  return item.tail.end > item.tail.name && /^ ?$/.test(text.slice(before.tail.end, item.start));
}

const LIST = /^(?: ?[、/及和与]| ?(?:and|or|und|et|y|e|och|と)| ?, ?)? ?$/;

/** In 梅毒、HIV均阴性 the result belongs to both, and to neither span. */
function sharesResult(text: string, before: Item | undefined, item: Item): boolean {
  if (!before || item.tail.end === item.tail.name || before.kind === 'risk') return false;
  if (before.tail.end > before.tail.name) return false;
  const gap = text.slice(before.tail.name, item.start);
  const forAll = /^ ?[均皆都全]/.test(text.slice(item.tail.name, item.tail.name + 2));
  if (!forAll && !/[、/及和与]|and|und|\bet\b| y | och |と/.test(gap)) return false;
  return LIST.test(gap);
}

interface Verdict {
  readonly level: Level;
  readonly score: number;
  readonly rule: string;
}

function judge(
  page: Page,
  item: Item,
  before: Item | undefined,
  after: Item | undefined,
  context: StdContext,
  settled: Set<string>,
): Verdict | null {
  const { hit, kind, tail } = item;
  const level = hit.entry.level ?? 2;
  const hasResult = tail.end > tail.name;
  const surface = page.text.slice(hit.start, hit.end);
  switch (kind) {
    case 'upper':
      return /[A-Z]{2}|^TP/.test(surface) || (hasResult && /^19S/.test(surface))
        ? { level, score: 0.97, rule: 'std.test' }
        : null;
    case 'abbr': {
      if (surface !== surface.toUpperCase() || isUnitOrOther(page.text, hit)) return null;
      const named = tail.name > hit.end && !/^[- ]?(?:检测|检查|病毒|分型)/.test(page.text.slice(hit.end, tail.name));
      const neighbour = isLab(before, hit) || isLab(after, hit);
      const near = context.genital(hit.start, tail.end);
      const signed = hasResult && /^ ?[均皆都]?[(+阴阳未弱]/.test(page.text.slice(tail.name, tail.end));
      if (joinsBefore(page.text, hit.start) && !(named && near)) return null;
      if ((named && near) || (signed && (neighbour || near || surface === 'TP'))) {
        settled.add(surface);
        return { level, score: 0.93, rule: 'std.abbreviation' };
      }
      const listed = neighbour && /[、/]$/.test(page.text.slice(0, hit.start).slice(-1));
      const imaging =
        surface === 'CT' &&
        !['abbr', 'stdmarker'].includes(before?.kind ?? '') &&
        !['abbr', 'stdmarker'].includes(after?.kind ?? '');
      if (imaging) return null;
      if (listed || (surface !== 'CT' && settled.has(surface))) return { level, score: 0.8, rule: 'std.abbreviation' };
      return neighbour && near && /^(?:[、/;,。)-]|$)/.test(page.text.slice(tail.end, tail.end + 1))
        ? { level, score: 0.75, rule: 'std.abbreviation' }
        : null;
    }
    case 'stdmarker':
      settled.add(surface.slice(0, 2));
      return /^[A-Z]/.test(surface) && (hasResult || context.genital(hit.start, hit.end))
        ? { level, score: 0.95, rule: 'std.test' }
        : null;
    case 'genital':
      return context.genital(hit.start, tail.end) ? { level, score: 0.92, rule: 'std.disease' } : null;
    case 'genitalmarker':
      return context.herpes || context.genital(hit.start, hit.end) ? { level, score: 0.85, rule: 'std.test' } : null;
    case 'withresult':
      return hasResult ? { level, score: 0.93, rule: 'std.test' } : null;
    case 'viralload':
      if (context.hiv) return { level: 1, score: 0.9, rule: 'std.test' };
      return context.hepatitisB && surface !== 'VL' ? { level: 3, score: 0.9, rule: 'std.test' } : null;
    case 'hivpage':
      return context.hiv && (hasResult || hit.end - hit.start > 2) ? { level: 1, score: 0.92, rule: 'std.test' } : null;
    case 'hbvpage':
      return context.hepatitisB && hasResult ? { level: 3, score: 0.92, rule: 'std.test' } : null;
    case 'panel':
      return { level, score: 0.95, rule: 'std.panel' };
    case 'risk':
      return { level, score: 0.93, rule: 'std.risk' };
    case 'marker':
    case 'viral':
    case 'hpv':
    case 'hepmarker':
      return { level, score: 0.97, rule: 'std.test' };
    default:
      return { level, score: 0.96, rule: 'std.disease' };
  }
}

const LAB: readonly Kind[] = [
  'abbr',
  'stdmarker',
  'upper',
  'marker',
  'viral',
  'hpv',
  'disease',
  'genital',
  'hepmarker',
];

/** A test or pathogen that stands within a list item's distance. */
function isLab(item: Item | undefined, { start, form }: TermHit): boolean {
  return (
    item !== undefined && LAB.includes(item.kind) && item.hit.form !== form && Math.abs(item.tail.end - start) < 16
  );
}
