/** The terms of dictionaries that a hospital brought: each occurrence is a finding of the dictionary's type. */
import { ENTITY_TYPES, levelsOf, type EntityType } from '../core/entities.ts';
import type { DictionaryHeader, TermHit } from '../core/knowledge.ts';
import { overlapIndex } from '../core/near.ts';
import type { Span } from '../core/note.ts';
import type { Page, PageFinding, Recognizer } from '../core/recognizer.ts';
import { PLACE_DICTIONARIES } from './address/places.ts';

/** The hospital's word: as good as a form that checks itself. */
const SURE = 0.97;
/** Terms that are ordinary words as well, for the reviewer to look at. */
const DOUBTFUL = 0.55;

/** Types whose terms are names: two characters of one are too few to be sure of (协和, 华为). */
const NAMES: readonly EntityType[] = ['HOSPITAL', 'ORGANIZATION', 'ADDRESS'];
/** Dictionary of ordinary words that look like names. */
const ORDINARY = 'name-stop-zh';
/** A kind of facility without a name of its own. */
const KIND_ALONE =
  /^(?:人民|中心|中医|总|儿童|妇幼|妇产|口腔|眼科|肿瘤|附属|大学|社区|乡镇?|镇|村|市|县|省|区|综合|专科|骨科|精神|传染病|中西医结合|互联网|美容|康复|第?[一二三四五六七八九十]){0,3}(?:医院|卫生院|卫生室|诊所|门诊部?|保健院|卫生服务中心|医务室|急救中心|疾控中心|体检中心)$/;
/** Types whose terms are a person's own; reasons never hold them. */
const PERSONAL: readonly EntityType[] = ['NAME', 'ID_NUMBER', 'CONTACT', 'ADDRESS'];

export const ownTerms: Recognizer = {
  id: 'own-terms',
  types: ENTITY_TYPES,
  languages: null,
  dictionaries: [],
  rules: {
    'own.term': { zh: '本院词典', en: 'dictionary of the hospital' },
    'own.doubtful': { zh: '本院词典，也可能是普通词', en: 'dictionary of the hospital, or an ordinary word' },
  },
  *recognize(page) {
    const own = page.knowledge.dictionaries.filter(({ owner, effect }) => owner === 'hospital' && effect !== 'never');
    if (own.length === 0) return;
    const nearTo = overlapIndex(page.findings);
    for (const dictionary of own) if (dictionary.type) yield* termsOf(page, dictionary, dictionary.type, nearTo);
  },
};

function* termsOf(
  page: Page,
  { id, name }: DictionaryHeader,
  type: EntityType,
  nearTo: (span: Span) => readonly PageFinding[],
): Generator<PageFinding> {
  let end = 0;
  for (const hit of page.hits(id)) {
    // By start, longer first: of hits that overlap the first one holds.
    if (hit.start < end || hit.end - hit.start < 2) continue;
    const isDoubtful = isOrdinary(page, hit, type);
    const near = nearTo(hit);
    if (near.some((finding) => holds(finding, hit, isDoubtful))) continue;
    end = hit.end;
    const same = near.filter((finding) => finding.type === type);
    const level = hit.entry.level;
    yield {
      // A part of a name that the rules see as well: both parts belong to it.
      start: Math.min(hit.start, ...same.map(({ start }) => start)),
      end: Math.max(hit.end, ...same.map((finding) => finding.end)),
      type,
      ...(level !== undefined && levelsOf(type).includes(level) ? { level } : {}),
      score: isDoubtful ? DOUBTFUL : SURE,
      reason: {
        rule: isDoubtful ? 'own.doubtful' : 'own.term',
        ...(PERSONAL.includes(type) ? {} : { term: hit.entry.term }),
        dictionary: name,
      },
    };
  }
}

/** Whether a finding says more than the hit: it is longer all around, or the hit is in doubt. */
function holds(finding: PageFinding, hit: TermHit, isDoubtful: boolean): boolean {
  const isInside = finding.start <= hit.start && hit.end <= finding.end;
  const isLonger = finding.end - finding.start > hit.end - hit.start;
  return isInside && (isLonger || isDoubtful) && finding.score >= 0.5;
}

function isOrdinary({ knowledge }: Page, { form, end, start }: TermHit, type: EntityType): boolean {
  if (knowledge.has(ORDINARY, form)) return true;
  if (!NAMES.includes(type)) return false;
  if (end - start <= 2 || KIND_ALONE.test(form)) return true;
  return type !== 'ADDRESS' && PLACE_DICTIONARIES.some((places) => knowledge.has(places, form));
}
