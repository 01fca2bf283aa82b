/** Reads lists of spans from answers that are JSON, nearly JSON, or JSON among other words. */
import { jsonrepair } from 'jsonrepair';
import type { EntityType, Level } from '../../core/entities.ts';
import { levelLike, readLabel, typeNamed } from './labels.ts';

/** A span as a model names it, not yet found in the note. */
export interface Claimed {
  readonly text: string;
  readonly type: EntityType;
  readonly level?: Level;
  /** A few characters that stand before it. */
  readonly before?: string;
}

export interface ClaimedList {
  readonly claims: readonly Claimed[];
  /** Items that name a text but no type of the table. */
  readonly untyped: number;
  /** Whether the list ended before it was whole. */
  readonly isCut: boolean;
}

const TEXT_KEYS = [
  'text',
  'span',
  'value',
  'entity',
  'mention',
  'content',
  'word',
  'term',
  'name',
  '文本',
  '内容',
  '原文',
  '实体',
  '片段',
];
const TYPE_KEYS = [
  'type',
  'label',
  'category',
  'entity_type',
  'entitytype',
  'class',
  'tag',
  'kind',
  'entity',
  '类型',
  '标签',
  '类别',
  '实体类型',
];
const LEVEL_KEYS = ['level', 'sensitivity', 'sensitivity_level', 'grade', '级别', '等级', '敏感级别', '敏感等级'];
const BEFORE_KEYS = ['before', 'context', 'prefix', 'left', 'preceding', '前文', '上文', '前', '语境'];

/** Most items read of one answer: a model that repeats itself writes without end. */
const MOST_ITEMS = 2000;

/**
 * The list of an answer without thoughts and fences; undefined where there is none.
 * @param passage what was asked about: a list that stands in it is the note's and no answer.
 */
export function readClaims(answer: string, passage = ''): ClaimedList | undefined {
  const isOwn = ({ text }: Block): boolean =>
    passage.includes(text) && !(text === answer.trim() && text.length < SHORT);
  const blocks = blocksOf(answer).filter((block) => !isOwn(block));
  if (blocks.length === 0) return undefined;
  const lists: Reading[] = [];
  const singles = new Reading();
  let isCut = false;
  for (const block of blocks) {
    const value = parse(block);
    isCut = !block.isClosed;
    if (value === undefined) continue;
    if (singles.addItem(value)) continue;
    const list = new Reading();
    if (list.add(value, 0)) lists.push(list);
  }
  // A later list is the model's last word; one that says nothing does not undo an earlier one that did.
  const best = lists.findLast(({ claims }) => claims.length > 0) ?? lists.at(-1);
  if (best && best.claims.length + best.untyped >= singles.claims.length) return { ...best.result, isCut };
  if (singles.claims.length + singles.untyped > 0) return { ...singles.result, isCut };
  return best ? { ...best.result, isCut } : undefined;
}

/** A list this short, alone, is an answer even where the note has the same signs (`[]` as a box to tick). */
const SHORT = 4;

interface Block {
  readonly text: string;
  readonly isClosed: boolean;
}

/** Top-level runs of `[…]` and `{…}`, by brackets outside strings; the last may be without end. */
function blocksOf(answer: string): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < answer.length) {
    const open = nextOpen(answer, at);
    if (open < 0) break;
    const end = closeOf(answer, open);
    if (end < 0) {
      // Brackets of prose come to nothing; a list that does not close is cut, or a quotation mark is missing.
      const text = answer.slice(open);
      if (/"|“|:/.test(text)) blocks.push({ text, isClosed: /[\]}]\s*$/.test(text) });
      break;
    }
    blocks.push({ text: answer.slice(open, end), isClosed: true });
    at = end;
  }
  return blocks.filter(({ text }) => /^[[{]\s*(?:[[{"“'\]}]|[\p{L}_]+"?\s*[:：])/u.test(text));
}

function nextOpen(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const sign = text.charAt(i);
    if (sign === '[' || sign === '{') return i;
  }
  return -1;
}

/** Offset after the bracket that closes the one at `open`, or -1. */
function closeOf(text: string, open: number): number {
  let depth = 0;
  let isString = false;
  for (let i = open; i < text.length; i++) {
    const sign = text.charAt(i);
    if (isString) {
      if (sign === '\\') i++;
      else if (sign === '"') isString = false;
    } else if (sign === '"') isString = true;
    else if (sign === '[' || sign === '{') depth++;
    else if ((sign === ']' || sign === '}') && --depth === 0) return i + 1;
  }
  return -1;
}

/** The value of a block: as it stands, repaired, or item by item. */
function parse({ text }: Block): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Mended below.
  }
  try {
    return JSON.parse(jsonrepair(text));
  } catch {
    // Taken item by item.
  }
  const items = [...text.matchAll(/\{[^{}]{0,2000}\}/g)].flatMap(([item]) => {
    try {
      return [JSON.parse(jsonrepair(item)) as unknown];
    } catch {
      return [];
    }
  });
  return items.length > 0 ? items : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueOf(item: Readonly<Record<string, unknown>>, keys: readonly string[], not?: string): unknown {
  const found = new Map(Object.entries(item).map(([key, value]) => [key.trim().toLowerCase(), value]));
  const key = keys.find((known) => known !== not && found.has(known));
  return key === undefined ? undefined : found.get(key);
}

const keyOf = (item: Readonly<Record<string, unknown>>, keys: readonly string[]): string | undefined => {
  const there = new Set(Object.keys(item).map((key) => key.trim().toLowerCase()));
  return keys.find((key) => there.has(key));
};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

/** Items gathered from one value. */
class Reading {
  readonly claims: Claimed[] = [];
  untyped = 0;

  get result(): Pick<ClaimedList, 'claims' | 'untyped'> {
    return { claims: this.claims, untyped: this.untyped };
  }

  /** Whether the value holds a list, if only an empty one. */
  add(value: unknown, depth: number): boolean {
    if (depth > 4 || this.claims.length >= MOST_ITEMS) return false;
    if (Array.isArray(value)) {
      let isList = value.length === 0;
      for (const item of value as readonly unknown[]) {
        if (this.addItem(item) || this.#addRow(item) || this.#addString(item) || this.add(item, depth + 1))
          isList = true;
      }
      return isList;
    }
    if (!isRecord(value)) return false;
    let isList = false;
    for (const [key, inner] of Object.entries(value)) {
      const label = readLabel(key, true);
      // Lists by type: `{"姓名": ["张三"], "地址": "…"}`, or type by text: `{"张三": "姓名"}`.
      if (label && this.#addValues(inner, label)) isList = true;
      else if (!label && typeof inner === 'string' && this.#push(key, inner)) isList = true;
      else if (typeof inner === 'object' && this.add(inner, depth + 1)) isList = true;
    }
    return isList;
  }

  /** An object with a text and a type under any of their names. */
  addItem(item: unknown): boolean {
    if (!isRecord(item)) return false;
    const textKey = keyOf(item, TEXT_KEYS);
    const text = textOf(valueOf(item, TEXT_KEYS));
    const type = textOf(valueOf(item, TYPE_KEYS, textKey));
    if (text === undefined || type === undefined) return false;
    const before = textOf(valueOf(item, BEFORE_KEYS));
    if (!this.#push(text, type, levelLike(valueOf(item, LEVEL_KEYS)), before)) this.untyped++;
    return true;
  }

  /** `["张三", "姓名", 1]` */
  #addRow(item: unknown): boolean {
    if (!Array.isArray(item) || item.length < 2 || item.length > 5) return false;
    const [text, type, level, before] = item as readonly unknown[];
    if (typeof text !== 'string' || typeof type !== 'string') return false;
    return this.#push(text, type, levelLike(level), typeof before === 'string' ? before : undefined);
  }

  /** `"张三: 姓名: 1"` or `"<<张三: 姓名>>"` */
  #addString(item: unknown): boolean {
    if (typeof item !== 'string') return false;
    const match = /^(?:<<)?(.{1,200}?)\s?[:：|]\s?([^:：|]{1,20}?)(?:\s?[:：|]\s?([^:：|]{1,8}?))?(?:>>)?$/.exec(item);
    return match !== null && this.#push(match[1] ?? '', match[2] ?? '', levelLike(match[3]));
  }

  #addValues(value: unknown, label: { type: EntityType; level?: Level }): boolean {
    const values: readonly unknown[] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    if (values.length === 0) return true;
    let isList = false;
    for (const one of values) {
      const text = isRecord(one) ? textOf(valueOf(one, TEXT_KEYS)) : textOf(one);
      if (text === undefined) continue;
      const level = isRecord(one) ? levelLike(valueOf(one, LEVEL_KEYS)) : label.level;
      const before = isRecord(one) ? textOf(valueOf(one, BEFORE_KEYS)) : undefined;
      this.#claim(text, label.type, level, before);
      isList = true;
    }
    return isList;
  }

  /** Takes an item in, also with text and type swapped; false when neither names a type. */
  #push(text: string, type: string, level?: Level, before?: string): boolean {
    const label = readLabel(type);
    const swapped = label ? undefined : typeNamed(text);
    if (!label && !swapped) return false;
    if (label) this.#claim(text, label.type, level ?? label.level, before);
    else if (swapped) this.#claim(type, swapped, level, before);
    return true;
  }

  #claim(text: string, type: EntityType, level?: Level, before?: string): void {
    const inner = withoutTag(text);
    if (inner.trim() === '' || this.claims.length >= MOST_ITEMS) return;
    this.claims.push({
      text: inner,
      type,
      ...(level === undefined ? {} : { level }),
      ...(before === undefined || before.trim() === '' ? {} : { before }),
    });
  }
}

/** A text that came with its tag signs: `<<张三: 姓名>>`, `<<张三>>`. */
function withoutTag(text: string): string {
  const match = /^\s*<<(.*?)(?:[:：]\s?[^:：<>]{1,20})?>>\s*$/s.exec(text);
  return match?.[1] ?? text;
}
