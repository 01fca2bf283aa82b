import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNationalId, isLuhn, isNationalId, mod11Two } from '../../src/core/check-digits.ts';
import type { EntityType } from '../../src/core/entities.ts';
import { protect } from '../../src/core/protect.ts';
import type { Policy } from '../../src/core/policy.ts';
import { STRATEGIES } from '../../src/strategies/index.ts';
import { GIVEN, GIVEN_SHORT, LATIN_GIVEN, SURNAMES } from '../../src/strategies/surrogate/name-pools.ts';
import { annotate, SECRET, type AnnotateOptions } from '../annotate.ts';
import { contextOf } from './context.ts';

const one = (text: string, type: EntityType, more: Parameters<typeof contextOf>[2] = {}): string =>
  STRATEGIES.surrogate.replace(text, contextOf(text, type, more));

const words = { zh: 's', en: 's' };
const SURROGATES: Policy = {
  id: 's',
  audience: 'custom',
  name: words,
  about: words,
  reveals: words,
  rules: Object.fromEntries(
    ['NAME', 'ID_NUMBER', 'CONTACT', 'ADDRESS', 'HOSPITAL', 'ORGANIZATION'].map((type) => [
      type,
      { 1: { strategy: 'surrogate' }, 2: { strategy: 'surrogate' } },
    ]),
  ),
};

/** What stands for each annotation of a marked text. */
function all(marked: string, options: AnnotateOptions = {}): string[] {
  const { note, annotations } = annotate(marked, options);
  const result = protect(note, annotations, SURROGATES, { strategies: STRATEGIES, secret: SECRET, labels: 'zh' });
  return result.pieces
    .filter(({ annotation }) => annotation !== null)
    .map(({ start, end }) => result.text.slice(start, end));
}

describe('surrogates of names', () => {
  it('agree for the mentions of one person', () => {
    const subject = 'NAME-1';
    const [full = '', surname, given, familiar = '', spaced, pinyin = ''] = all(
      '[王建国:NAME]，[王:NAME]主任，[建国:NAME]，[阿国:NAME]，[王 建 国:NAME]，[WANG Jianguo:NAME]',
      {
        subjects: {
          王建国: subject,
          王: subject,
          建国: subject,
          阿国: subject,
          '王 建 国': subject,
          'WANG Jianguo': subject,
        },
      },
    );
    expect(full).toMatch(/^\p{Script=Han}{3}$/u);
    expect(surname).toBe(full.slice(0, 1));
    expect(given).toBe(full.slice(1));
    expect(familiar).toBe(`阿${full.slice(2)}`);
    expect(spaced).toBe([...full].join(' '));
    expect(pinyin).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  });

  it.each([
    ['欧阳', /^\p{Script=Han}{2}$/u],
    ['司徒敏', /^\p{Script=Han}{3}$/u],
    ['上官婉清', /^\p{Script=Han}{4}$/u],
    ['张三', /^\p{Script=Han}{2}$/u],
    ['李　娜', /^\p{Script=Han}\u3000\p{Script=Han}$/u],
    ['庄 培 煌', /^\p{Script=Han} \p{Script=Han} \p{Script=Han}$/u],
    ['小雪', /^小\p{Script=Han}$/u],
    ['苗苗', /^\p{Script=Han}{2}$/u],
    ['阿卜杜拉·买买提', /^\p{Script=Han}{2,6}·\p{Script=Han}{2,6}$/u],
    ['Zhang Wei', /^[A-Z][a-z]+ [A-Z][a-z]+$/],
    ['Sarah Whitfield', /^[A-Z][a-z]+ [A-Z][a-z]+$/],
    ['DELGADO, Ximena R', /^[A-Z]+, [A-Z][a-z]+ [A-Z]$/],
    ['Cornelia van der Berg', /^[A-Z][a-z]+ van der [A-Z][a-z]+$/],
    ["Jack Tran-O'Neill", /^[A-Z][a-z]+ [A-Z][a-z]+-[A-Z][a-z]+$/],
    ['S. Ramanathan', /^[A-Z]\. [A-Z][a-z]+$/],
  ])('%s keeps its form', (name, form) => {
    const surrogate = one(name, 'NAME');
    expect(surrogate).toMatch(form);
    expect(surrogate).not.toBe(name);
  });

  it('keep Traditional characters Traditional', () => {
    const simplified = [SURNAMES, ...Object.values(GIVEN)]
      .flat()
      .flatMap(({ hans, hant }) => [...hans].filter((character) => !hant.includes(character)));
    const marked = [...'豪明強文'].map((character) => `[陳志${character}:NAME]`).join('，');
    const replaced = all(marked, { language: 'zh-Hant' });
    expect(replaced.filter((name) => [...name].some((character) => simplified.includes(character)))).toEqual([]);
    // The same people in a Simplified note, to see that the pools do differ.
    expect(all(marked.replaceAll('陳', '陈'))).not.toEqual(replaced);
  });

  const partsOf = (sex: 'female' | 'male'): string[] => [...GIVEN[sex], ...GIVEN_SHORT[sex]].map(({ hans }) => hans);
  it.each([
    ['[张三:NAME]女士', 'female'],
    ['[张三:NAME]先生', 'male'],
    ['[张三:NAME]，女，45岁', 'female'],
    ['[张三:NAME] 性别：男', 'male'],
    ['其妻[张三:NAME]', 'female'],
    ['其父亲[张三:NAME]', 'male'],
    ['[李淑芬:NAME]入院', 'female'],
    ['[李国强:NAME]入院', 'male'],
    ['[李白:NAME]入院，她', 'female'],
  ] as const)('keep the sex: %s', (marked, sex) => {
    expect(partsOf(sex)).toContain(all(marked)[0]?.slice(1));
  });

  it('keep the sex of Latin names', () => {
    expect(LATIN_GIVEN.female).toContain(all('Mrs [Sam Hill:NAME]', { language: 'en' })[0]?.split(' ')[0]);
    expect(LATIN_GIVEN.female).toContain(all('[Sarah Hill:NAME]', { language: 'en' })[0]?.split(' ')[0]);
    expect(LATIN_GIVEN.male).toContain(all('[Peter Hill:NAME]', { language: 'en' })[0]?.split(' ')[0]);
    expect(LATIN_GIVEN.male).toContain(all('Mr [Sam Hill:NAME]', { language: 'en' })[0]?.split(' ')[0]);
  });

  it('let nobody have the surname of someone real', () => {
    const surnames = [...'王张刘杨黄赵吴周徐孙马朱胡郭李陈林何高罗'];
    const replaced = all(surnames.map((surname) => `[${surname}:NAME]医生`).join('，'));
    expect(replaced.filter((surname) => surnames.includes(surname))).toEqual([]);
    expect(new Set(replaced).size).toBe(surnames.length);
  });
});

describe('surrogates of numbers', () => {
  it.each([
    ['110108196605211337', /^00\d{16}$/],
    ['370802330914161', /^00\d{13}$/],
    ['450103 1994 0817 5015', /^00\d{4} \d{4} \d{4} \d{3}[\dX]$/],
    ['３２０５０２１９５６０４１１３０２０', /^００[０-９]{15}[０-９X]$/],
    ['冀F·7K209', /^\p{Script=Han}I·\d[A-Z]\d{3}$/u],
    ['MZ20241103-0087', /^[A-Z]{2}\d{8}-\d{4}$/],
    ['四零二五零三一零八八', /^[零一二三四五六七八九]{10}$/],
    ['(2021)豫0212民初1137号', /^\(\d{4}\)\p{Script=Han}\d{4}\p{Script=Han}{2}\d{4}\p{Script=Han}$/u],
  ])('%s keeps its form', (number, form) => {
    expect(one(number, 'ID_NUMBER')).toMatch(form);
  });

  it('of citizens are nobody, with a right check digit, the same sex and a birth date moved along', () => {
    const surrogate = one('110108196605211337', 'ID_NUMBER');
    expect(checkNationalId(surrogate)).toEqual({ province: false, birthDate: true, checkDigit: true });
    expect(surrogate.slice(6, 14)).toBe('19660210');
    expect(Number(surrogate[16]) % 2).toBe(1);
  });

  it('of citizens, for any of them', () => {
    const body = fc.tuple(
      fc.constantFrom('110108', '440304', '650102'),
      fc.integer({ min: 1950, max: 2020 }),
      fc.nat(999),
    );
    fc.assert(
      fc.property(body, ([region, year, order]) => {
        const digits = `${region}${String(year)}0305${String(order).padStart(3, '0')}`;
        const id = digits + mod11Two(digits);
        const surrogate = one(id, 'ID_NUMBER');
        expect(isNationalId(id)).toBe(true);
        expect(checkNationalId(surrogate)).toEqual({ province: false, birthDate: true, checkDigit: true });
        expect(Number(surrogate[16]) % 2).toBe(order % 2);
      }),
    );
  });

  it('are the same with blanks and without', () => {
    const plain = one('MZ202411030087', 'ID_NUMBER');
    const spaced = one('MZ 2024 1103-0087', 'ID_NUMBER', { canonical: 'MZ202411030087' });
    expect(spaced).toMatch(/^[A-Z]{2} \d{4} \d{4}-\d{4}$/);
    expect(spaced.replace(/[ -]/g, '')).toBe(plain);
  });

  it('of bank cards fail the Luhn check', () => {
    const surrogate = one('6228480631055173217', 'ID_NUMBER');
    expect(surrogate).toMatch(/^9\d{18}$/);
    expect(isLuhn('6228480631055173217')).toBe(true);
    expect(isLuhn(surrogate)).toBe(false);
  });
});

describe('surrogates of contacts', () => {
  it.each([
    ['13912345678', 'zh', /^154\d{8}$/],
    ['139-1234-5678', 'zh', /^154-\d{4}-\d{4}$/],
    ['1 5 8 2 3 0 9 4 7 1 6', 'zh', /^1 5 4( \d){8}$/],
    ['+86 180-5929-3314', 'zh', /^\+86 154-\d{4}-\d{4}$/],
    ['１３９１２３４５６７８', 'zh', /^１５４[０-９]{8}$/],
    ['一三五 五八二〇 四七六九', 'zh', /^一五四 [零一二三四五六七八九]{4} [零一二三四五六七八九]{4}$/],
    ['010-6275 8841转206', 'zh', /^026-\d{4} \d{4}转\d{3}$/],
    ['(0537)2214 886', 'zh', /^\(038\d\)\d{4} \d{3}$/],
    ['+852 6183 7405', 'zh', /^\+852 \d{4} \d{4}$/],
    ['07700 900 417', 'en', /^07700 900 \d{3}$/],
    ['312-555-0148', 'en', /^\d{3}-555-01\d{2}$/],
    ['lina.edu_zz@163.com', 'zh', /^[a-z]{4}\.[a-z]{3}_[a-z]{2}@example\.org$/],
    ['duanxm93【at】163.com', 'zh', /^[a-z]{6}\d{2}【at】example\.org$/],
    ['wanqing_0214', 'zh', /^[a-z]{7}_\d{4}$/],
    ['追风的老K', 'zh', /^\p{Script=Han}{4}[A-Z]$/u],
  ] as const)('%s (%s)', (contact, language, form) => {
    const surrogate = one(contact, 'CONTACT', { language });
    expect(surrogate).toMatch(form);
    expect(surrogate).not.toBe(contact);
  });
});

describe('surrogates of places and houses keep their kind', () => {
  it.each([
    ['ADDRESS', '杭州市拱墅区和睦路15号东苑4-2-901', /^..市..区..路\d\d号.苑\d-\d-\d{3}$/u],
    ['ADDRESS', '云南省勐海县打洛镇曼掌村', /^..省..县..镇..村$/u],
    ['HOSPITAL', '北京协和医院', /医院$/u],
    ['HOSPITAL', '雕庄卫生院', /卫生院$/u],
    ['HOSPITAL', '蔡氏诊所', /诊所$/u],
    ['HOSPITAL', '阜桥街道社区卫生服务中心', /^..街道社区卫生服务中心$/u],
    ['HOSPITAL', '徐水区中医院', /^..区中医院$/u],
    ['HOSPITAL', '南昌市第九医院', /^..市第.医院$/u],
    ['HOSPITAL', '盛京医院滑翔院区', /^..医院..院区$/u],
    ['HOSPITAL', '唐都', /^\p{Script=Han}{2}$/u],
    ['HOSPITAL', 'Northgate General Hospital', /^[A-Z][a-z]+ General Hospital$/],
    ['HOSPITAL', 'PWH', /^[A-Z]{3}$/],
    ['ORGANIZATION', '闽宁镇中心小学', /小学$/u],
    ['ORGANIZATION', '保定顺捷货运有限公司', /有限公司$/u],
  ] as const)('%s %s', (type, text, form) => {
    const surrogate = one(text, type, { language: /[a-z]/i.test(text) ? 'en' : 'zh' });
    expect(surrogate).toMatch(form);
    expect(surrogate).not.toBe(text);
  });
});

it('gives up rather than give a form that is taken', () => {
  expect(() => one('张三', 'NAME', { isTaken: () => true })).toThrow();
});
