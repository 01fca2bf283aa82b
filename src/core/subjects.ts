/** Subjects: which annotations speak of one person, place or number, so that their replacements agree. */
import type { EntityType } from './entities.ts';
import type { FoldTable } from './fold.ts';
import type { Span } from './note.ts';
import { sameLengthFold } from './repeats.ts';

interface Typed extends Span {
  readonly type: EntityType;
}

const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 轩辕 端木 独孤 南宫 长孙 宇文 鲜于 闻人 ' +
    '申屠 濮阳 淳于 单于 太史 公冶 呼延 赫连 澹台 钟离 左丘 东郭 百里 西门 拓跋 纳兰 完颜 耶律 爱新觉罗 富察 万俟 ' +
    '公羊 宗政 太叔 仲孙 亓官 司寇 子车 颛孙 巫马 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干 南门 羊舌 第五 梁丘 东门'
  ).split(' '),
);

/** The surnames most people have; a two-character mention that begins with one is a full name, not a given name. */
const COMMON_SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆范汪廖石韦贾夏付方邹熊白孟秦邱江尹薛闫段雷侯龙黎史陶贺顾毛郝龚邵万钱覃武戴孔汤',
);

/** Subjects by index of the annotations, which come sorted; `NAME-1` is the first person of the note. */
export function subjectsOf(text: string, annotations: readonly Typed[], foldTable?: FoldTable): string[] {
  const view = foldTable ? sameLengthFold(text, foldTable) : text;
  const keys = annotations.map((annotation) => keyOf(view, annotation));
  const people = new People(view, annotations, keys);
  const numbers = new Map<string, string>();
  const counts = new Map<EntityType, number>();
  return annotations.map(({ type }, index) => {
    const key = type === 'NAME' ? people.personOf(index) : (keys[index] ?? '');
    const whole = `${type} ${key}`;
    let subject = numbers.get(whole);
    if (subject === undefined) {
      const count = (counts.get(type) ?? 0) + 1;
      counts.set(type, count);
      subject = `${type}-${String(count)}`;
      numbers.set(whole, subject);
    }
    return subject;
  });
}

/** The value without the differences of writing: blanks, case, and for numbers their separators. */
function keyOf(view: string, { type, start, end }: Typed): string {
  const value = view.slice(start, end).toLowerCase().normalize('NFKC');
  if (type === 'NAME') return /[a-z]/.test(value) ? value.replace(/\s+/g, ' ') : value.replace(/\s+/g, '');
  if (type === 'ID_NUMBER' || type === 'CONTACT') return value.replace(/[\s\-–—()（）]+/g, '') || value;
  return value.replace(/\s+/g, '');
}

const surnameLength = (name: string): number =>
  name.length > 4 && COMPOUND_SURNAMES.has(name.slice(0, 4)) ? 4 : COMPOUND_SURNAMES.has(name.slice(0, 2)) ? 2 : 1;

/** Whether a key is a surname alone (王, 欧阳), which stands for a person only together with a title. */
const isSurnameOnly = (key: string): boolean => key.length === 1 || COMPOUND_SURNAMES.has(key);

const TITLE_REACH = 2;

/** Ties short mentions to full names. Two different full names are never one person. */
class People {
  readonly #view: string;
  readonly #names: readonly Typed[];
  readonly #keys: readonly string[];
  /** Full names by each short form that can stand for them. */
  readonly #bySurname = new Map<string, Set<string>>();
  readonly #byPart = new Map<string, Set<string>>();
  /** Titles that follow a full name directly (王建国主任): surname and title → full names. */
  readonly #byTitle = new Map<string, Set<string>>();

  constructor(view: string, names: readonly Typed[], keys: readonly string[]) {
    this.#view = view;
    this.#names = names;
    this.#keys = keys;
    names.forEach(({ type }, index) => {
      const key = keys[index] ?? '';
      if (type !== 'NAME' || isSurnameOnly(key)) return;
      for (const part of partsOf(key)) add(this.#byPart, part, key);
      if (!/\p{Script=Han}/u.test(key)) return;
      const surname = key.slice(0, surnameLength(key));
      add(this.#bySurname, surname, key);
      add(this.#byTitle, surname + this.#titleAfter(index), key);
    });
  }

  personOf(index: number): string {
    const key = this.#keys[index] ?? '';
    if (isSurnameOnly(key)) {
      const title = this.#titleAfter(index);
      return only(this.#byTitle.get(key + title)) ?? only(this.#bySurname.get(key)) ?? `${key} ${title}`;
    }
    return only(this.#byPart.get(key)) ?? key;
  }

  /** The first characters of the title after a mention; a deputy's 副 does not count. */
  #titleAfter(index: number): string {
    const end = this.#names[index]?.end ?? 0;
    const title = this.#view.slice(end, end + TITLE_REACH + 2).replace(/^[\s副]+/, '');
    return title.slice(0, TITLE_REACH);
  }
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

function only(values: ReadonlySet<string> | undefined): string | undefined {
  return values?.size === 1 ? [...values][0] : undefined;
}

/** Parts of a full name that may stand for it: the given name, one of several foreign names, a word in Latin letters. */
function partsOf(name: string): string[] {
  const words = name.split(/[·•・\s]+/).filter((word) => word.length > 1);
  if (words.length > 1) return words;
  const given = name.slice(surnameLength(name));
  const isGiven = /^\p{Script=Han}{2}$/u.test(given) && name.length <= 4 && !COMMON_SURNAMES.has(given.charAt(0));
  return isGiven ? [given] : [];
}
