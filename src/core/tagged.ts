/**
 * The tagged form of a note: `患者<<张三: 姓名: 1>>，女`.
 *
 * A text that has `<<` or `>>` itself is written with a backslash before each of those signs (`\<\<`), and so is a
 * backslash before such a sign or at the border of a tag. A text without any stays as it is. Reading takes the
 * backslashes away again, so that tagging and reading give back every text, unit by unit.
 */
import { ENTITIES, ENTITY_TYPES, levelsOf, type EntityType, type Level } from './entities.ts';
import { byStart, type Span } from './note.ts';

export interface TaggedSpan extends Span {
  readonly type: EntityType;
  readonly level?: Level;
}

export interface TaggedOptions {
  readonly levels: boolean;
  /** Chinese labels (姓名), or the codes of types (NAME). */
  readonly labels: 'zh' | 'codes';
}

/** The text with tags; of spans that overlap, the one that starts first, then the longer, is tagged. */
export function toTagged(text: string, spans: readonly TaggedSpan[], { levels, labels }: TaggedOptions): string {
  let out = '';
  let last = 0;
  for (const { start, end, type, level } of [...spans].sort(byStart)) {
    if (start < last || end <= start) continue;
    const label = labels === 'zh' ? ENTITIES[type].label.zh : type;
    const grade = levels && level !== undefined ? `: ${String(level)}` : '';
    out += `${escape(text.slice(last, start), last > 0, true)}<<${escape(text.slice(start, end), true, true)}: ${label}${grade}>>`;
    last = end;
  }
  return out + escape(text.slice(last), last > 0, false);
}

/** @param before whether a tag's sign stands directly before, @param after whether one stands directly after. */
function escape(text: string, before: boolean, after: boolean): string {
  if (!/[<>\\]/.test(text)) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i);
    if (isSign(sign)) {
      const previous = i > 0 ? text.charAt(i - 1) : before ? sign : '';
      const next = i + 1 < text.length ? text.charAt(i + 1) : after ? sign : '';
      const isDouble = previous === sign || next === sign;
      if (sign === '\\' ? next === '\\' || isSign(next) || previous === '\\' : isDouble) out += '\\';
    }
    out += sign;
  }
  return out;
}

const isSign = (character: string): boolean => character === '<' || character === '>' || character === '\\';

const TYPE_OF_LABEL: ReadonlyMap<string, EntityType> = new Map(
  ENTITY_TYPES.flatMap((type) =>
    [type, ENTITIES[type].label.zh, ENTITIES[type].label.en].map((label) => [label, type] as const),
  ),
);
/** The end of a tag's content. The value before it may hold colons itself; the last ones count. */
const ENDING = /[:：] ?([^:：<>]{1,20}?)(?:[:：] ?([123]))?$/;

export interface Untagged {
  readonly text: string;
  readonly spans: readonly TaggedSpan[];
}

/** The text without tags, and what they said. What looks like a tag but names no type stays text. Linear. */
export function fromTagged(tagged: string): Untagged {
  const spans: TaggedSpan[] = [];
  const out: string[] = [];
  let length = 0;
  const put = (part: string): void => {
    out.push(part);
    length += part.length;
  };
  /** An opening sign that waits for its partner: where the output stood, and how many parts it had. */
  let open: { parts: number; length: number } | null = null;
  for (let i = 0; i < tagged.length; i++) {
    const sign = tagged.charAt(i);
    const next = tagged.charAt(i + 1);
    if (sign === '\\' && isSign(next)) {
      put(next);
      i++;
    } else if (sign === '<' && next === '<') {
      open = { parts: out.length, length };
      put('<<');
      i++;
    } else if (sign === '>' && next === '>' && open) {
      const content = out.slice(open.parts + 1).join('');
      const tag = readTag(content);
      if (tag) {
        out.length = open.parts;
        length = open.length;
        put(tag.value);
        spans.push({ start: open.length, end: length, ...tag.said });
      } else put('>>');
      open = null;
      i++;
    } else put(sign);
  }
  return { text: out.join(''), spans };
}

function readTag(content: string): { value: string; said: { type: EntityType; level?: Level } } | null {
  const match = ENDING.exec(content.slice(-40));
  const type = TYPE_OF_LABEL.get(match?.[1] ?? '');
  if (!match || !type) return null;
  const value = content.slice(0, content.length - match[0].length);
  const level = levelsOf(type).find((known) => String(known) === match[2]);
  return value === '' ? null : { value, said: { type, ...(level === undefined ? {} : { level }) } };
}
