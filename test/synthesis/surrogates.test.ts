import { describe, expect, it } from 'vitest';
import { mergePlain, type Piece } from '../../src/synthesis/piece.ts';
import { mentionOf, type Person } from '../../src/synthesis/people.ts';
import { inventPlace, readPlaces, shortPlace } from '../../src/synthesis/places.ts';
import { Prng } from '../../src/synthesis/random.ts';
import { prepareSeed } from '../../src/synthesis/seeds.ts';
import { Surrogates } from '../../src/synthesis/surrogates.ts';
import { readMaterials, SEEDS } from './materials.ts';

const provinces = readPlaces(readMaterials().divisions);
const seed = prepareSeed(SEEDS[0] ?? { id: '', text: '', lang: 'zh', spans: [] }, 0);
const old = mergePlain(seed.lines.flatMap(({ pieces }) => pieces));

/** The note with new values, by the text that each old value became. */
function renewed(number: number): { readonly surrogates: Surrogates; readonly became: ReadonlyMap<string, string> } {
  const random = new Prng(number);
  const home = inventPlace(provinces, random);
  const surrogates = new Surrogates({ language: 'zh', provinces, home, random, shift: 31, sex: 'male' });
  surrogates.meet(old);
  const became = new Map<string, string>();
  old.forEach((piece: Piece) => {
    if (piece.label) became.set(piece.text, surrogates.replace(piece).text);
  });
  return { surrogates, became };
}

const RUNS = Array.from({ length: 200 }, (_, number) => renewed(number));

describe('surrogates of one note', () => {
  it('give a surname before a title the surname of the whole name', () => {
    for (const { became } of RUNS) {
      const [full = '', short = ''] = [became.get('沈国梁'), became.get('沈')];
      expect(full.startsWith(short) || full.endsWith(short)).toBe(true);
    }
  });

  it('let father and daughter share a surname far more often than chance does', () => {
    const shared = RUNS.filter(({ became }) => became.get('沈国梁')?.charAt(0) === became.get('沈小燕')?.charAt(0));
    expect(shared.length).toBeGreaterThan(RUNS.length / 2);
  });

  it('change most names, and some not', () => {
    const kept = RUNS.filter(({ became }) => became.get('欧阳若水') === '欧阳若水');
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(RUNS.length / 4);
  });

  it('keep a number of a person a number of the same birth', () => {
    for (const { became } of RUNS)
      expect(became.get('110105196603070013')?.replace(/[\s-]/g, '').normalize('NFKC')).toContain('660307');
  });

  it('move a date with the others and keep a birth date', () => {
    const became = RUNS[0]?.became;
    expect(became?.get('2024年3月5日')).toBe('2024年4月5日');
    expect(became?.get('1966年3月7日')).toBe('1966年3月7日');
  });

  it('tie a short name of a hospital to its full one', () => {
    const changed = RUNS.map(
      ({ became }) => [became.get('江陵市第二人民医院') ?? '', became.get('市二院') ?? ''] as const,
    );
    for (const [full, short] of changed) if (full === '江陵市第二人民医院') expect(short).toBe('市二院');
    const other = changed.filter(([full]) => full !== '江陵市第二人民医院');
    expect(other.length).toBeGreaterThan(RUNS.length / 2);
    expect(other.filter(([full, short]) => short.length <= full.length)).toEqual(other);
    expect(other.filter(([, short]) => short === '市二院').length).toBeLessThan(other.length / 5);
  });
});

describe('a mention', () => {
  const person: Person = { full: '王建国', surname: '王', given: '建国', sex: 'male' };

  it.each([
    ['沈国梁', '沈国梁', '王建国'],
    ['沈', '沈国梁', '王'],
    ['国梁', '沈国梁', '建国'],
    ['阿梁', '沈国梁', '阿国'],
    ['沈 国 梁', '沈 国 梁', '王 建 国'],
  ])('%s of %s becomes %s', (mention, canonical, expected) => {
    expect(mentionOf(mention, canonical, person)).toBe(expected);
  });
});

describe('places', () => {
  it.each([
    ['沧州市', '沧州'],
    ['泾县', '泾县'],
    ['红河哈尼族彝族自治州', '红河'],
    ['新疆维吾尔自治区', '新疆'],
    ['鄂伦春自治旗', '鄂伦春'],
  ])('%s is %s for short', (name, short) => {
    expect(shortPlace(name)).toBe(short);
  });

  it('are a tree of provinces, cities, counties and towns', () => {
    const hebei = provinces.find(({ name }) => name === '河北省');
    const cangzhou = hebei?.cities.find(({ name }) => name === '沧州市');
    expect(cangzhou?.counties.map(({ name }) => name)).toContain('任丘市');
    expect(provinces.find(({ name }) => name === '重庆市')?.cities.map(({ name }) => name)).toContain('重庆市');
  });
});
