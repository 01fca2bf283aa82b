import { describe, expect, it, test } from 'vitest';
import {
  checkNationalId,
  hongKongIdDigit,
  isCalendarDay,
  isHongKongId,
  isLuhn,
  isNationalId,
  isNationalId15,
  isTaiwanId,
  luhnDigit,
  mod11Two,
  taiwanIdDigit,
} from '../../src/core/check-digits.ts';

/** GB 11643 by its table: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, then the row `10X98765432`. */
function byTable(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** Luhn the long way: double every second digit from the right, add up the digits of the products. */
function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((total, digit, i) => {
    const product = String(Number(digit) * (i % 2 === 1 ? 2 : 1));
    return total + [...product].reduce((sum, d) => sum + Number(d), 0);
  }, 0);
}

const bodies = Array.from({ length: 200 }, (_, i) =>
  String(11010119490101000n + BigInt(i) * 7_310_107_019n).slice(0, 17),
);

describe('ISO 7064 MOD 11-2', () => {
  it('agrees with the table of GB 11643', () => {
    for (const body of bodies) expect(mod11Two(body), body).toBe(byTable(body));
    expect(new Set(bodies.map(mod11Two)).has('X')).toBe(true);
  });

  it('satisfies the congruence of the standard: the sum of a(i) 2^(i-1) is 1 modulo 11', () => {
    for (const body of bodies) {
      const check = mod11Two(body);
      let sum = check === 'X' ? 10 : Number(check);
      [...body].reverse().forEach((digit, i) => (sum += Number(digit) * Number(2n ** BigInt(i + 1) % 11n)));
      expect(sum % 11, body).toBe(1);
    }
  });
});

describe('citizen numbers', () => {
  // The two examples printed in GB 11643-1999.
  test.each(['11010519491231002X', '440524188001010014'])('%s is right', (id) => {
    expect(isNationalId(id)).toBe(true);
  });

  test.each([
    ['11010519491231002x', { province: true, birthDate: true, checkDigit: true }],
    ['110105194912310021', { province: true, birthDate: true, checkDigit: false }],
    ['990105194912310021', { province: false, birthDate: true, checkDigit: false }],
    ['110105194902310021', { province: true, birthDate: false, checkDigit: false }],
    ['110105174912310021', { province: true, birthDate: false, checkDigit: true }],
  ])('%s in parts', (id, parts) => {
    expect(checkNationalId(id)).toEqual(parts);
  });

  test.each(['1101051949123100', '11010519491231002Y', 'X1010519491231002X', ''])('%s has another shape', (id) => {
    expect(checkNationalId(id)).toBeNull();
    expect(isNationalId(id)).toBe(false);
  });

  test.each([
    ['110105491231002', true],
    ['110105490229002', false],
    ['110105480229002', true],
    ['100105491231002', false],
    ['11010549123100', false],
  ])('%s of the first generation: %s', (id, expected) => {
    expect(isNationalId15(id)).toBe(expected);
  });
});

describe('calendar', () => {
  test.each([
    [2024, 2, 29, true],
    [2023, 2, 29, false],
    [1900, 2, 29, false],
    [2000, 2, 29, true],
    [2023, 4, 31, false],
    [2023, 13, 1, false],
    [2023, 0, 1, false],
    [2023, 1, 0, false],
    [1899, 12, 31, true],
  ])('%i-%i-%i: %s', (year, month, day, expected) => {
    expect(isCalendarDay(year, month, day)).toBe(expected);
  });
});

describe('Luhn', () => {
  it('completes any payload to a sum that ten divides', () => {
    for (const body of bodies) {
      const number = body + luhnDigit(body);
      expect(luhnSum(number) % 10, number).toBe(0);
      expect(isLuhn(number)).toBe(true);
    }
  });

  test.each([
    ['79927398713', true],
    ['79927398710', false],
    ['4111111111111111', true],
    ['4', false],
    ['41111x', false],
  ])('%s: %s', (number, expected) => {
    expect(isLuhn(number)).toBe(expected);
  });
});

describe('Hong Kong identity card', () => {
  // G123456(A) is the specimen of the Immigration Department.
  test.each([
    ['G123456A', true],
    ['A1234563', true],
    ['G1234569', false],
    ['1234563', false],
    ['ABC1234563', false],
  ])('%s: %s', (id, expected) => {
    expect(isHongKongId(id)).toBe(expected);
  });

  it('makes the weighted sum divisible by eleven, with two letters too', () => {
    for (const body of ['A123456', 'Z683365', 'AB987654', 'XD000001']) {
      const whole = (body + hongKongIdDigit(body)).padStart(9, ' ');
      const sum = [...whole].reduce((total, character, i) => {
        const value = character === ' ' ? 36 : parseInt(character, 36);
        return total + value * (9 - i);
      }, 0);
      expect(sum % 11, whole).toBe(0);
    }
  });
});

describe('Taiwan number', () => {
  test.each([
    ['A123456789', true],
    ['A123456788', false],
    ['A323456789', false],
    ['A12345678', false],
  ])('%s: %s', (id, expected) => {
    expect(isTaiwanId(id)).toBe(expected);
  });

  it('agrees with the published table of letters', () => {
    const table: Record<string, number> = { A: 10, B: 11, C: 12, D: 13, E: 14, F: 15, G: 16, H: 17, I: 34, J: 18 };
    Object.assign(table, { K: 19, L: 20, M: 21, N: 22, O: 35, P: 23, Q: 24, R: 25, S: 26, T: 27, U: 28, V: 29 });
    Object.assign(table, { W: 32, X: 30, Y: 31, Z: 33 });
    for (const [letter, code] of Object.entries(table)) {
      const body = `${letter}12345678`;
      const digits = [...String(code), ...body.slice(1), taiwanIdDigit(body)].map(Number);
      const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];
      const sum = digits.reduce((total, digit, i) => total + digit * (weights[i] ?? 0), 0);
      expect(sum % 10, body).toBe(0);
    }
  });
});
