/** Surrogates of names. One invented person a subject; each mention shows the part of it that it showed of the real one. */
import type { ReplaceContext } from '../../core/strategy.ts';
import { COMPOUND_SURNAMES, GIVEN, GIVEN_SHORT, SURNAMES, type NamePart } from './name-pools.ts';
import { wordsSurrogate } from './name-words.ts';
import { firstFree, isLateAttempt, pick } from './pick.ts';
import { sexOf } from './sex.ts';

type Script = 'hans' | 'hant';

interface Persona {
  /** Empty where the real name has no surname (a given name or nickname alone). */
  readonly surname: NamePart;
  readonly given: NamePart;
}

const SIMPLIFIED: readonly Script[] = ['hans'];
const BOTH: readonly Script[] = ['hans', 'hant'];
const NONE: NamePart = { hans: '', hant: '', pinyin: '' };
const HAN_NAME = /^\p{Script=Han}{1,6}$/u;
/** Longer names without a compound surname are transliterated ones. */
const LONGEST_CHINESE = 3;
/** 阿明, 小雪: the sign of familiarity stays. */
const FAMILIAR = /^[阿小老大]/;

/** Surnames of one character: those of the pool and the others that are met. */
const SINGLE = new Set([
  ...SURNAMES.flatMap(({ hans, hant }) => [hans, hant]),
  ...'王张張刘劉杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭于汤湯覃阎閻冉农農刀尤穆卜纪紀祁毕畢曲解景单單佟苗裴涂路谷谭古管冷霍骆駱宁寧凌费費',
  ...'褚车車华華娄婁米宫宮明项項季包艾阮花喻柯欧歐司鲍鮑靳窦竇辛代党黨盛房卓成滕晏仇桂邬鄔时時占臧闵閔商牟和蒲应應屈蒙符臣边邊卞',
  ...'宗丛叢麦麥池晋晉栾欒隋巩鞏简簡饶饒闻聞匡寇沙乌烏佘银銀敖全游阚闞郁郎连連冼蓝藍普岑蔺藺仲尚楚苟祖富巫候宋戚宣宓危经經勾厉厲',
]);
const COMPOUND = new Set(COMPOUND_SURNAMES.flatMap(({ hans, hant }) => [hans, hant]));
const TRADITIONAL = new Set([
  ...[SURNAMES, COMPOUND_SURNAMES, ...Object.values(GIVEN), ...Object.values(GIVEN_SHORT)]
    .flat()
    .flatMap(({ hans, hant }) => [...hant].filter((character) => !hans.includes(character))),
  ...'張劉黃趙吳孫馬楊湯寶國華軍',
]);

export function nameSurrogate(text: string, context: ReplaceContext): string {
  const canonical = bare(context.canonical);
  if (!HAN_NAME.test(canonical)) return wordsSurrogate(text, context);
  const { surname, given } = split(canonical);
  if (surname.length + given.length > LONGEST_CHINESE && !COMPOUND.has(surname)) return wordsSurrogate(text, context);
  const persona = context.once('person', () => makePersona(surname, given, context));
  if (/[A-Za-z]/.test(text)) return inPinyin(text, persona);
  const script = scriptOf(context);
  return spacedLike(text, mentionOf(bare(text), { surname, given }, persona, script));
}

/** Without the blanks of a spaced name. */
const bare = (name: string): string => name.replace(/\s+/g, '');

function split(name: string): { surname: string; given: string } {
  if (name.length === 1 || COMPOUND.has(name)) return { surname: name, given: '' };
  if (COMPOUND.has(name.slice(0, 2))) return { surname: name.slice(0, 2), given: name.slice(2) };
  // Two characters without a common surname are a given name or a nickname.
  if (name.length === 2 && !SINGLE.has(name.charAt(0))) return { surname: '', given: name };
  return { surname: name.charAt(0), given: name.slice(1) };
}

/** Surnames of the pools that nobody in the note has, found once a note. */
const freeSurnames = new WeakMap<readonly string[], Map<readonly NamePart[], readonly NamePart[]>>();

function surnamesFor(surname: string, isAlone: boolean, { peers, isTaken }: ReplaceContext): readonly NamePart[] {
  const pool = surname.length === 2 ? COMPOUND_SURNAMES : SURNAMES;
  const ofNote = freeSurnames.get(peers) ?? new Map<readonly NamePart[], readonly NamePart[]>();
  freeSurnames.set(peers, ofNote);
  const known = ofNote.get(pool) ?? pool.filter(({ hans, hant }) => !isTaken(hans) && !isTaken(hant));
  ofNote.set(pool, known);
  // A surname alone has to be nobody's; of a whole name only the whole has to.
  return known.length > 0 || isAlone ? known : pool;
}

function makePersona(surname: string, given: string, context: ReplaceContext): Persona {
  const sex = sexOf(context);
  const part = (pool: readonly NamePart[], salt: string): NamePart => pick(pool, context.random(salt));
  const short = GIVEN_SHORT[sex];
  const surnames = surnamesFor(surname, given === '', context);
  return firstFree<Persona>(
    context,
    (attempt) => {
      const salt = String(attempt);
      let newGiven = NONE;
      if (FAMILIAR.test(given) && surname === '') {
        const character = part(short, `short:${salt}`);
        const sign = given.charAt(0);
        newGiven = { hans: sign + character.hans, hant: sign + character.hant, pinyin: character.pinyin };
      } else if (given.length === 1) newGiven = part(short, `short:${salt}`);
      else if (given !== '' && isLateAttempt(attempt))
        newGiven = join(part(short, `1:${salt}`), part(short, `2:${salt}`));
      else if (given !== '') newGiven = part(GIVEN[sex], `given:${salt}`);
      return { surname: surname === '' ? NONE : part(surnames, `surname:${salt}`), given: newGiven };
    },
    ({ surname: one, given: two }) => {
      const scripts = one.hans === one.hant && two.hans === two.hant ? SIMPLIFIED : BOTH;
      const surnames = scripts.map((script) => one[script]).filter((form) => form !== '');
      // A surname alone comes from those that nobody has, and may be shared when there are not enough.
      if (two === NONE) return { must: [], wish: surnames };
      const givens = scripts.map((script) => two[script]).filter((form) => form.length > 1);
      return { must: [...scripts.map((script) => one[script] + two[script]), ...givens], wish: surnames };
    },
  );
}

const join = (one: NamePart, two: NamePart): NamePart => ({
  hans: one.hans + two.hans,
  hant: one.hant + two.hant,
  pinyin: one.pinyin + two.pinyin.toLowerCase(),
});

function mentionOf(
  mention: string,
  real: { surname: string; given: string },
  { surname, given }: Persona,
  script: Script,
): string {
  if (mention === real.surname) return surname[script];
  if (mention === real.given) return given[script];
  const at = real.given.indexOf(mention.slice(-1));
  const character = at < 0 ? given[script].slice(-1) : given[script].charAt(Math.min(at, given[script].length - 1));
  if (mention.length === 1) return character || surname[script];
  // 阿明 for 林兆明; the whole name where the mention itself begins like that (小雪).
  if (FAMILIAR.test(mention) && mention.length === 2 && real.surname !== '') return mention.charAt(0) + character;
  return real.surname !== '' && !mention.startsWith(real.surname) ? given[script] : surname[script] + given[script];
}

function scriptOf({ language, canonical }: ReplaceContext): Script {
  return language === 'zh-Hant' || [...canonical].some((character) => TRADITIONAL.has(character)) ? 'hant' : 'hans';
}

/** Puts blanks where the model has them. */
function spacedLike(model: string, name: string): string {
  if (!/\s/.test(model)) return name;
  const characters = [...name];
  let out = '';
  for (const character of model) out += /\s/.test(character) ? character : (characters.shift() ?? '');
  return (out + characters.join('')).trim();
}

/** The invented person for a mention in Latin letters, family name first, in the mention's case. */
function inPinyin(mention: string, { surname, given }: Persona): string {
  const name = [surname.pinyin, given.pinyin].filter((word) => word !== '');
  const text = /\s/.test(mention.trim()) ? name.join(' ') : name.join('');
  if (mention === mention.toUpperCase()) return text.toUpperCase();
  return mention === mention.toLowerCase() ? text.toLowerCase() : text;
}
