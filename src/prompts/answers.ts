/** Right answers in each form: what examples show, and what a perfect model would write. */
import { ENTITIES, levelsOf, type EntityType } from '../core/entities.ts';
import { levelOf } from '../core/level.ts';
import { byStart } from '../core/note.ts';
import type { PromptForm } from '../core/prompt.ts';
import { toTagged, type TaggedSpan } from '../core/tagged.ts';
import type { TemplateLanguage } from './template.ts';

/** What a type is called in prompts: its Chinese label, or its code in English ones. */
export const labelOf = (type: EntityType, language: TemplateLanguage): string =>
  language === 'zh' ? ENTITIES[type].label.zh : type;

/** The line after which the tagged text stands. */
export const MARKER: Readonly<Record<TemplateLanguage, string>> = { zh: '【标注全文】', en: '[TAGGED TEXT]' };

const NOTHING: Readonly<Record<TemplateLanguage, string>> = { zh: '无', en: 'none' };
/** Characters of context before a span. */
const CONTEXT: Readonly<Record<TemplateLanguage, number>> = { zh: 6, en: 12 };

export interface Answered {
  readonly text: string;
  readonly spans: readonly TaggedSpan[];
  readonly types: readonly EntityType[];
}

export function answerOf(form: PromptForm, { text, spans, types }: Answered, language: TemplateLanguage): string {
  const wanted = [...spans].filter(({ type }) => types.includes(type)).sort(byStart);
  if (form === 'tagged')
    return `${steps(text, wanted, types, language)}\n${MARKER[language]}\n${tag(text, wanted, language)}`;
  if (form === 'levels') {
    const levels = wanted
      .filter(({ type }) => levelsOf(type).length > 1)
      .map((span) => ({
        text: text.slice(span.start, span.end),
        type: labelOf(span.type, language),
        level: levelOf(span),
      }));
    return JSON.stringify({ levels });
  }
  return JSON.stringify({
    spans: wanted.map((span) => ({
      text: text.slice(span.start, span.end),
      type: labelOf(span.type, language),
      level: levelOf(span),
      before: contextOf(text, span.start, CONTEXT[language]),
    })),
  });
}

const contextOf = (text: string, start: number, length: number): string =>
  text.slice(text.lastIndexOf('\n', start - 1) + 1, start).slice(-length);

const tag = (text: string, spans: readonly TaggedSpan[], language: TemplateLanguage): string =>
  toTagged(text, spans, { levels: false, labels: language === 'zh' ? 'zh' : 'codes' });

/** The reasoning of the tagged form: each type with what was found. */
function steps(
  text: string,
  spans: readonly TaggedSpan[],
  types: readonly EntityType[],
  language: TemplateLanguage,
): string {
  const [colon, semicolon] = language === 'zh' ? ['：', '；'] : [': ', '; '];
  return types
    .map((type) => {
      const found = new Set(spans.filter((span) => span.type === type).map(({ start, end }) => text.slice(start, end)));
      return `${labelOf(type, language)}${colon}${found.size === 0 ? NOTHING[language] : [...found].join(semicolon)}`;
    })
    .join('\n');
}
