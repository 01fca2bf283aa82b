/** Invented wording in Latin script for addresses and organisations: what names somebody changes, what names a kind stays. */
import type { ReplaceContext } from '../../core/strategy.ts';
import { scramble } from './characters.ts';
import { LATIN_SURNAMES } from './name-pools.ts';
import { firstFree, pick } from './pick.ts';

const KINDS = new Set(
  (
    'hospital hospitals clinic clinics surgery practice medical centre center health healthcare general infirmary royal nursing home ' +
    'care community family doctors physicians pharmacy laboratory lab labs pathology imaging institute university college school ' +
    'primary high department foundation trust nhs women children maternity dental eye rehabilitation regional memorial ' +
    'ltd limited inc llc company co corp gmbh ag sa group services ' +
    'street st road rd avenue ave lane ln drive dr way place pl court ct crescent close square boulevard blvd highway hwy ' +
    'flat apt apartment unit suite ste floor house block blk room po box ' +
    'klinikum krankenhaus praxis hausarztpraxis apotheke universitätsklinikum straße strasse str platz weg allee ' +
    'hôpital chu clinique cabinet médical maison santé rue avenue quai place bis pharmacie ' +
    'clínica centro salud calle plaza avenida farmacia universitario hospitalario ' +
    'sjukhus vårdcentral sjukhuset gatan vägen ospedale clinica via piazza'
  ).split(' '),
);
const WORD = /[\p{L}\p{M}'’]+|\d+/gu;
const PARTICLE = /^(?:\p{Ll}{1,3}|near)$/u;

function inventedWords(text: string, { random }: ReplaceContext, salt: string): string {
  return text.replace(WORD, (word) => {
    if (PARTICLE.test(word) || KINDS.has(word.toLowerCase())) return word;
    const own = `${salt}:${word}`;
    // Numbers, acronyms and codes keep their shape; only words become words.
    if (/^\d/.test(word) || /^\p{Lu}{1,5}$/u.test(word)) return scramble(word, random, own);
    const invented = pick(LATIN_SURNAMES, random(own));
    if (/\p{Script=Katakana}|\p{Script=Hiragana}/u.test(word)) return scramble(word, random, own);
    return word === word.toLowerCase() ? invented.toLowerCase() : invented;
  });
}

/** The first free invention: by `chinese` for a text with Han characters, else word by word. */
export function inventedAs(
  text: string,
  context: ReplaceContext,
  chinese: (text: string, context: ReplaceContext, salt: string) => string,
): string {
  const make = /\p{Script=Han}/u.test(text) ? chinese : inventedWords;
  return firstFree(
    context,
    (attempt) => make(text, context, String(attempt)),
    (candidate) => ({ must: [candidate] }),
  );
}
