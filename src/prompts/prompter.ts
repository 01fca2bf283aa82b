/** Makes prompts of templates, definitions, examples and retrieved terms. */
import { levelsOf, type EntityType, type Level } from '../core/entities.ts';
import type { Candidate } from '../core/knowledge.ts';
import type { Language } from '../core/language.ts';
import type { Prompter, PromptForm, PromptRequest } from '../core/prompt.ts';
import { estimateTokens } from '../core/tokens.ts';
import { labelOf } from './answers.ts';
import type { Definitions } from './definitions/definition.ts';
import { DEFINITIONS_EN } from './definitions/en.ts';
import { DEFINITIONS_ZH } from './definitions/zh.ts';
import { Examples } from './examples.ts';
import { EXAMPLES_EN } from './examples/en.ts';
import { EXAMPLES_ZH } from './examples/zh.ts';
import { fenced } from './fence.ts';
import { schemaOf } from './schema.ts';
import { checkTemplate, fillTemplate, type Slot, type Template, type TemplateLanguage } from './template.ts';
import { TEMPLATES_EN } from './templates/en.ts';
import { TEMPLATES_ZH } from './templates/zh.ts';

/** Templates that come with the app, one for each form and language. */
export const TEMPLATES: readonly Template[] = [...TEMPLATES_ZH, ...TEMPLATES_EN];

const DEFINITIONS: Readonly<Record<TemplateLanguage, Definitions>> = { zh: DEFINITIONS_ZH, en: DEFINITIONS_EN };
const EXAMPLES: Readonly<Record<TemplateLanguage, readonly string[]>> = { zh: EXAMPLES_ZH, en: EXAMPLES_EN };

export interface PrompterOptions {
  /** Language of the prompts; that of the note when missing (Chinese for Chinese notes, English for all others). */
  readonly language?: TemplateLanguage;
  /** Templates that stand in for the shipped ones of their form and language. */
  readonly templates?: readonly Template[];
  /** Most tokens of the examples; fewer for models of a short context. */
  readonly exampleTokens?: number;
  /** Most tokens of the retrieved terms. */
  readonly termTokens?: number;
}

const NONE: Readonly<Record<TemplateLanguage, string>> = { zh: '（无）', en: '(none)' };

const EXAMPLE_TOKENS = 800;
const TERM_TOKENS = 300;

/** @throws Error for a template that cannot be used; ask `checkTemplate` before. */
export function createPrompter(options: PrompterOptions = {}): Prompter {
  const own = options.templates ?? [];
  for (const template of own) {
    const [problem] = checkTemplate(template);
    if (problem) throw new Error(`the template ${template.id} is not valid: ${problem.kind} ${problem.slot}`);
  }
  const examples = { zh: new Examples(EXAMPLES.zh), en: new Examples(EXAMPLES.en) };
  const templateFor = (form: PromptForm, language: TemplateLanguage): Template => {
    const fits = (template: Template): boolean => template.form === form && template.language === language;
    const template = own.find(fits) ?? TEMPLATES.find(fits);
    if (!template) throw new Error(`there is no template for ${form} in ${language}`);
    return template;
  };
  return {
    version: versionOf(own),
    promptFor(request) {
      const { form, passage, types } = request;
      const language = options.language ?? languageFor(passage.language);
      const tokens = options.exampleTokens ?? EXAMPLE_TOKENS;
      const chosen = examples[language].choose(passage.text, { form, language, types, tokens });
      const values: Readonly<Record<Slot, string>> = {
        definitions: definitionsOf(types, language),
        levels: levelsText(types, language),
        examples: chosen.length === 0 ? NONE[language] : chosen.join('\n\n'),
        terms: termsText(request.candidates, language, options.termTokens ?? TERM_TOKENS),
        note: fenced(form === 'levels' ? (request.tagged ?? passage.text) : passage.text, language),
      };
      const schema = schemaOf(form, form === 'levels' ? types.filter(isGraded) : types, language);
      return {
        messages: fillTemplate(templateFor(form, language), values),
        ...(schema ? { schema } : {}),
        maxTokens: answerTokens(request),
      };
    },
  };
}

const languageFor = (language: Language): TemplateLanguage =>
  language === 'zh' || language === 'zh-Hant' ? 'zh' : 'en';

function versionOf(own: readonly Template[]): string {
  const shipped = `prompts@${String(Math.max(...TEMPLATES.map(({ version }) => version)))}`;
  return [shipped, ...own.map(({ id, version }) => `${id}@${String(version)}`)].join('+');
}

const isGraded = (type: EntityType): boolean => levelsOf(type).length > 1;

const colonOf = (language: TemplateLanguage): string => (language === 'zh' ? '：' : ': ');

function definitionsOf(types: readonly EntityType[], language: TemplateLanguage): string {
  const not = language === 'zh' ? '不标：' : ' Not: ';
  return types
    .map((type) => {
      const { mark, skip } = DEFINITIONS[language][type];
      return `- ${labelOf(type, language)}${colonOf(language)}${mark}${skip === undefined ? '' : `${not}${skip}`}`;
    })
    .join('\n');
}

function levelsText(types: readonly EntityType[], language: TemplateLanguage): string {
  const single = types.filter((type) => !isGraded(type));
  const [comma, semicolon] = language === 'zh' ? ['、', '；'] : [', ', '; '];
  const lines = types.filter(isGraded).map((type) => {
    const { levels = {} } = DEFINITIONS[language][type];
    const each = ([1, 2, 3] as const).flatMap((level: Level) => {
      const words = levels[level];
      return words === undefined ? [] : [`${String(level)} = ${words}`];
    });
    return `- ${labelOf(type, language)}${colonOf(language)}${each.join(semicolon)}`;
  });
  for (const level of [1, 2, 3] as const) {
    const names = single.filter((type) => levelsOf(type)[0] === level).map((type) => labelOf(type, language));
    if (names.length > 0) lines.push(`- ${names.join(comma)}${colonOf(language)}${String(level)}`);
  }
  return lines.join('\n');
}

/** Candidates below it are likenesses of a character or two. */
const LEAST_LIKE = 0.6;

/** A facility with the short form that stands in the note; of other terms the form alone, since aliases gather loosely. */
function wordsOf(entry: string, form: string, type: EntityType, level: Level, language: TemplateLanguage): string {
  if (isGraded(type)) return `${form} ${String(level)}`;
  if (form === entry) return entry;
  return language === 'zh' ? `${entry}（${form}）` : `${entry} (${form})`;
}

/** Terms by type, best first, as many as the budget holds. */
function termsText(candidates: readonly Candidate[], language: TemplateLanguage, budget: number): string {
  const byType = new Map<EntityType, string[]>();
  let left = budget;
  const taken = new Set<string>();
  for (const { entry, type, level, score, why } of candidates) {
    if (score < LEAST_LIKE) continue;
    // A term is one line of a list, whatever its dictionary holds.
    const line = wordsOf(entry, why.form, type, level, language).replace(/\s+/g, ' ');
    const tokens = estimateTokens(line) + 1;
    if (taken.has(line) || tokens > left) continue;
    taken.add(line);
    left -= tokens;
    byType.set(type, [...(byType.get(type) ?? []), line]);
  }
  if (byType.size === 0) return NONE[language];
  const [comma, colon] = [language === 'zh' ? '、' : ', ', colonOf(language)];
  return [...byType].map(([type, lines]) => `- ${labelOf(type, language)}${colon}${lines.join(comma)}`).join('\n');
}

/** Most tokens of a right answer: dense forms (the head of an admission note) hold a span every ten tokens. */
function answerTokens({ form, passage, tagged }: PromptRequest): number {
  const tokens = estimateTokens(passage.text);
  if (form === 'spans') return 160 + 3 * tokens;
  if (form === 'tagged') return 240 + Math.ceil(2.8 * tokens);
  const tags = (tagged ?? '').split('<<').length - 1;
  return 80 + 40 * tags + 2 * Math.min(tokens, 40 * tags);
}
