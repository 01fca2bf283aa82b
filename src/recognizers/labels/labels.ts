/** Labels of forms (住院号, 联系电话, 出生日期): where they stand on a page and where their value begins. */
import type { Language } from '../../core/language.ts';
import type { TermHit } from '../../core/knowledge.ts';
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';

export type LabelFamily = 'id' | 'contact' | 'date';

/** Languages that have a file `<family>-labels-<language>.txt`. */
const LABEL_LANGUAGES = ['zh', 'en', 'de', 'fr', 'es', 'ja', 'sv', 'it'] as const;

export interface Label extends Span {
  /** The word as it stands in the dictionary. */
  readonly term: string;
  /** The note column of its dictionary: a sub-kind, or empty. */
  readonly kind: string;
}

/** Ids of all dictionaries of a family, for a recognizer's `dictionaries`. */
export function labelDictionaries(family: LabelFamily): string[] {
  return LABEL_LANGUAGES.map((language) => `${family}-labels-${language}`);
}

/** Chinese forms carry their own Latin labels; other languages borrow the English ones (Tel, Fax, MRN). */
function dictionariesFor(family: LabelFamily, language: Language): string[] {
  if (language === 'zh' || language === 'zh-Hant') return [`${family}-labels-zh`];
  const own = LABEL_LANGUAGES.find((known) => known === language);
  return own && own !== 'en' ? [`${family}-labels-${own}`, `${family}-labels-en`] : [`${family}-labels-en`];
}

const cache = new WeakMap<Page, Map<LabelFamily, readonly Label[]>>();

/** Labels of a family by start; one inside a longer one of the same family is left out. */
export function labelsOf(page: Page, family: LabelFamily): readonly Label[] {
  let families = cache.get(page);
  if (!families) cache.set(page, (families = new Map()));
  let labels = families.get(family);
  if (!labels) families.set(family, (labels = findLabels(page, family)));
  return labels;
}

function findLabels(page: Page, family: LabelFamily): Label[] {
  const dictionaries = dictionariesFor(family, page.language);
  const hits: TermHit[] = dictionaries.flatMap((id) => [...page.hits(id)]);
  if (dictionaries.length > 1) hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const labels: Label[] = [];
  let covered = 0;
  for (const { start, end, form, entry } of hits) {
    if (end <= covered) continue;
    covered = end;
    labels.push({ start, end, term: form, kind: entry.note ?? '' });
  }
  return labels;
}

/** What may stand between a label and its value: 号, No., a bracket, a colon, ticks, a line end, an opening quote. */
const BETWEEN =
  /(?:号码|编号|号|码|N[oO0]\.|no\.|N[oO](?=[ :#])|no(?=[ :#])|№|Nr\.?|[Nn]°|[Nn]\.º|#|\.)?[*]?[ \t]{0,8}(?:\([^()\d\n]{1,10}\)[ \t]{0,4})?(?:"?[ \t]?[:=|\]】]|(?:as|is|es|est|ist|är|è)(?=[ ])|为|是不是|是|给我|改为|变更为|[，,] ?号码)?[ \t]{0,12}(?:[□|][ \t]?){0,4}(?:\n[ \t|]{0,8})?(?:\((?!(?:19|20)\d\d[)\]〕])|["'“”[【「#<])?[ \t]{0,2}(?:第(?=\d))?/y;

/** Where the value of a label that ends at `end` would begin. */
export function valueStart(text: string, end: number): number {
  BETWEEN.lastIndex = end;
  BETWEEN.exec(text);
  return Math.max(end, BETWEEN.lastIndex);
}

/** Whether between a label and its value a mark says so: a colon, an equals sign, a bar. */
export function isMarked(text: string, labelEnd: number, valueAt: number): boolean {
  return /[:=|]/.test(text.slice(labelEnd, valueAt));
}
