/** One note becomes another one with the same places for other values, and with the noise of everyday writing. */
import type { Level } from '../core/entities.ts';
import type { ScoredSpan } from '../core/score.ts';
import type { Names } from './names.ts';
import type { GoldNote } from './notes.ts';
import type { Prng } from './prng.ts';
import { otherDigits, type Surfaces } from './surfaces.ts';

/** A stretch of text with at most one label. */
interface Piece {
  readonly text: string;
  readonly span?: Pick<ScoredSpan, 'type' | 'level'>;
}

export interface Augmenter {
  readonly names: Names;
  readonly surfaces: Surfaces;
}

/** Shares of notes and of values that change. */
const KEPT_NOTE = 0.12;
const RENAMED = 0.75;
const REPLACED = { HOSPITAL: 0.4, ORGANIZATION: 0.5, ADDRESS: 0.4 } as const;

export function augment(gold: GoldNote, { names, surfaces }: Augmenter, random: Prng): GoldNote {
  if (random.chance(KEPT_NOTE)) return gold;
  const isChinese = gold.note.language.startsWith('zh');
  const rename = isChinese ? renamer(gold, names, random) : latinRenamer(names, random);
  const pieces = piecesOf(gold).map((piece): Piece => {
    const { span, text } = piece;
    if (!span) return piece;
    if (span.type === 'NAME') return { text: rename(text), span };
    if (span.type === 'ID_NUMBER' || span.type === 'CONTACT')
      return random.chance(0.7) ? { text: otherDigits(text, random), span } : piece;
    if (!isChinese) return piece;
    if (span.type === 'HOSPITAL' && random.chance(REPLACED.HOSPITAL)) return { text: surfaces.hospital(random), span };
    if (span.type === 'ORGANIZATION' && random.chance(REPLACED.ORGANIZATION))
      return { text: surfaces.organization(random), span };
    if (span.type === 'ADDRESS' && random.chance(REPLACED.ADDRESS)) {
      const { text: other, level } = surfaces.address(random);
      return { text: other, span: { type: 'ADDRESS', level: level satisfies Level } };
    }
    return piece;
  });
  return join(gold, noisy(pieces, random));
}

function piecesOf({ note, spans }: GoldNote): Piece[] {
  const pieces: Piece[] = [];
  let last = 0;
  for (const { start, end, type, level } of [...spans].sort((a, b) => a.start - b.start)) {
    pieces.push({ text: note.text.slice(last, start) });
    pieces.push({ text: note.text.slice(start, end), span: { type, ...(level === undefined ? {} : { level }) } });
    last = end;
  }
  pieces.push({ text: note.text.slice(last) });
  return pieces;
}

function join(gold: GoldNote, pieces: readonly Piece[]): GoldNote {
  let text = '';
  const spans: ScoredSpan[] = [];
  for (const { text: part, span } of pieces) {
    if (span && part !== '') spans.push({ ...span, start: text.length, end: text.length + part.length });
    text += part;
  }
  return { ...gold, note: { ...gold.note, text }, spans };
}

const HAN_NAME = /^\p{Script=Han}{2,4}$/u;

/** New names by old ones: the parts of one old name (王, 建国) become the parts of its new one. */
function renamer({ note, spans }: GoldNote, names: Names, random: Prng): (old: string) => string {
  const values = [
    ...new Set(spans.filter(({ type }) => type === 'NAME').map(({ start, end }) => note.text.slice(start, end))),
  ];
  const renamed = new Map<string, string>();
  const full = values.filter((value) => HAN_NAME.test(value)).sort((a, b) => b.length - a.length);
  for (const value of full) {
    if (renamed.has(value)) continue;
    const surnameLength = value.length === 4 ? 2 : 1;
    const parts = { head: value.slice(0, surnameLength), tail: value.slice(surnameLength) };
    const { whole, head, tail } = newName(value, surnameLength, names, random);
    renamed.set(value, whole);
    if (values.includes(parts.head) && !renamed.has(parts.head)) renamed.set(parts.head, head);
    if (parts.tail.length > 1 && values.includes(parts.tail)) renamed.set(parts.tail, tail);
  }
  for (const value of values) {
    if (renamed.has(value) || !random.chance(RENAMED)) continue;
    if (value.length === 1) renamed.set(value, names.surname(random));
    else if (value.includes('·')) renamed.set(value, names.foreign(random));
    else if (/^[A-Z][a-z]+ [A-Z][a-z]+$/.test(value)) renamed.set(value, names.latin(random));
  }
  return (old) => renamed.get(old) ?? old;
}

/** Another name in two parts that stand for surname and given name; sometimes the old one. */
function newName(
  old: string,
  surnameLength: number,
  names: Names,
  random: Prng,
): { readonly whole: string; readonly head: string; readonly tail: string } {
  if (!random.chance(RENAMED)) return { whole: old, head: old.slice(0, surnameLength), tail: old.slice(surnameLength) };
  if (random.chance(0.05)) {
    const whole = random.chance(0.7) ? names.foreign(random) : names.latin(random);
    const cut = Math.max(1, whole.search(/[· ]/u));
    return { whole, head: whole.slice(0, cut), tail: whole.slice(cut).replace(/^[· ]/u, '') };
  }
  const { name, surname } = names.chinese(random);
  return { whole: name, head: name.slice(0, surname), tail: name.slice(surname) };
}

function latinRenamer(names: Names, random: Prng): (old: string) => string {
  const renamed = new Map<string, string>();
  return (old) => {
    const known = renamed.get(old);
    if (known !== undefined) return known;
    const other = names.latin(random);
    let value = old;
    if (random.chance(RENAMED)) {
      if (/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(old)) value = other;
      else if (/^\p{Lu}\p{Ll}+$/u.test(old)) value = random.pick(other.split(' '));
    }
    renamed.set(old, value);
    return value;
  };
}

/** Chance of each kind of noise to be in a note at all. */
const NOISE = 0.4;

/** Colons and punctuation lost, lines joined, blanks put in, letters small; labelled values stay whole. */
function noisy(pieces: readonly Piece[], random: Prng): Piece[] {
  const [losesColons, losesStops, joinsLines, losesLabels, small] = [NOISE, NOISE, NOISE / 3, NOISE, NOISE / 4].map(
    (chance) => random.chance(chance),
  );
  const half = random.chance(NOISE / 2);
  return pieces.map(({ text, span }) => {
    if (span) return { text: small ? text.toLowerCase() : text, span };
    let out = text;
    if (losesLabels)
      out = out.replace(/(^|\n)[\p{Script=Han}]{2,4}[：:]/gu, (all, feed: string) => (random.chance(0.2) ? feed : all));
    if (losesColons)
      out = out.replace(/[：:]/g, (colon) => (random.chance(0.35) ? random.pick(['', ' ', ' ']) : colon));
    if (losesStops)
      out = out.replace(/[，。、；]/g, (stop) => (random.chance(0.15) ? random.pick(['', ' ', '，']) : stop));
    if (joinsLines) out = out.replace(/\n/g, (feed) => (random.chance(0.4) ? random.pick([' ', '', '。']) : feed));
    if (half)
      out = out.replace(/[，：（）]/g, (unit) => ({ '，': ',', '：': ':', '（': '(', '）': ')' })[unit] ?? unit);
    return { text: small ? out.toLowerCase() : out };
  });
}
