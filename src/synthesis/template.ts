/** Templates: text with slots, alternatives and labels becomes pieces. */
import { isEntityType, type Level } from '../core/entities.ts';
import { plain, type Piece } from './piece.ts';
import type { Prng } from './random.ts';
import type { Slots } from './slots.ts';

const CHOICE = /<([^<>]*)>/g;
const PART = /\{([a-z0-9.]+)\}|\[([^[\]|]+)\|([A-Z_]+)\|([123])\]/g;

/** @param template see `templates-zh.ts` for its signs. */
export function fillTemplate(template: string, slots: Slots, random: Prng): Piece[] {
  const text = template
    .replace(CHOICE, (_, words: string) => random.pick(words.split('|')))
    .replaceAll('\\n', '\n')
    .replaceAll('~', '\u3000');
  const pieces: Piece[] = [];
  let last = 0;
  for (const match of text.matchAll(PART)) {
    const [whole, slot, words, type, level] = match;
    if (match.index > last) pieces.push(plain(text.slice(last, match.index)));
    if (slot !== undefined) pieces.push(...slots.fill(slot));
    else if (words !== undefined && isEntityType(type))
      pieces.push({ text: words, label: { type, level: Number(level) as Level } });
    last = match.index + whole.length;
  }
  if (last < text.length) pieces.push(plain(text.slice(last)));
  return pieces;
}
