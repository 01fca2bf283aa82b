/** Invented people, and how a note mentions them. */
import type { Language } from '../core/language.ts';
import {
  COMMON_SURNAMES,
  COMPOUND_SURNAMES,
  GIVEN,
  JAPANESE,
  LATIN,
  PEOPLES,
  PINYIN,
  RARE_SURNAMES,
  TRANSLITERATED,
  WORD_NAMES,
} from './name-pools.ts';
import type { Prng } from './random.ts';

export type Sex = 'male' | 'female';

export interface Person {
  readonly full: string;
  /** What stands before a title (王 in 王主任); the full name where nothing shorter does. */
  readonly surname: string;
  /** What friends say (建国); empty where the name has no such part. */
  readonly given: string;
  readonly sex: Sex;
}

const COMPOUND = new Set(COMPOUND_SURNAMES);
const HAN = /^\p{Script=Han}+$/u;
export const FAMILIAR = '小阿老大';

export const sexAtRandom = (random: Prng): Sex => (random.chance(0.5) ? 'female' : 'male');

export function inventSurname(random: Prng): string {
  const drawn = random.next();
  if (drawn < 0.04) return random.pick(COMPOUND_SURNAMES);
  if (drawn < 0.3) return random.pick(RARE_SURNAMES);
  // Squared, since the commonest few are most people.
  return COMMON_SURNAMES[Math.floor(random.next() ** 2 * COMMON_SURNAMES.length)] ?? '王';
}

function givenCharacters(sex: Sex, random: Prng): string {
  const one = (): string => random.character(random.chance(0.75) ? GIVEN[sex] : GIVEN.any);
  const drawn = random.next();
  if (drawn < 0.26) return one();
  if (drawn < 0.31) {
    const twice = one();
    return twice + twice;
  }
  // Ranks among brothers and sisters (三妹, 老四, 亚弟).
  if (drawn < 0.335)
    return random.character('大二三四五小亚阿老满') + random.character(sex === 'male' ? '弟毛狗牛宝' : '妹姑娣花女');
  return one() + one();
}

export function hanPerson(sex: Sex, random: Prng, surname = inventSurname(random)): Person {
  if (random.chance(0.04)) {
    const full = random.pick(WORD_NAMES);
    return { full, surname: full.charAt(0), given: full.length > 2 ? full.slice(1) : '', sex };
  }
  const given = givenCharacters(sex, random);
  return { full: surname + given, surname, given: given.length > 1 ? given : '', sex };
}

function minorityPerson(sex: Sex, random: Prng): Person {
  const people = random.pick(PEOPLES);
  const given = random.pick(people.given[sex]);
  const second = random.pick(people.second);
  switch (random.pick(people.joins)) {
    case '·':
      return { full: `${given}·${second}`, surname: given, given, sex };
    case 'clan':
      return { full: second + given, surname: second, given: given.length > 1 ? given : '', sex };
    case 'run':
      return { full: given + second, surname: given, given: '', sex };
    case 'none':
      return { full: given, surname: given, given: '', sex };
  }
}

function foreignPerson(sex: Sex, random: Prng): Person {
  const given = random.pick(TRANSLITERATED[sex]);
  const family = random.pick(TRANSLITERATED.family);
  return { full: `${given}·${family}`, surname: family, given, sex };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function pinyinPerson(sex: Sex, random: Prng): Person {
  const family = random.pick(PINYIN.family);
  const [first, second] = [random.pick(PINYIN.syllables), random.chance(0.7) ? random.pick(PINYIN.syllables) : ''];
  const given = capital(first) + (random.chance(0.15) && second !== '' ? `-${second}` : second);
  const full = random.weighted([
    [`${family} ${given}`, 5],
    [`${given} ${family}`, 2],
    [`${family.toUpperCase()} ${given.toUpperCase()}`, 2],
    [`${family}${given}`, 1],
  ]);
  const isCapital = full === full.toUpperCase();
  return {
    full,
    surname: isCapital ? family.toUpperCase() : family,
    given: isCapital ? given.toUpperCase() : given,
    sex,
  };
}

function latinPerson(language: Language, sex: Sex, random: Prng): Person {
  const pool = LATIN[language] ?? LATIN['en'];
  const given = random.pick(pool?.[sex] ?? []);
  const family = random.pick(pool?.family ?? []);
  return { full: `${given} ${family}`, surname: family, given, sex };
}

function japanesePerson(sex: Sex, random: Prng): Person {
  const family = random.pick(JAPANESE.family);
  const given = random.pick(JAPANESE[sex]);
  return { full: `${family}${random.chance(0.3) ? ' ' : ''}${given}`, surname: family, given, sex };
}

/** Someone who might be in a note of a language. */
export function inventPerson(language: Language, sex: Sex, random: Prng, surname?: string): Person {
  if (language === 'ja') return japanesePerson(sex, random);
  if (!language.startsWith('zh')) {
    return random.chance(0.06) ? pinyinPerson(sex, random) : latinPerson(language, sex, random);
  }
  const drawn = random.next();
  if (drawn < 0.86) return hanPerson(sex, random, surname);
  if (drawn < 0.94) return minorityPerson(sex, random);
  if (drawn < 0.97) return foreignPerson(sex, random);
  return random.chance(0.6) ? pinyinPerson(sex, random) : latinPerson('en', sex, random);
}

/** 阿芳, 小军, 老三, 丫丫: what only those who know someone say. */
export function inventNickname(sex: Sex, random: Prng): string {
  const drawn = random.next();
  if (drawn < 0.45) return random.character(FAMILIAR) + random.character(GIVEN[sex]);
  if (drawn < 0.6) {
    const twice = random.character('丫妞豆囡蛋毛贝乐球糖果朵米圆点萌安可多奇');
    return twice + twice;
  }
  if (drawn < 0.8)
    return `${random.character('大二三小老胖瘦黑')}${random.pick(['毛', '宝', '丫', '妞', '牛', '嫚', '囡', '蛋', '娃', '伢'])}`;
  return `${random.character(GIVEN[sex])}${random.pick(['仔', '妹', '哥', '姐', '宝', '儿', '伢子', '妹子'])}`;
}

/** The parts of an old name. */
export function splitHan(name: string): { readonly surname: string; readonly given: string } {
  const bare = name.replace(/\s+/g, '');
  if (COMPOUND.has(bare.slice(0, 2))) return { surname: bare.slice(0, 2), given: bare.slice(2) };
  return { surname: bare.slice(0, 1), given: bare.slice(1) };
}

/** What kind of name an old one is, so that its place in the sentence stays right. */
export function kindOfName(canonical: string): 'surname' | 'nickname' | 'han' | 'long' | 'latin' {
  const bare = canonical.replace(/\s+/g, '');
  if (/[A-Za-z\u00c0-\u024f]/.test(bare)) return 'latin';
  if (bare.length === 1 || COMPOUND.has(bare)) return 'surname';
  if (bare.length === 2 && FAMILIAR.includes(bare.charAt(0))) return 'nickname';
  if (HAN.test(bare) && (bare.length <= 3 || (bare.length === 4 && COMPOUND.has(bare.slice(0, 2))))) return 'han';
  return 'long';
}

/** A mention of the new person where the old note had `mention` of a person whose full name was `canonical`. */
export function mentionOf(mention: string, canonical: string, person: Person): string {
  const old = canonical.replace(/\s+/g, '');
  const bare = mention.replace(/\s+/g, '');
  if (bare === old) return spacedLike(mention, person.full);
  if (/[A-Za-z]/.test(mention)) return latinMention(mention, canonical, person);
  const parts = splitHan(canonical);
  if (bare === parts.surname) return person.surname;
  const short = person.given || person.full;
  if (bare.length === 2 && FAMILIAR.includes(bare.charAt(0))) {
    const last = (person.given || person.full).slice(-1);
    return HAN.test(last) ? bare.charAt(0) + last : short;
  }
  if (bare.length === 1) return HAN.test(person.full) ? person.full.slice(-1) : short;
  return short;
}

function latinMention(mention: string, canonical: string, person: Person): string {
  const words = canonical.split(/[\s,]+/);
  let value = person.full;
  if (mention === words[0] && words.length > 1)
    value = canonical.includes(',') ? person.surname : person.given || person.full;
  else if (words.length > 1 && words.includes(mention)) value = person.surname;
  else if (/^[A-Z]{1,3}$/.test(mention)) value = person.full.replace(/[^A-Z]/g, '').slice(0, 3) || person.full;
  else if (mention.includes(',')) value = `${person.surname}, ${person.given || person.full}`;
  if (mention === mention.toUpperCase()) return value.toUpperCase();
  return mention === mention.toLowerCase() ? value.toLowerCase() : value;
}

/** Blanks between the characters of a short name where the old one had them (马 兰 花). */
function spacedLike(model: string, name: string): string {
  const blank = /\s+/.exec(model.trim())?.[0];
  if (blank === undefined || !HAN.test(name) || name.length > 4) return name;
  return [...name].join(blank);
}
