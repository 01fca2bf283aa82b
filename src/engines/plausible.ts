/**
 * What the tagger may say at all. It learned from notes; in talk and advice it takes a sentence for a name. What could be
 * no name of a person or a hospital by its form alone is dropped before it is weighed.
 */
import type { EntityType } from '../core/entities.ts';
import type { Page, PageFinding } from '../core/recognizer.ts';
import type { TaggedSpan, Tagging } from '../core/tagger.ts';

interface Form {
  /** Longest text in UTF-16 units. */
  readonly most: number;
  /** What no text of the type holds. */
  readonly never: RegExp;
}

/** Words of sentences, which stand in no name. */
const WORDS =
  '除了|对于|那么|关于|由于|因为|如果|所以|但是|而且|并[且遵]|或者|以及|首先|其次|另外|然后|通过|根据|进行|遵循|建议|可以|可能|需要|应该|' +
  '出现|引起|导致|影响|寻求|咨询|询专业|求专业|专业|方法|情况|问题|症状|药物|疼痛|手术|情绪|循环|勃起|性爱|怀孕|功能|能会';

const FORMS: Readonly<Partial<Record<EntityType, Form>>> = {
  NAME: {
    most: 40,
    never: new RegExp(`[\\n。!?,;:()/*×]|某|[我你您它吗呢啊吧的谢是]|医院|医生|护士|检查|治疗|${WORDS}`),
  },
  HOSPITAL: {
    most: 40,
    never:
      /[\n。!?,;:]|[我你您他她哪吗呢]|正规|正轨|专业|最好|比较好|较好|当地|附近|上级|就近|周边|[去到在往]医院|大医院|三甲|这[个家两]|那[个家]|治[疗好]/,
  },
};

function isPlausible({ type, start, end }: TaggedSpan, text: string): boolean {
  const form = FORMS[type];
  return !form || (end - start <= form.most && !form.never.test(text.slice(start, end)));
}

/** Types that point at a person or a place; a page without any of them is no record but talk, advice or a textbook. */
const OF_RECORDS: ReadonlySet<EntityType> = new Set(['NAME', 'ID_NUMBER', 'CONTACT', 'ADDRESS', 'HOSPITAL']);
const SEEN_FROM = 0.7;
/** Out of its field the tagger must be this sure. */
const OUT_OF_FIELD = 0.8;

const isRecord = (findings: readonly PageFinding[]): boolean =>
  findings.some(({ type, score }) => score >= SEEN_FROM && OF_RECORDS.has(type));

/** The same tagging without spans that cannot be, or that are not sure enough on a page that is no record. */
export function plausible(tagging: Tagging, { text, findings }: Pick<Page, 'text' | 'findings'>): Tagging {
  const least = isRecord(findings) ? 0 : OUT_OF_FIELD;
  return {
    spans: tagging.spans.filter((span) => span.probability >= least && isPlausible(span, text)),
    probability: (type, span) => tagging.probability(type, span),
  };
}
