/** Hashes of features: a template and up to two numbers become one of 2^24 keys. */

export const KEY_BITS = 24;
export const KEY_COUNT = 1 << KEY_BITS;

/** Mixes two integers into 32 well spread bits. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x27d4eb2f, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

export const keyOf = (template: number, value: number): number => {
  const h = Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> (32 - KEY_BITS);
};

/** Hash of a word of the program (a rule id), never of a note. */
export function hashOfWord(word: string): number {
  let h = 7;
  for (let i = 0; i < word.length; i++) h = mix(h, word.charCodeAt(i));
  return h;
}
