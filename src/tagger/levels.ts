/** Level of a span that only the tagger saw. */
import type { EntityType, Level } from '../core/entities.ts';
import type { TermHit } from '../core/knowledge.ts';
import { levelOf } from '../core/level.ts';
import { overlaps, type Span } from '../core/note.ts';
import type { Page } from '../core/recognizer.ts';

/** Words that make an address finer than a county. */
const FINE = /[路街巷弄村庄屯组社号栋幢楼室镇乡里苑园坊寨湾沟]|小区|花园|公寓|单元|宿舍|大厦|广场|\d/;
const COARSE_END = /(?:省|市|区|县|州|盟|旗)$/;

/** Dictionaries whose terms carry levels; `-…` stands for the note's language. */
const GRADED: Readonly<Partial<Record<EntityType, readonly string[]>>> = {
  STD: ['std-…', 'std-tests'],
  PREGNANCY: ['pregnancy-…'],
};

/** Signs of the highest level where no dictionary term stands in the span. */
const GRAVE: Readonly<Partial<Record<EntityType, RegExp>>> = {
  PREGNANCY: /流产|人流|药流|引产|打胎|死胎|异位|宫外|葡萄胎|清宫|没保住|堕胎|abort|miscarr|ectopic|stillb/i,
};
/** Signs of the lowest one. */
const LIGHT: Readonly<Partial<Record<EntityType, RegExp>>> = {
  PREGNANCY: /婚|离异|丧偶|配偶|[子女]|married|single|divorced|孩/i,
};

export function levelIn(page: Page, type: EntityType, span: Span): Level {
  const text = page.text.slice(span.start, span.end);
  if (type === 'ADDRESS') return COARSE_END.test(text) && !FINE.test(text) ? 2 : 1;
  const dictionaries = GRADED[type];
  if (dictionaries === undefined) return levelOf({ type });
  if (GRAVE[type]?.test(text)) return 1;
  const language = page.language === 'zh-Hant' ? 'zh' : page.language;
  let level: Level | undefined;
  for (const dictionary of dictionaries) {
    const hits = page.hits(dictionary.replace('…', language));
    for (let k = firstFrom(hits, span.start - LONGEST_TERM); k < hits.length; k++) {
      const hit = hits[k] as TermHit;
      if (hit.start >= span.end) break;
      const own = hit.entry.level;
      if (own !== undefined && overlaps(hit, span) && (level === undefined || own < level)) level = own;
    }
  }
  if (level !== undefined) return level;
  return LIGHT[type]?.test(text) ? 3 : levelOf({ type, ...(type === 'STD' ? { level: 3 } : {}) });
}

/** Units of the longest term of a graded dictionary. */
const LONGEST_TERM = 64;

/** Index of the first hit that begins at or after an offset. */
function firstFrom(hits: readonly TermHit[], start: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle] as TermHit).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
