/** The texts of the bench: notes of this folder with invented values filled in, the same in every run. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface BenchTexts {
  /** One record of about a million UTF-16 units: a long stay, note after note. */
  readonly record: string;
  /** A thousand notes of a paragraph each. */
  readonly notes: readonly string[];
}

const RECORD_LENGTH = 1_000_000;
const NOTES = 1000;
const SHORT = 240;

/** A generator of whole numbers below a bound: the mulberry32 recurrence, from a fixed seed. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文海燕雪梅晓东春生德福思远雨欣';
const CITIES = ['北京市', '成都市', '沈阳市', '武汉市', '西安市', '昆明市', '长沙市', '兰州市'];
const STREETS = ['人民路', '解放大道', '建设街', '学府路', '中山北路', '滨江东路'];
const ESTATES = ['阳光花园', '翠湖小区', '锦绣苑', '和平里', '松风家园'];
const HOSPITALS = ['北京协和医院', '市第三人民医院', '省妇幼保健院', '东城区中心医院', '解放军第九医院', '仁济医院'];
const PINYIN = ['Wang Jianhua', 'Li Na', 'Zhang Wei', 'Chen Xiaodong', 'Zhao Min', 'Liu Yang'];
const PINYIN_CITIES = ['Chengdu', 'Wuhan', 'Kunming', 'Lanzhou'];

/** Composes both texts; pure apart from reading the notes. */
export function composeTexts(): BenchTexts {
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'notes');
  const templates = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const below = generator(20_261_124);
  const pick = <T>(list: ArrayLike<T>): T => list[below(list.length)] as T;
  const digits = (length: number): string => Array.from({ length }, () => String(below(10))).join('');
  const two = (value: number): string => String(value).padStart(2, '0');
  const values: Readonly<Record<string, () => string>> = {
    name: () => pick(SURNAMES) + pick(GIVEN) + (below(3) > 0 ? pick(GIVEN) : ''),
    age: () => String(20 + below(75)),
    number: () => `${pick(['', 'ZY', 'MZ'])}${digits(8)}`,
    citizen: () => `110105${String(1940 + below(70))}${two(1 + below(12))}${two(1 + below(28))}${digits(4)}`,
    phone: () => `1${pick(['38', '39', '86', '51'])}${digits(8)}`,
    date: () => `${String(2015 + below(11))}-${two(1 + below(12))}-${two(1 + below(28))}`,
    city: () => pick(CITIES),
    address: () =>
      `${pick(CITIES)}${pick(STREETS)}${String(1 + below(300))}号${pick(ESTATES)}${String(1 + below(20))}栋${String(1 + below(30))}0${String(1 + below(4))}室`,
    hospital: () => pick(HOSPITALS),
    pinyin: () => pick(PINYIN),
    pinyincity: () => pick(PINYIN_CITIES),
    email: () => `${pick(['wjh', 'lina', 'zw88'])}${digits(3)}@example.com`,
  };
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (whole, key: string) => values[key]?.() ?? whole);

  const parts: string[] = [];
  for (let length = 0; length < RECORD_LENGTH;) {
    const note = fill(pick(templates));
    parts.push(note);
    length += note.length + 1;
  }
  const notes = Array.from({ length: NOTES }, () => fill(pick(templates)).slice(0, SHORT));
  return { record: parts.join('\n'), notes };
}
