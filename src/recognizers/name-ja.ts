/** Names in Japanese: after a label or a relative, before a title, and their reading in brackets. */
import { overlaps, type Span } from '../core/note.ts';
import type { Page, PageFinding, Recognizer } from '../core/recognizer.ts';
import { HIRAGANA, isHiragana, isKanji, isKatakana, KANJI, KATAKANA, longestHits } from './ja/text.ts';

const PART = `(?:[${KANJI}]{1,4}|[${KATAKANA}]{2,10}|[${HIRAGANA}]{2,6})`;
/** Surname and given name with a blank; or one run of kanji; foreign names with dots; Latin letters. */
const NAME = new RegExp(
  `[${KATAKANA}]{1,12}(?:[・· =][${KATAKANA}]{1,12}){1,4}|[${KANJI}]{1,4}[ ・](?:[${KANJI}]{1,4}|[${KATAKANA}]{1,8}|[${HIRAGANA}]{1,6})(?![${KANJI}])|[${KANJI}]{1,3}[${HIRAGANA}]{2,4}(?=[ \\n(、,/)。]|$)|[${KANJI}]{2,6}|[${KATAKANA}]{2,10}|[${HIRAGANA}]{2,6}(?: [${HIRAGANA}]{2,6})?|[A-Z][A-Za-z'-]{1,15}(?:[ ,]{1,2}[A-Z][A-Za-z'-]{0,15}){0,3}|[${KANJI}]`,
  'y',
);
const READING = new RegExp(
  `^ ?\\(((?:[${KATAKANA}]{1,12}|[${HIRAGANA}]{1,12}|[A-Z][A-Za-z'-]{1,15})(?:[ ・,]{1,2}(?:[${KATAKANA}]{1,12}|[${HIRAGANA}]{1,12}|[A-Z][A-Za-z'-]{0,15})){0,3})[ )]`,
);
const BETWEEN = /(?:\([^()\n]{1,6}\))? ?[:=] ?\n?|[ \t]{1,6}|は、?(?=.)/y;

export const nameJa: Recognizer = {
  id: 'name-ja',
  types: ['NAME'],
  languages: ['ja'],
  dictionaries: ['surnames-ja', 'given-names-ja', 'name-labels-ja', 'name-titles-ja', 'name-cues-ja', 'not-names-ja'],
  rules: {
    'name-ja.label': { zh: '姓名标签之后', en: 'after a label for a name' },
    'name-ja.title': { zh: '称谓之前', en: 'before a title' },
    'name-ja.kin': { zh: '亲属称呼之后', en: 'after a word for a relative' },
    'name-ja.reading': { zh: '姓名的读音', en: 'the reading of a name' },
    'name-ja.introduction': { zh: '自我介绍', en: 'words that introduce a person' },
    'name-ja.doctor': { zh: 'Dr 之后', en: 'after Dr' },
    'name-ja.full': { zh: '姓氏与名字', en: 'a surname with a given name' },
  },
  *recognize(page) {
    const found: PageFinding[] = [];
    for (const one of [...labelled(page), ...titled(page), ...kin(page), ...full(page), ...introduced(page)].sort(
      (a, b) => b.score - a.score || b.end - b.start - a.end + a.start,
    )) {
      if (page.covered(one) || found.some((other) => overlaps(other, one))) continue;
      found.push(one);
      const reading = READING.exec(page.text.slice(one.end, one.end + 40));
      if (reading?.[1] === undefined) continue;
      if (['not-names-ja', 'name-cues-ja', 'name-labels-ja'].some((id) => page.knowledge.has(id, reading[1] ?? '')))
        continue;
      const start = one.end + reading[0].indexOf(reading[1]);
      const span = { start, end: start + reading[1].trimEnd().length };
      if (!page.covered(span)) found.push(name(span, 0.88, 'name-ja.reading', ''));
    }
    yield* found;
  },
};

function name({ start, end }: Span, score: number, rule: string, term: string): PageFinding {
  return { start, end, type: 'NAME', level: 1, score, reason: { rule, ...(term === '' ? {} : { term }) } };
}

/** The name that begins at an offset, without a title behind it; null where the dictionaries say it is none. */
function nameAt(page: Page, start: number): Span | null {
  const { text, knowledge } = page;
  const title = /^Dr\.? ?/.exec(text.slice(start, start + 5))?.[0];
  if (title !== undefined) return nameAt(page, start + title.length);
  NAME.lastIndex = start;
  const match = NAME.exec(text)?.[0];
  if (match === undefined) return null;
  let end = start + match.length;
  for (const hit of titleHitsIn(page, start, end)) {
    if (hit > start) {
      end = hit;
      break;
    }
  }
  const form = text.slice(start, end);
  if (form === '' || knowledge.has('not-names-ja', form) || knowledge.has('name-labels-ja', form)) return null;
  if ((form.split(/[ ・]/)[0] ?? '') !== form && knowledge.has('not-names-ja', form.split(/[ ・]/)[0] ?? ''))
    return null;
  return { start, end: start + form.trimEnd().length };
}

function titleHitsIn(page: Page, start: number, end: number): number[] {
  return page
    .hits('name-titles-ja')
    .filter((hit) => hit.start > start && hit.start < end && (hit.end >= end - 1 || page.text.charAt(hit.end) === ' '))
    .map((hit) => hit.start);
}

function* labelled(page: Page): Generator<PageFinding> {
  for (const hit of longestHits(page, 'name-labels-ja')) {
    BETWEEN.lastIndex = hit.end;
    const between = BETWEEN.exec(page.text)?.[0];
    if (between === undefined) continue;
    if (isKanji(page.text.charAt(hit.start - 1))) continue;
    const span = nameAt(page, hit.end + between.length);
    if (!span) continue;
    const form = page.text.slice(span.start, span.end);
    const isKnown = startsWithSurname(page, span);
    const isSure = /[:=]/.test(between);
    const isLast = /^[ぁ-ん]{2,4}$/.test(form) && /^(?:\n|$)/.test(page.text.slice(span.end, span.end + 1));
    if (!isSure && !isKnown && !/[ ・]/.test(form) && !isLast) continue;
    if (form.length === 1 && !isKnown) continue;
    if (isSure && !isKnown && /^[ぁ-ん]+$/.test(form) && form.length < 3) continue;
    yield name(span, isKnown ? 0.95 : isSure ? 0.82 : 0.7, 'name-ja.label', hit.form);
  }
}

const startsWithSurname = (page: Page, { start, end }: Span): boolean =>
  page.hitsAt('surnames-ja', start).some((hit) => hit.end <= end);

const MAX_BEFORE_TITLE = 11;

function* titled(page: Page): Generator<PageFinding> {
  const { text, knowledge } = page;
  for (const hit of longestHits(page, 'name-titles-ja')) {
    const end = text.charAt(hit.start - 1) === ' ' ? hit.start - 1 : hit.start;
    let start = end;
    while (start > 0 && end - start < MAX_BEFORE_TITLE && isNameUnit(text, start - 1, end)) start--;
    const surname = page.hits('surnames-ja').find((term) => term.start >= start && term.start < end && term.end <= end);
    if (surname && (surname.start === start || !isKanji(text.charAt(surname.start - 1)))) start = surname.start;
    else if (surname && surname.start > start) start = surname.start;
    const form = text.slice(start, end);
    if (form.trim() === '' || form.length > 10 || knowledge.has('not-names-ja', form)) continue;
    if (
      !surname &&
      !/^(?:[ァ-ヴー]{2,10}|[ぁ-ん]{2,4})$/.test(form) &&
      !(/^[\u4e00-\u9fff]{2,3}$/.test(form) && /^(?:さん|くん|ちゃん)/.test(hit.form))
    )
      continue;
    if (/^[ぁ-ん]+$/.test(form) && !/^(?:さん|ちゃん|くん)/.test(hit.form)) continue;
    const leading = text.slice(start, end).length - text.slice(start, end).trimStart().length;
    yield name({ start: start + leading, end }, surname ? 0.93 : 0.72, 'name-ja.title', hit.form);
  }
}

/** Units of one name in front of a title: one script beside kanji, one blank between surname and given name. */
function isNameUnit(text: string, at: number, end: number): boolean {
  const character = text.charAt(at);
  if (isKanji(character)) return !isHiragana(text.charAt(at + 1)) || at + 1 === end || true;
  if (isKatakana(character) || character === '・') return true;
  if (isHiragana(character)) return isHiragana(text.charAt(end - 1)) && !/[はがをにのでともへ]/.test(character);
  return character === ' ' && isKanji(text.charAt(at - 1)) && at < end - 1 && !text.slice(at + 1, end).includes(' ');
}

function* kin(page: Page): Generator<PageFinding> {
  for (const hit of longestHits(page, 'name-cues-ja')) {
    if (isKanji(page.text.charAt(hit.start - 1))) continue;
    const gap = /^(?:の|: ?| )?/.exec(page.text.slice(hit.end, hit.end + 2))?.[0] ?? '';
    const span = nameAt(page, hit.end + gap.length);
    if (!span) continue;
    const form = page.text.slice(span.start, span.end);
    const isKnown = startsWithSurname(page, span);
    const after = page.text.slice(span.end, span.end + 4);
    const isTitled = /^(?:さん|様|くん|ちゃん|君)/.test(after);
    const isRole = /[のは]$/.test(hit.form) || gap === 'の';
    if (
      isKnown &&
      (/[ ・]/.test(form) || /^[ (、,。)\n]|^$|^さん/.test(after) || (isRole && /^[がはにをとも]/.test(after)))
    )
      yield name(span, 0.92, 'name-ja.kin', hit.form);
    else if (
      page.hitsAt('given-names-ja', span.start).some(({ end }) => end === span.end) &&
      (gap !== '' || form.length >= 2) &&
      /^(?:[がはとをにもで、。(\n ]|$)/.test(after)
    )
      yield name(span, 0.85, 'name-ja.kin', hit.form);
    else if (isTitled && form.length <= 6) yield name(span, 0.85, 'name-ja.kin', hit.form);
    else if (/^[ァ-ヴー・ ]{2,}$/.test(form) && /^[(、,。)\n]|^$/.test(after) && gap !== '')
      yield name(span, 0.65, 'name-ja.kin', hit.form);
  }
}

const INTRODUCTION = /^(?:と申します|ともうします|です|と言います|といいます|より(?=\n|$)|拝(?=\n|$)|記(?=\n|$))/;

/** `田中です`, `由美と申します` at the start of a clause; `Dr.伊藤`. */
function* introduced(page: Page): Generator<PageFinding> {
  for (const dictionary of ['surnames-ja', 'given-names-ja']) {
    for (const hit of longestHits(page, dictionary)) {
      if (!INTRODUCTION.test(page.text.slice(hit.end, hit.end + 6)) || hit.end - hit.start < 2) continue;
      if (/(?:^|[\s、。の「」!]|は)$/.test(page.text.slice(Math.max(0, hit.start - 1), hit.start)))
        yield name(hit, 0.8, 'name-ja.introduction', '');
    }
  }
  for (const { 0: found, index } of page.text.matchAll(/Dr\.? ?(?=[\u4e00-\u9fffァ-ヴA-Z])/g)) {
    const span = nameAt(page, index + found.length);
    if (span) yield name(span, startsWithSurname(page, span) ? 0.93 : 0.75, 'name-ja.doctor', 'Dr');
  }
}

/** A surname of the dictionary, a blank, and a given name that ends a phrase. */
function* full(page: Page): Generator<PageFinding> {
  const pattern = new RegExp(`^ (${PART})(?=[ (),、。/:\\n]|$|さん|様|殿|先生|医)`);
  for (const hit of longestHits(page, 'surnames-ja')) {
    if (isKanji(page.text.charAt(hit.start - 1))) continue;
    const joined = page.hitsAt('given-names-ja', hit.end).find(({ end }) => !isKanji(page.text.charAt(end)));
    if (joined && joined.end - hit.start >= 3)
      yield name({ start: hit.start, end: joined.end }, 0.85, 'name-ja.full', '');
    const given = pattern.exec(page.text.slice(hit.end, hit.end + 14))?.[1];
    if (
      given === undefined ||
      page.knowledge.has('not-names-ja', given) ||
      page.knowledge.has('name-labels-ja', given) ||
      page.knowledge.has('name-titles-ja', given)
    )
      continue;
    yield name({ start: hit.start, end: hit.end + 1 + given.length }, 0.88, 'name-ja.full', '');
  }
}
