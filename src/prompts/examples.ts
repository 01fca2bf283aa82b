/** Examples: read from their marked form, and chosen by how much a passage is like them. */
import { isEntityType, levelsOf, type EntityType, type Level } from '../core/entities.ts';
import type { PromptForm } from '../core/prompt.ts';
import type { TaggedSpan } from '../core/tagged.ts';
import { estimateTokens } from '../core/tokens.ts';
import { answerOf } from './answers.ts';
import type { TemplateLanguage } from './template.ts';

export interface Example {
  readonly text: string;
  readonly spans: readonly TaggedSpan[];
}

const MARK = /\[([^[\]]{1,200}):([A-Z_]{2,20}):([123])\]/g;

/** @throws Error for a mark that names no type or a level its type cannot have. */
export function readExample(marked: string): Example {
  const spans: TaggedSpan[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(MARK)) {
    const [whole, value = '', type, digit] = match;
    const level = Number(digit) as Level;
    if (!isEntityType(type) || !levelsOf(type).includes(level))
      throw new Error(`an example has a wrong mark: ${whole}`);
    text += marked.slice(last, match.index);
    spans.push({ start: text.length, end: text.length + value.length, type, level });
    text += value;
    last = match.index + whole.length;
  }
  return { text: text + marked.slice(last), spans };
}

/** Runs of two and three characters, with digits alike: what a text is made of. */
function gramsOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\d/g, '0').replace(/\s+/g, ' ');
  const grams = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i++) {
    grams.add(plain.slice(i, i + 2));
    if (i + 2 < plain.length) grams.add(plain.slice(i, i + 3));
  }
  return grams;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const gram of few) if (many.has(gram)) shared++;
  return shared / Math.sqrt(a.size * b.size || 1);
}

export interface ChooseOptions {
  readonly form: PromptForm;
  readonly language: TemplateLanguage;
  readonly types: readonly EntityType[];
  /** Tokens that the written examples may take. */
  readonly tokens: number;
}

/** Examples as a prompt shows them. */
export class Examples {
  readonly #rows: readonly (Example & { readonly grams: ReadonlySet<string> })[];
  readonly #written = new Map<string, readonly { readonly text: string; readonly tokens: number }[]>();

  constructor(marked: readonly string[]) {
    this.#rows = marked.map((row) => {
      const example = readExample(row);
      return { ...example, grams: gramsOf(example.text) };
    });
  }

  /** The written examples most like the passage that fit the budget; the most like one last, next to the passage. */
  choose(passage: string, options: ChooseOptions): readonly string[] {
    const grams = gramsOf(passage);
    const written = this.#writtenFor(options);
    const order = this.#rows
      .map((row, index) => ({ index, like: likeness(grams, row.grams) }))
      .sort((a, b) => b.like - a.like || a.index - b.index);
    const chosen: string[] = [];
    let left = options.tokens;
    for (const { index } of order) {
      const example = written[index];
      if (!example || example.tokens > left) continue;
      left -= example.tokens;
      chosen.push(example.text);
    }
    return chosen.reverse();
  }

  #writtenFor({ form, language, types }: ChooseOptions) {
    const key = [form, language, ...types].join(' ');
    let written = this.#written.get(key);
    if (!written) {
      written = this.#rows.map(({ text, spans }) => {
        const example = write(text, answerOf(form, { text, spans, types }, language), language);
        return { text: example, tokens: estimateTokens(example) + 2 };
      });
      this.#written.set(key, written);
    }
    return written;
  }
}

const write = (text: string, answer: string, language: TemplateLanguage): string =>
  language === 'zh' ? `病历：${text}\n输出：${answer}` : `Note: ${text}\nOutput: ${answer}`;
