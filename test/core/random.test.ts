import { describe, expect, it } from 'vitest';
import { keyedRandom, makeSecret, sipHash } from '../../src/core/random.ts';

const counting = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i);

describe('sipHash', () => {
  // The test vector of appendix A of the paper (15 bytes), and of the reference implementation (0 and 8 bytes).
  it.each([
    [15, 0xa129ca61, 0x49be45e5],
    [0, 0x726fdb47, 0xdd0e0e31],
    [8, 0x93f5f579, 0x9a932462],
  ])('%i bytes', (length, high, low) => {
    expect(sipHash(counting(16), counting(length))).toEqual([high, low]);
  });
});

describe('keyedRandom', () => {
  const random = keyedRandom('000102030405060708090a0b0c0d0e0f');

  it('gives one number for one subject and salt, and others for others', () => {
    const one = random('NAME', '王建国')('given');
    expect(random('NAME', '王建国')('given')).toBe(one);
    const others = [
      random('NAME', '王建国')('surname'),
      random('NAME', '王建军')('given'),
      keyedRandom('100102030405060708090a0b0c0d0e0f')('NAME', '王建国')('given'),
    ];
    expect(new Set([one, ...others]).size).toBe(4);
  });

  it('fills [0, 1) evenly', () => {
    const counts = new Array<number>(16).fill(0);
    for (let i = 0; i < 16_000; i++) {
      const at = Math.floor(random('x', String(i >> 3))(i & 7) * 16);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    // Chi-square with 15 degrees of freedom: 37.7 is passed once in a thousand times.
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(37.7);
  });

  it.each(['', 'abc', 'g'.repeat(32), '0'.repeat(31)])('refuses the secret "%s"', (secret) => {
    expect(() => keyedRandom(secret)).toThrow('secret');
  });

  it('takes a secret that was made', () => {
    expect(makeSecret(counting(16))).toBe('000102030405060708090a0b0c0d0e0f');
  });
});
