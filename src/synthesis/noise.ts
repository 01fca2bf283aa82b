/** The noise of everyday writing, scanning and copying. Every kind changes pieces one by one, so that labels stay right. */
import { LOOKALIKES, PAGE_LINES, SLIPS } from './confusions.ts';
import { fullWidth } from './numbers.ts';
import { mapText, plain, type Piece } from './piece.ts';
import type { Prng } from './random.ts';

/** 0 none, 1 a careful typist, 2 a busy ward, 3 a bad scan of it. */
export type NoiseLevel = 0 | 1 | 2 | 3;

interface Kind {
  /** Chance that a note has it, by level 1, 2, 3. */
  readonly chances: readonly [number, number, number];
  /** Whether it needs Chinese. */
  readonly isChinese?: true;
  apply(pieces: readonly Piece[], random: Prng, level: number): Piece[];
}

const HAN_NAME = /^\p{Script=Han}{2,4}$/u;
const NARROW: Readonly<Record<string, string>> = { '，': ',', '：': ':', '（': '(', '）': ')', '；': ';' };

/** Puts a sign between two units of a value, at one place. */
function putInside(text: string, sign: string, random: Prng): string {
  const units = [...text];
  if (units.length < 2) return text;
  const at = random.between(1, units.length - 1);
  return units.slice(0, at).join('') + sign + units.slice(at).join('');
}

const swap = (text: string, table: ReadonlyMap<string, string>, rate: number, random: Prng): string => {
  let out = '';
  for (const unit of text) {
    const other = table.get(unit);
    out += other !== undefined && random.chance(rate) ? other : unit;
  }
  return out;
};

/** In the order in which they happen: typing, then printing, then scanning and copying. */
const KINDS = {
  lostLabels: {
    chances: [0.05, 0.15, 0.2],
    isChinese: true,
    apply: (pieces, random) =>
      mapText(pieces, (text, { label }) =>
        label
          ? text
          : text.replace(/(^|[\n\s])\p{Script=Han}{2,4}[：:]/gu, (all, start: string) =>
              random.chance(0.25) ? start : all,
            ),
      ),
  },
  lostPunctuation: {
    chances: [0.1, 0.3, 0.4],
    isChinese: true,
    apply: (pieces, random) =>
      mapText(pieces, (text, { label }) =>
        label
          ? text
          : text.replace(/[，。；：、]/g, (sign) => (random.chance(0.18) ? random.pick(['', ' ', ' ', '，']) : sign)),
      ),
  },
  slips: {
    chances: [0.1, 0.25, 0.3],
    isChinese: true,
    apply: (pieces, random, level) => mapText(pieces, (text) => swap(text, SLIPS, 0.008 * level, random)),
  },
  narrowPunctuation: {
    chances: [0.15, 0.25, 0.25],
    isChinese: true,
    apply: (pieces) => mapText(pieces, (text) => text.replace(/[，：（）；]/g, (sign) => NARROW[sign] ?? sign)),
  },
  wideValues: {
    chances: [0.05, 0.12, 0.15],
    isChinese: true,
    apply: (pieces, random) => {
      const all = random.chance(0.4);
      return mapText(pieces, (text, { label }) =>
        all || (label && random.chance(0.4)) ? text.replace(/[0-9A-Za-z]/g, fullWidth) : text,
      );
    },
  },
  spacedNames: {
    chances: [0.06, 0.12, 0.18],
    isChinese: true,
    apply: (pieces, random) => {
      const blank = random.pick([' ', '　', ' ', '  ']);
      return mapText(pieces, (text, { label }) =>
        label?.type === 'NAME' && HAN_NAME.test(text) && random.chance(0.6) ? [...text].join(blank) : text,
      );
    },
  },
  spacedValues: {
    chances: [0.04, 0.12, 0.25],
    apply: (pieces, random) =>
      mapText(pieces, (text, { label }) =>
        label && text.length > 3 && random.chance(0.3) ? putInside(text, ' ', random) : text,
      ),
  },
  smallLetters: {
    chances: [0.03, 0.08, 0.1],
    apply: (pieces) => mapText(pieces, (text) => text.toLowerCase()),
  },
  joinedLines: {
    chances: [0.05, 0.12, 0.12],
    apply: (pieces, random) =>
      mapText(pieces, (text, { label }) =>
        label ? text : text.replace(/\n/g, (feed) => (random.chance(0.5) ? random.pick([' ', '  ', '；']) : feed)),
      ),
  },
  pageLines: {
    chances: [0.1, 0.2, 0.3],
    apply: (pieces, random) => {
      const lines = PAGE_LINES[pieces.some(({ text }) => /\p{Script=Han}/u.test(text)) ? 'zh' : 'other'];
      const head = random.chance(0.6) ? [plain(`${random.pick(lines)}\n`)] : [];
      const foot = random.chance(0.6) ? [plain(`\n${random.pick(lines)}`)] : [];
      return [...head, ...pieces, ...foot];
    },
  },
  lookalikes: {
    chances: [0.02, 0.1, 0.35],
    apply: (pieces, random, level) => mapText(pieces, (text) => swap(text, LOOKALIKES, 0.01 * level, random)),
  },
  spacedText: {
    chances: [0.01, 0.04, 0.12],
    isChinese: true,
    apply: (pieces, random) => {
      const rate = random.pick([0.04, 0.1, 0.3]);
      return mapText(pieces, (text) =>
        text.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, () => (random.chance(rate) ? ' ' : '')),
      );
    },
  },
  hardWrap: {
    chances: [0.05, 0.15, 0.3],
    apply: (pieces, random) => wrap(pieces, random.between(18, 44)),
  },
  brokenValues: {
    chances: [0.01, 0.06, 0.15],
    apply: (pieces, random) =>
      mapText(pieces, (text, { label }) =>
        label && text.length > 4 && random.chance(0.15) ? putInside(text, '\n', random) : text,
      ),
  },
  zeroWidth: {
    chances: [0.02, 0.05, 0.12],
    apply: (pieces, random) => {
      const sign = random.pick(['\u200b', '\ufeff', '\u2060', '\u200d']);
      return mapText(pieces, (text, { label }) =>
        random.chance(label ? 0.25 : 0.15) ? putInside(text, sign, random) : text,
      );
    },
  },
} as const satisfies Readonly<Record<string, Kind>>;

/** Breaks lines after so many units, wherever that is; words in Latin letters stay whole. */
function wrap(pieces: readonly Piece[], width: number): Piece[] {
  let column = 0;
  return mapText(pieces, (text) => {
    let out = '';
    let last = '';
    for (const unit of text) {
      const isWord = /[A-Za-z]/.test(unit) && /[A-Za-z]/.test(last);
      if (column >= width && unit !== '\n' && !isWord) {
        out += '\n';
        column = 0;
      }
      out += unit;
      column = unit === '\n' ? 0 : column + 1;
      last = unit;
    }
    return out;
  });
}

/** Labels stay, in number and order; only what they hold changes. */
export function addNoise(pieces: readonly Piece[], level: NoiseLevel, isChinese: boolean, random: Prng): Piece[] {
  let noisy = [...pieces];
  if (level === 0) return noisy;
  const kinds: readonly Kind[] = Object.values(KINDS);
  for (const kind of kinds) {
    const isThere = random.chance(kind.chances[level - 1] ?? 0);
    if (isThere && (isChinese || !kind.isChinese)) noisy = kind.apply(noisy, random, level);
  }
  return noisy;
}

/** Share of Chinese notes that are written in Traditional characters, by level. */
export const TRADITIONAL_SHARE: readonly number[] = [0, 0.03, 0.06, 0.08];
