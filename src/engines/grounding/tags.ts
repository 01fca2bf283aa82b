/**
 * Reads tagged texts as models write them: `<<张三: 姓名>>` with other brackets, full-width signs, missing ends, nesting,
 * text and type swapped, levels as words, elements like `<姓名>张三</姓名>`. Linear but for short looks back.
 */
import type { EntityType, Level } from '../../core/entities.ts';
import type { Span } from '../../core/note.ts';
import { levelLike, readLabel, typeNamed, type LabelRead } from './labels.ts';

/** A tag; offsets are those of the text without tags. */
export interface ReadTag extends Span {
  readonly type: EntityType;
  readonly level?: Level;
}

export interface ReadTags {
  readonly text: string;
  /** By end; nested ones are all there. */
  readonly tags: readonly ReadTag[];
}

/** Signs that open and close a tag; pairs of one sign admit only labels that stand in the table of words. */
const SIGNS: readonly (readonly [open: string, close: string, isStrict: boolean])[] = [
  ['<<', '>>', false],
  ['[[', ']]', false],
  ['{{', '}}', false],
  ['<', '>', true],
];

/** Same length, so that offsets stay: full-width and typographic signs as the plain ones. */
function plainSigns(text: string): string {
  return text
    .replace(/[＜〈‹]/g, '<')
    .replace(/[＞〉›]/g, '>')
    .replace(/《《/g, '<<')
    .replace(/》》/g, '>>')
    .replace(/[：︰]/g, ':')
    .replace(/｜/g, '|');
}

/** Longest value of a tag. */
const MOST = 400;

interface Open {
  /** Length of the output where the tag began. */
  readonly start: number;
  readonly sign: (typeof SIGNS)[number];
}

/** @param answer without thoughts and fences. */
export function readTags(answer: string): ReadTags {
  const raw = withoutElements(answer.replace(/&lt;/g, '<').replace(/&gt;/g, '>'));
  const plain = plainSigns(raw);
  const reader = new Reader();
  for (let i = 0; i < raw.length;) {
    const close = SIGNS.find(([, sign]) => plain.startsWith(sign, i));
    if (close && reader.close(close[1])) {
      i += close[1].length;
      continue;
    }
    const open = SIGNS.find(([sign]) => plain.startsWith(sign, i));
    if (open) {
      reader.open(open);
      i += open[0].length;
      continue;
    }
    const sign = raw.charAt(i);
    if (sign === '\n') reader.endLine();
    reader.put(sign);
    i++;
  }
  return reader.end();
}

class Reader {
  #out = '';
  readonly #tags: ReadTag[] = [];
  #opens: Open[] = [];

  put(text: string): void {
    this.#out += text;
  }

  open(sign: Open['sign']): void {
    // A tag that never closed, and whose label has been said, closes where the next one opens.
    while (this.#opens.length > 0 && this.#closeByLabel()) this.#opens.pop();
    this.#opens.push({ start: this.#out.length, sign });
    this.put(sign[0]);
  }

  /** Whether the sign closed a tag. */
  close(closing: string): boolean {
    for (let k = this.#opens.length - 1; k >= 0; k--) {
      const open = this.#opens[k];
      if (!open || open.sign[1] !== closing || this.#out.length - open.start > MOST) continue;
      const content = this.#out.slice(open.start + open.sign[0].length);
      if (open.sign[2] && content.includes('\n')) return false;
      const said = readContent(content, open.sign[2]);
      if (!said) return false;
      this.#take(open, said);
      this.#opens.length = k;
      return true;
    }
    return closing === '>>' && this.#closeUnopened();
  }

  endLine(): void {
    while (this.#opens.length > 0 && this.#closeByLabel()) this.#opens.pop();
  }

  end(): ReadTags {
    this.endLine();
    return { text: this.#out, tags: this.#tags };
  }

  /** Replaces sign and content by the value; tags inside move with it. */
  #take({ start, sign }: Open, { value, from, label, rest = '' }: Said): void {
    const shift = sign[0].length + from;
    let first = this.#tags.length;
    while (first > 0 && (this.#tags[first - 1]?.end ?? 0) > start) first--;
    const inner = this.#tags.splice(first).map((tag) => ({ ...tag, start: tag.start - shift, end: tag.end - shift }));
    this.#out = this.#out.slice(0, start) + value + rest;
    this.#tags.push(...inner.filter((tag) => tag.start >= start && tag.end <= this.#out.length));
    if (value.trim() !== '') this.#tags.push({ start, end: start + value.length, ...label });
  }

  /** `<<张三: 姓名，女`: the first label after a colon ends the tag. */
  #closeByLabel(): boolean {
    const open = this.#opens.at(-1);
    if (!open || open.sign[2] || this.#out.length - open.start > MOST) return false;
    const content = this.#out.slice(open.start + open.sign[0].length);
    for (const match of content.matchAll(/[:：|]\s?([\p{Script=Han}A-Z_]{1,10})(?:\s?[:：|]\s?([123]))?/gu)) {
      const label = firstLabel(match[1] ?? '');
      if (!label || match.index === 0) continue;
      const value = content.slice(0, match.index);
      const isWhole = label.length === (match[1] ?? '').length;
      const level = isWhole ? levelLike(match[2]) : undefined;
      const said = match[0].length - (isWhole ? 0 : (match[1] ?? '').length - label.length + (match[2] ? 2 : 0));
      this.#take(open, {
        value,
        from: 0,
        label: { type: label.type, ...(level === undefined ? {} : { level }) },
        rest: content.slice(match.index + said),
      });
      return true;
    }
    return false;
  }

  /** `张三: 姓名>>` without its opening sign: the value is the run of characters before the colon. */
  #closeUnopened(): boolean {
    const line = this.#out.slice(Math.max(this.#out.lastIndexOf('\n') + 1, this.#out.length - 80));
    if (!/[:：]/.test(line)) return false;
    const match = /([^\s,，。;；、:：()（）<>]{1,40})[:：]\s?([^\s:：<>]{1,20}?)(?:[:：]\s?([123]))?$/.exec(line);
    const type = typeNamed(match?.[2] ?? '');
    if (!match || !type) return false;
    const value = match[1] ?? '';
    const start = this.#out.length - match[0].length;
    const level = levelLike(match[3]);
    this.#out = this.#out.slice(0, start) + value;
    this.#tags.push({ start, end: start + value.length, type, ...(level === undefined ? {} : { level }) });
    return true;
  }
}

interface Said {
  readonly value: string;
  /** Where the value begins in the content. */
  readonly from: number;
  readonly label: LabelRead;
  /** What follows the value in the content and is text. */
  readonly rest?: string;
}

/** `value: label: level`, `value: label`, `label: value`, `value|label`; undefined where no part is a label. */
function readContent(content: string, isStrict: boolean): Said | undefined {
  const signs = [...content.matchAll(/\s?[:：|](?![:：|])\s?/g)].slice(-4);
  const last = signs.at(-1);
  if (!last) return undefined;
  const ending = content.slice(last.index + last[0].length);
  const label = readLabel(ending, isStrict);
  const value = content.slice(0, last.index);
  if (label) return { value, from: 0, label };
  const level = levelLike(ending);
  const before = signs.at(-2);
  if (level !== undefined && before) {
    const graded = readLabel(content.slice(before.index + before[0].length, last.index), isStrict);
    if (graded) return { value: content.slice(0, before.index), from: 0, label: { ...graded, level } };
  }
  return readSwapped(content, isStrict ? undefined : level);
}

/** `姓名: 张三`, `姓名: 张三: 1` */
function readSwapped(content: string, level: Level | undefined): Said | undefined {
  const match = /^\s*([^:：|]{1,24}?)\s?[:：|]\s?/.exec(content);
  const type = typeNamed(match?.[1] ?? '');
  if (!match || !type) return undefined;
  const end = level === undefined ? content.length : content.search(/\s?[:：|]\s?[^:：|]{1,12}$/);
  return {
    value: content.slice(match[0].length, end),
    from: match[0].length,
    label: { type, ...(level === undefined ? {} : { level }) },
  };
}

/** The label at the beginning of a run of letters (`姓名女` → 姓名). */
function firstLabel(run: string): (LabelRead & { readonly length: number }) | undefined {
  for (let length = run.length; length >= 2; length--) {
    const type = typeNamed(run.slice(0, length));
    if (type) return { type, length };
  }
  return undefined;
}

const ELEMENT = /<([\p{L}_ ]{2,20})(?:\s(?:level|级别)="?([123])"?)?>([^<>]{1,200})<\/\s?\1\s?>/gu;

/** Elements become tags: `<姓名>张三</姓名>` → `<<张三: 姓名>>`. */
function withoutElements(text: string): string {
  return text.replace(ELEMENT, (whole, label: string, level: string | undefined, value: string) =>
    typeNamed(label) ? `<<${value}: ${label}${level ? `: ${level}` : ''}>>` : whole,
  );
}
