/** The terms of a dictionary as gold notes, one JSON line each, so that `yinji evaluate` shows whether they are obeyed. */
import { ENTITIES } from '../core/entities.ts';
import type { Dictionary } from '../core/knowledge.ts';

/** Put around a term, so that it is read as part of a sentence. */
const BEFORE = '病历记载：';
const AFTER = '，余同前。';

export function casesOf({ id, type, effect, terms }: Dictionary): string {
  const lines = terms.map(({ term, level }, index) => {
    const start = BEFORE.length;
    const isMarked = type !== null && effect !== 'never';
    const span = isMarked && { start, end: start + term.length, type, level: level ?? ENTITIES[type].levels[0] };
    const note = {
      id: `${id}-${String(index + 1)}`,
      text: BEFORE + term + AFTER,
      lang: 'zh',
      spans: span ? [span] : [],
    };
    return JSON.stringify(note);
  });
  return lines.map((line) => `${line}\n`).join('');
}
