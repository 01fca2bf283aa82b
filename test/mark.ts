/** Marked text for tables of tests: `患者[张三:NAME]入院`, with a level where it matters: `[梅毒:STD:1]`. */
import type { EntityType, Level } from '../src/core/entities.ts';

export interface MarkedSpan {
  start: number;
  end: number;
  type: EntityType;
  level?: Level;
}

const MARK = /\[([^[\]]+):([A-Z_]+)(?::([123]))?\]/g;

/** The text without marks, and the spans they stood for. */
export function unmark(marked: string): { text: string; spans: MarkedSpan[] } {
  const spans: MarkedSpan[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(MARK)) {
    const [whole, inner = '', type, level] = match;
    text += marked.slice(last, match.index);
    spans.push({
      start: text.length,
      end: text.length + inner.length,
      type: type as EntityType,
      ...(level ? { level: Number(level) as Level } : {}),
    });
    text += inner;
    last = match.index + whole.length;
  }
  return { text: text + marked.slice(last), spans };
}

/** A text with its spans written as marks; levels only when asked for. */
export function mark(text: string, spans: readonly MarkedSpan[], levels = false): string {
  let out = '';
  let last = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const level = levels && span.level ? `:${String(span.level)}` : '';
    out += `${text.slice(last, span.start)}[${text.slice(span.start, span.end)}:${span.type}${level}]`;
    last = span.end;
  }
  return out + text.slice(last);
}
