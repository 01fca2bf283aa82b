/** New values for the labelled pieces of an old note; pieces of one subject get values that agree. */
import type { Language } from '../core/language.ts';
import { addressLike, inventForeignHome } from './addresses.ts';
import { contactLike, inventForeignPhone } from './contacts.ts';
import { shiftDate } from './dates.ts';
import { otherFact } from './facts.ts';
import { facilityMention, inventFacility, inventForeignFacility, kindOfFacility, type Facility } from './hospitals.ts';
import { birthIn, citizenNumber, citizenSurface, otherDigits } from './numbers.ts';
import { inventOrganization } from './organizations.ts';
import {
  hanPerson,
  inventNickname,
  inventPerson,
  inventSurname,
  kindOfName,
  mentionOf,
  sexAtRandom,
  splitHan,
  type Person,
  type Sex,
} from './people.ts';
import type { Piece, Subject } from './piece.ts';
import { placeNear, type Place, type Province } from './places.ts';
import type { Prng } from './random.ts';

/** The world of one new note. */
export interface Scene {
  readonly language: Language;
  readonly provinces: readonly Province[];
  readonly home: Place;
  readonly random: Prng;
  /** Days by which every date of the old note moves. */
  readonly shift: number;
  /** Sex of the patient, where the old note tells. */
  readonly sex?: Sex;
}

/** Shares of subjects that get another value; the others keep theirs, since real ones are worth learning too. */
const CHANGED = { NAME: 0.92, HOSPITAL: 0.75, ADDRESS: 0.7, ORGANIZATION: 0.7, STD: 0.25, PREGNANCY: 0.2 } as const;
/** Share of relatives and others who keep sharing a surname when they did before. */
const SHARES_SURNAME = 0.9;

export const PATIENT = 'patient';

export class Surrogates {
  readonly #scene: Scene;
  readonly #people = new Map<string, Person | null>();
  readonly #surnames = new Map<string, string>();
  readonly #facilities: { readonly canonical: string; readonly facility: Facility | null }[] = [];
  readonly #values = new Map<string, string>();
  readonly #levels = new Map<string, Piece>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** The person that the subject becomes; null when the old name stays. */
  personOf({ key, canonical, sex, isNickname }: Subject): Person | null {
    const known = this.#people.get(key);
    if (known !== undefined) return known;
    const isSurname = this.#scene.language.startsWith('zh') && kindOfName(canonical) === 'surname';
    // 沈 before a title follows whoever is called 沈国梁.
    const isTied = isSurname && this.#surnames.has(canonical);
    const old = splitHan(canonical).surname;
    const isFirst = !isSurname && !this.#surnames.has(old);
    const person =
      isTied || this.#scene.random.chance(CHANGED.NAME)
        ? this.#invent(canonical, sex ?? (key === PATIENT ? this.#scene.sex : undefined), isNickname)
        : null;
    this.#people.set(key, person);
    if (isFirst) this.#surnames.set(old, person?.surname ?? old);
    return person;
  }

  #invent(canonical: string, told: Sex | undefined, isNickname = false): Person {
    const { random, language } = this.#scene;
    const sex = told ?? sexAtRandom(random);
    if (!language.startsWith('zh')) return inventPerson(language, sex, random);
    const kind = kindOfName(canonical);
    if (kind === 'surname') {
      const surname = this.#surnames.get(canonical) ?? this.#surnameFor(canonical);
      return { full: surname, surname, given: '', sex };
    }
    if (kind === 'nickname' || (isNickname && kind === 'han')) {
      const nickname = inventNickname(sex, random);
      return { full: nickname, surname: nickname, given: nickname, sex };
    }
    if (kind === 'latin') return inventPerson(random.chance(0.7) ? 'en' : 'zh', sex, random);
    if (kind === 'long') {
      // Long names become long names more often than not, so that their places are learned.
      for (let i = 0; i < 4; i++) {
        const person = inventPerson('zh', sex, random);
        if (person.full.length > 3) return person;
      }
    }
    const surname = kind === 'han' ? this.#surnameFor(splitHan(canonical).surname) : undefined;
    return random.chance(0.88) ? hanPerson(sex, random, surname) : inventPerson('zh', sex, random, surname);
  }

  #surnameFor(old: string): string {
    const { random } = this.#scene;
    if (!random.chance(SHARES_SURNAME)) return inventSurname(random);
    const known = this.#surnames.get(old);
    if (known !== undefined) return /^\p{Script=Han}{1,2}$/u.test(known) ? known : inventSurname(random);
    const surname = inventSurname(random);
    this.#surnames.set(old, surname);
    return surname;
  }

  /** The same kind of value for the piece; its label may have another level (an address that names no town). */
  replace(piece: Piece): Piece {
    const { label, subject, text } = piece;
    if (!label || !subject) return piece;
    switch (label.type) {
      case 'NAME': {
        const person = this.personOf(subject);
        return person ? { ...piece, text: mentionOf(text, subject.canonical, person) } : piece;
      }
      case 'HOSPITAL':
        return { ...piece, text: this.#hospital(text) };
      case 'ADDRESS':
        return this.#address(piece);
      case 'STD':
      case 'PREGNANCY':
        return this.#scene.random.chance(CHANGED[label.type])
          ? { ...piece, text: this.#scene.language.startsWith('zh') ? otherFact(text, this.#scene.random) : text }
          : piece;
      default:
        return { ...piece, text: this.#value(piece) };
    }
  }

  #hospital(text: string): string {
    const { random, home, provinces, language } = this.#scene;
    const isPart = (a: string, b: string): boolean => a.length < b.length && isSubsequence(a, b);
    let known = this.#facilities.find(({ canonical }) => canonical === text || isPart(text, canonical));
    if (!known) {
      const make = (): Facility | null =>
        language.startsWith('zh')
          ? inventFacility(placeNear(home, provinces, random), random, kindFor(text, random))
          : (inventForeignFacility(language, random) ?? null);
      known = { canonical: text, facility: random.chance(CHANGED.HOSPITAL) ? make() : null };
      this.#facilities.push(known);
    }
    return known.facility ? facilityMention(text, known.canonical, known.facility) : text;
  }

  /** Whole names and longest names come first, so that shorter ones are tied to them. */
  meet(pieces: readonly Piece[]): void {
    for (const { label, subject } of pieces)
      if (label?.type === 'NAME' && subject && kindOfName(subject.canonical) !== 'surname') this.personOf(subject);
    const names = pieces.filter(({ label }) => label?.type === 'HOSPITAL').map(({ text }) => text);
    for (const name of [...new Set(names)].sort((a, b) => b.length - a.length)) this.#hospital(name);
  }

  #address(piece: Piece): Piece {
    const { random, home, provinces, language } = this.#scene;
    const known = this.#levels.get(piece.text);
    if (known) return known;
    let other = piece;
    if (piece.label && random.chance(CHANGED.ADDRESS)) {
      const made = language.startsWith('zh')
        ? addressLike(piece.text, piece.label.level, placeNear(home, provinces, random), random)
        : piece.label.level === 1 && /\d/.test(piece.text)
          ? inventForeignHome(language, random)
          : undefined;
      if (made) other = { ...piece, text: made.text, label: { type: 'ADDRESS', level: made.level } };
    }
    this.#levels.set(piece.text, other);
    return other;
  }

  #value(piece: Piece): string {
    const { text, label } = piece;
    const key = `${label?.type ?? ''} ${text}`;
    let value = this.#values.get(key);
    if (value === undefined) {
      value = this.#invented(piece);
      this.#values.set(key, value);
    }
    return value;
  }

  #invented({ text, label }: Piece): string {
    const { random, language, shift, home, sex } = this.#scene;
    switch (label?.type) {
      case 'ID_NUMBER': {
        const old = birthIn(text.replace(/[\s-]/g, ''));
        if (!old) return otherDigits(text, random);
        const isMan = Number(text.replace(/[\s-]/g, '').charAt(16)) % 2 === 1;
        return citizenSurface(citizenNumber(old, sex ?? (isMan ? 'male' : 'female'), random), random);
      }
      case 'CONTACT':
        if (language.startsWith('zh')) return contactLike(text, random);
        return language === 'en' && /^[\d\s()+-]{9,}$/.test(text) && random.chance(0.6)
          ? inventForeignPhone(random)
          : otherDigits(text, random);
      case 'DATE':
        // A birth with its hour is part of the story; any other agrees with an age and stays.
        return shiftDate(text, label.level === 1 && !/[:：时]/.test(text) ? 0 : shift) ?? text;
      case 'AGE':
        return text.replace(/9\d|10\d/, () => String(random.between(90, 103)));
      case 'ORGANIZATION':
        return language.startsWith('zh') && random.chance(CHANGED.ORGANIZATION)
          ? inventOrganization(home, random, text)
          : text;
      default:
        return text;
    }
  }

  /** 李某 after 李 became 王. */
  maskedSurname(old: string): string {
    return this.#surnames.get(old) ?? old;
  }
}

/** Mostly the kind the old facility had. */
const kindFor = (name: string, random: Prng): ReturnType<typeof kindOfFacility> => {
  const kind = kindOfFacility(name);
  return kind === undefined || random.chance(0.12) ? undefined : kind;
};

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const unit of whole) if (unit === part.charAt(at)) at++;
  return at === part.length;
}
