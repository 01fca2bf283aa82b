/** What the dictionaries know of one word: a given name, a surname, an ordinary word, a place. */
import type { Page } from '../../core/recognizer.ts';
import { LATIN, readIn } from './languages.ts';

export interface WordClass {
  /** A given name that is no ordinary word. */
  readonly given: boolean;
  /** A given name that is an ordinary word too (Mark, Hope, Ernst, Dolores). */
  readonly givenWord: boolean;
  readonly surname: boolean;
  readonly surnameWord: boolean;
  /** A word that is no part of a name. */
  readonly stop: boolean;
  readonly eponym: boolean;
  readonly product: boolean;
  readonly place: boolean;
}

/** Dictionaries a word's class is read from. */
export const CLASS_KINDS = ['given-names', 'surnames', 'not-names', 'cities'] as const;

const SURNAME_SHAPE =
  /^(?:Mc|Mac|Fitz)\p{Lu}|^(?:O|D|N|Dell|Dall)['’]\p{Lu}|(?:sson|sdóttir|sdottir|ström|qvist|kvist|enko|owski|ewski|owska|ewska|iński|inski|ińska|inska|czyk|wicz|ovic|ović|ević|evic|escu|oglu|oğlu|opoulos|opoulou|swamy|ashvili|ishvili)$/u;

/** `I've`, `It’s`: English pronouns with a verb. */
const CONTRACTION = /^(?:I|It|He|She|We|They|You|That|There|What|Who|Let)['’](?:m|ve|d|ll|re|s)$/i;

/** Letters that stand for a name already taken out: Dr. XYZ, ABC Hospital. */
export const PLACEHOLDER = /^(?:ABCD?E?|XYZ|X{2,6}|Y{2,6}|Z{2,6}|N{3,6})$/;

const cache = new WeakMap<Page, Map<string, WordClass>>();

/** The class of a word on a page; parts of a double name (Haynes-Okafor, Marie-Ange) count for the whole. */
export function classOf(page: Page, text: string): WordClass {
  let classes = cache.get(page);
  if (!classes) cache.set(page, (classes = new Map()));
  let found = classes.get(text);
  if (!found) classes.set(text, (found = read(page, text)));
  return found;
}

function read(page: Page, text: string): WordClass {
  const { knowledge } = page;
  const parts = text.includes('-') ? [text, ...text.split('-')] : [text];
  const given = nameKind(page, 'given-names', parts.slice(0, 2));
  const surname = nameKind(page, 'surnames', parts);
  return {
    given: given === 'name',
    givenWord: given === 'word',
    surname: surname === 'name' || SURNAME_SHAPE.test(text),
    surnameWord: surname === 'word',
    stop:
      CONTRACTION.test(text) ||
      PLACEHOLDER.test(text) ||
      readIn(page.language).some((language) => knowledge.has(`not-names-${language}`, text)),
    eponym: knowledge.has('eponyms-en', text),
    product: knowledge.has('products-en', text),
    place: LATIN.some((language) => knowledge.has(`cities-${language}`, text)) || knowledge.has('countries-en', text),
  };
}

/** The note's own language decides whether a name is an ordinary word; else any language that says so. */
function nameKind(page: Page, kind: string, forms: readonly string[]): 'name' | 'word' | null {
  let result: 'name' | 'word' | null = null;
  for (const form of forms) {
    if (form.length < 2) continue;
    const own = page.knowledge.get(`${kind}-${page.language}`, form);
    if (own) return own.note === 'word' ? 'word' : 'name';
    for (const language of LATIN) {
      const term = page.knowledge.get(`${kind}-${language}`, form);
      if (term) result = term.note === 'word' || result === 'word' ? 'word' : 'name';
    }
    if (result) return result;
  }
  return result;
}

export const isNameWord = (c: WordClass): boolean => c.given || c.givenWord || c.surname || c.surnameWord;
