/** Surrogates of names written in words: Latin script, and transliterated names with a dot. */
import type { ReplaceContext } from '../../core/strategy.ts';
import { GIVEN, LATIN_GIVEN, LATIN_SURNAMES, SURNAMES, TRANSLITERATED } from './name-pools.ts';
import { scramble } from './characters.ts';
import { firstFree, isLateAttempt, pick } from './pick.ts';
import { sexOf } from './sex.ts';

/** A word of a name; what stands between words (blanks, commas, dots, hyphens) is copied. */
const WORD = /[\p{L}\p{M}'’]+/gu;
/** Small words inside names (van der, de la, bin) tell nobody. */
const PARTICLE = /^(?:[a-zß]{1,3}|della|dello|von|zum|zur)$/u;
/** Syllables of Hanyu Pinyin, roughly: an initial and a final. */
const PINYIN =
  /^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:a|o|e|i|u|v|ai|ei|ao|ou|ui|iu|ie|ue|ia|ua|uo|iao|uai|an|en|in|un|ang|eng|ing|ong|ian|uan|iang|iong|uang|er)){1,3}$/;
const PINYIN_SURNAMES = new Set([
  ...SURNAMES.map(({ pinyin }) => pinyin.toLowerCase()),
  ...'wang zhang liu yang huang zhao wu zhou xu sun ma zhu hu guo lv yu ou'.split(' '),
]);

/** What each word of the full form becomes, by its lower case. */
type Persona = ReadonlyMap<string, string>;

export function wordsSurrogate(text: string, context: ReplaceContext): string {
  const persona = context.once('words', () => makePersona(context));
  return render(text, persona, context);
}

function makePersona(context: ReplaceContext): Persona {
  const { canonical } = context;
  const words = canonical.match(WORD) ?? [];
  return firstFree(
    context,
    (attempt) => {
      const persona = new Map<string, string>();
      words.forEach((word, index) => {
        if (isFixed(word)) return;
        persona.set(
          word.toLowerCase(),
          pick(poolOf(words, index, context, attempt), context.random(`${String(attempt)}:${word}`)),
        );
      });
      return persona;
    },
    (persona) => ({
      must: [render(canonical, persona, context)],
      wish: [...persona.values()].filter((word) => word.length > 1),
    }),
  );
}

const isFixed = (word: string): boolean => PARTICLE.test(word) || word.length === 1;

function poolOf(words: readonly string[], index: number, context: ReplaceContext, attempt: number): readonly string[] {
  const word = words[index] ?? '';
  const sex = sexOf(context);
  if (/\p{Script=Han}/u.test(word)) {
    const pool = TRANSLITERATED[index === 0 ? sex : 'male'];
    const alike = pool.filter(({ length }) => length === word.length);
    return alike.length > 2 ? alike : pool;
  }
  if (isPinyin(words)) {
    // Family name first, as in China.
    return (index === 0 ? SURNAMES : GIVEN[sex]).map(({ pinyin }) => pinyin);
  }
  const isSurname = context.canonical.includes(',')
    ? context.canonical.indexOf(word) < context.canonical.indexOf(',')
    : index === words.length - 1 && words.length > 1;
  return isSurname || isLateAttempt(attempt) ? LATIN_SURNAMES : LATIN_GIVEN[sex];
}

/** Zhang Wei, Wang Xiaoming: syllables that begin with a surname. */
const isPinyin = (words: readonly string[]): boolean =>
  words.length > 1 &&
  words.length <= 3 &&
  PINYIN_SURNAMES.has(words[0]?.toLowerCase() ?? '') &&
  words.every((word) => word.length > 1 && PINYIN.test(word.toLowerCase()));

function render(text: string, persona: Persona, context: ReplaceContext): string {
  return text.replace(WORD, (word) => {
    if (PARTICLE.test(word)) return word;
    const known = persona.get(word.toLowerCase());
    if (known !== undefined) return likeCase(known, word);
    if (word.length === 1 && /[\p{Lu}\p{Ll}]/u.test(word)) return initialOf(word, persona, context);
    return likeCase(pick(LATIN_SURNAMES, context.random(`word:${word.toLowerCase()}`)), word);
  });
}

/** The initial of the word it stands for; any letter where it stands for none. */
function initialOf(letter: string, persona: Persona, { random }: ReplaceContext): string {
  for (const [word, surrogate] of persona) if (word.startsWith(letter.toLowerCase())) return surrogate.charAt(0);
  return scramble(letter, random, `initial:${letter}`);
}

function likeCase(word: string, model: string): string {
  if (model.length > 1 && model === model.toUpperCase() && model !== model.toLowerCase()) return word.toUpperCase();
  return model === model.toLowerCase() ? word.toLowerCase() : word;
}
