/**
 * What the tagger may say at all. It learned from notes; in talk and advice it takes a sentence for a name. What could be
 * no name of a person or a hospital by its form alone is dropped before it is weighed.
 */
import type { EntityType } from '../core/entities.ts';
import type { TaggedSpan, Tagging } from '../core/tagger.ts';

interface Form {
  /** Longest text in UTF-16 units. */
  readonly most: number;
  /** What no text of the type holds. */
  readonly never: RegExp;
}

const FORMS: Readonly<Partial<Record<EntityType, Form>>> = {
  NAME: { most: 40, never: /[\n。!?,;:()/*×]|某|[我你您它吗呢啊吧的谢]|医院|医生|护士|检查|治疗/ },
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

/** The same tagging without spans that cannot be; `text` is that of the page it was made on. */
export function plausible(tagging: Tagging, text: string): Tagging {
  return {
    spans: tagging.spans.filter((span) => isPlausible(span, text)),
    probability: (type, span) => tagging.probability(type, span),
  };
}
