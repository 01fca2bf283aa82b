/**
 * Numbers that look random and are the same again for the same secret. Each subject's seed comes from a keyed function
 * (SipHash-2-4, Aumasson and Bernstein 2012): whoever knows some replacements still learns nothing about the others.
 */
import { YinjiError } from './errors.ts';

/** Uniform in [0, 1); different salts give numbers that look independent. */
export type Random = (salt: string | number) => number;

const SECRET = /^[0-9a-f]{32,}$/i;

/**
 * The random numbers of each subject.
 * @param secret at least 32 hexadecimal digits, of which the first 32 (128 bits) are the key.
 * @throws YinjiError `input.invalid` for anything else.
 */
export function keyedRandom(secret: string): (...subject: readonly string[]) => Random {
  if (!SECRET.test(secret)) throw new YinjiError('input.invalid', { what: 'secret' });
  const key = Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(secret.slice(2 * i, 2 * i + 2), 16));
  return (...subject) => {
    const [high, low] = sipHash(key, bytesOf(subject.join('\u0000')));
    return (salt) => spread(high, low, String(salt));
  };
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >>> 8;
  }
  return bytes;
}

/** Mixes a salt into a seed (two multiplicative hashes with a final avalanche); 53 bits of the result as a fraction. */
function spread(high: number, low: number, salt: string): number {
  let a = high ^ 0x9e3779b9;
  let b = low ^ 0x85ebca6b;
  for (let i = 0; i < salt.length; i++) {
    const unit = salt.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
    a ^= b >>> 15;
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  a ^= a >>> 16;
  b ^= b >>> 16;
  return ((a >>> 5) * 0x4000000 + (b >>> 6)) / 0x20000000000000;
}

/** A fresh secret of 128 bits. */
export function makeSecret(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0;

/** One addition of 64-bit words, `v[a] += v[b]`; each word is two 32-bit halves, low first. */
function add(v: Int32Array, a: number, b: number): void {
  const low = ((v[a] ?? 0) >>> 0) + ((v[b] ?? 0) >>> 0);
  v[a] = low;
  v[a + 1] = (v[a + 1] ?? 0) + (v[b + 1] ?? 0) + (low > 0xffffffff ? 1 : 0);
}

/** `v[a] = rotate left(v[a], bits) ^ v[b]`, 0 < bits < 32. */
function rotateXor(v: Int32Array, a: number, bits: number, b: number): void {
  const low = v[a] ?? 0;
  const high = v[a + 1] ?? 0;
  v[a] = ((low << bits) | (high >>> (32 - bits))) ^ (v[b] ?? 0);
  v[a + 1] = ((high << bits) | (low >>> (32 - bits))) ^ (v[b + 1] ?? 0);
}

function swapHalves(v: Int32Array, a: number): void {
  const low = v[a] ?? 0;
  v[a] = v[a + 1] ?? 0;
  v[a + 1] = low;
}

function round(v: Int32Array): void {
  add(v, 0, 2);
  rotateXor(v, 2, 13, 0);
  swapHalves(v, 0);
  add(v, 4, 6);
  rotateXor(v, 6, 16, 4);
  add(v, 0, 6);
  rotateXor(v, 6, 21, 0);
  add(v, 4, 2);
  rotateXor(v, 2, 17, 4);
  swapHalves(v, 4);
}

/** SipHash-2-4 as two 32-bit halves, high first. */
export function sipHash(key: Uint8Array, bytes: Uint8Array): readonly [number, number] {
  const [k0l, k0h, k1l, k1h] = [wordAt(key, 0), wordAt(key, 4), wordAt(key, 8), wordAt(key, 12)];
  // "somepseudorandomlygeneratedbytes", the constants of the paper.
  const v = Int32Array.of(
    k0l ^ 0x70736575,
    k0h ^ 0x736f6d65,
    k1l ^ 0x6e646f6d,
    k1h ^ 0x646f7261,
    k0l ^ 0x6e657261,
    k0h ^ 0x6c796765,
    k1l ^ 0x79746573,
    k1h ^ 0x74656462,
  );
  const absorb = (low: number, high: number): void => {
    v[6] = (v[6] ?? 0) ^ low;
    v[7] = (v[7] ?? 0) ^ high;
    round(v);
    round(v);
    v[0] = (v[0] ?? 0) ^ low;
    v[1] = (v[1] ?? 0) ^ high;
  };
  const whole = bytes.length & ~7;
  for (let at = 0; at < whole; at += 8) absorb(wordAt(bytes, at), wordAt(bytes, at + 4));
  // The last word: what is left, with the length (modulo 256) in the highest byte.
  absorb(wordAt(bytes, whole), (wordAt(bytes, whole + 4) & 0xffffff) | ((bytes.length & 0xff) << 24));
  v[4] = (v[4] ?? 0) ^ 0xff;
  for (let i = 0; i < 4; i++) round(v);
  const half = (at: number): number => ((v[at] ?? 0) ^ (v[at + 2] ?? 0) ^ (v[at + 4] ?? 0) ^ (v[at + 6] ?? 0)) >>> 0;
  return [half(1), half(0)];
}
