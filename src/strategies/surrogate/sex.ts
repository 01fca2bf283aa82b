/** Whether a person is a woman or a man, as far as the note's words next to the name and the name itself tell. */
import type { ReplaceContext } from '../../core/strategy.ts';
import { LATIN_GIVEN, TELLING, TELLING_GIVEN, type Sex } from './name-pools.ts';

const BEFORE: readonly (readonly [RegExp, Sex])[] = [
  [
    /(妻子?|太太|老婆|母亲|妈妈|女儿|女友|姐姐|妹妹|孙女|儿媳|婆婆|岳母|奶奶|外婆|姑姑|孕妇|产妇|Mrs\.?|Ms\.?|Miss|Madam|wife|mother|daughter|sister)\s*[:：]?\s*$/i,
    'female',
  ],
  [
    /(丈夫|老公|父亲|爸爸|儿子|男友|哥哥|弟弟|孙子|女婿|公公|岳父|爷爷|外公|叔叔|Mr\.?|Sir|husband|father|son|brother)\s*[:：]?\s*$/i,
    'male',
  ],
];

const AFTER: readonly (readonly [RegExp, Sex])[] = [
  [/^\s*(女士|小姐|太太|阿姨|大妈|奶奶|大娘|大姐|姐)/, 'female'],
  [/^\s*(先生|大爷|叔叔|大叔|爷爷|大哥|伯伯|师傅)/, 'male'],
  [/^[\s,，、;；]{0,3}(性别[:：\s]{0,3})?女/, 'female'],
  [/^[\s,，、;；]{0,3}(性别[:：\s]{0,3})?男/, 'male'],
];

const PRONOUNS: readonly (readonly [RegExp, Sex])[] = [
  [/她|\bshe\b|\bher\b|female|女/, 'female'],
  [/他|\bhe\b|\bhis\b|\bmale\b|男/, 'male'],
];

/** From the words next to the name, else from the name, else by lot. The same for all mentions of a subject. */
export function sexOf(context: ReplaceContext): Sex {
  return context.once('sex', () => {
    const { mentions, canonical } = context;
    for (const { before, after } of mentions) {
      const told = tell(BEFORE, before) ?? tell(AFTER, after);
      if (told) return told;
    }
    return fromName(canonical) ?? fromAround(context) ?? (context.random('sex') < 0.5 ? 'female' : 'male');
  });
}

const tell = (table: readonly (readonly [RegExp, Sex])[], text: string): Sex | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

function fromName(name: string): Sex | undefined {
  const count = (characters: string): number => [...name.slice(1)].filter((c) => characters.includes(c)).length;
  const female = count(TELLING.female);
  const male = count(TELLING.male);
  if (female !== male) return female > male ? 'female' : 'male';
  const words = name.split(/[^\p{L}]+/u);
  const isGiven = (sex: Sex): boolean =>
    words.some((word) => TELLING_GIVEN[sex].has(word) || LATIN_GIVEN[sex].includes(word));
  return isGiven('female') ? 'female' : isGiven('male') ? 'male' : undefined;
}

function fromAround({ mentions }: ReplaceContext): Sex | undefined {
  for (const { after } of mentions) {
    const told = tell(PRONOUNS, after);
    if (told) return told;
  }
  return undefined;
}
