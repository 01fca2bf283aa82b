/** What fills the slots of a template; people, facilities and the home last through a note, so that its sentences agree. */
import type { EntityType, Level } from '../core/entities.ts';
import { inventForeignHome, inventHome, inventRegion, inventSpot, type Address } from './addresses.ts';
import { inventEmail, inventForeignPhone, inventHandle, inventLandline, inventMobile, inventQq } from './contacts.ts';
import { inventDay, writeClock, writeDay, writeForeignDay, writeMonthDay } from './dates.ts';
import {
  MARRIAGE,
  PREGNANCY_CURRENT,
  PREGNANCY_ENGLISH,
  PREGNANCY_HISTORY,
  STD_BEHAVIOUR,
  STD_DISEASES,
  STD_ENGLISH,
  STD_PANELS,
  STD_RESULTS,
  STD_RESULTS_ENGLISH,
  type Fact,
} from './facts.ts';
import { inventFacility, inventForeignFacility, type Facility } from './hospitals.ts';
import { citizenNumber, citizenSurface, otherNumber, recordNumber } from './numbers.ts';
import { inventEnglishOrganization, inventOrganization } from './organizations.ts';
import { inventNickname, inventPerson, inventSurname, sexAtRandom, type Person, type Sex } from './people.ts';
import { plain, type Piece } from './piece.ts';
import { placeNear } from './places.ts';
import type { Scene } from './surrogates.ts';

const KIN: readonly (readonly [string, Sex, Sex?])[] = [
  ['妻子', 'female', 'male'],
  ['丈夫', 'male', 'female'],
  ['爱人', 'female', 'male'],
  ['老伴', 'male', 'female'],
  ['儿子', 'male'],
  ['女儿', 'female'],
  ['长子', 'male'],
  ['次女', 'female'],
  ['三女婿', 'male'],
  ['大儿媳', 'female'],
  ['母亲', 'female'],
  ['父亲', 'male'],
  ['弟弟', 'male'],
  ['姐姐', 'female'],
  ['外甥', 'male'],
  ['侄女', 'female'],
  ['孙子', 'male'],
  ['表哥', 'male'],
  ['大姑', 'female'],
  ['舅舅', 'male'],
  ['嫂子', 'female'],
  ['妈妈', 'female'],
  ['爸', 'male'],
  ['女', 'female'],
  ['子', 'male'],
];

const KIN_ENGLISH: readonly (readonly [string, Sex])[] = [
  ['daughter', 'female'],
  ['son', 'male'],
  ['wife', 'female'],
  ['husband', 'male'],
  ['sister', 'female'],
  ['brother', 'male'],
  ['niece', 'female'],
  ['mother', 'female'],
  ['father', 'male'],
  ['carer', 'female'],
  ['neighbour', 'male'],
];

const labelled = (text: string, type: EntityType, level: Level): Piece => ({ text, label: { type, level } });
const ofAddress = ({ text, level }: Address): Piece => labelled(text, 'ADDRESS', level);

/** What stays the same all through a note; other slots are new in every sentence. */
const LASTING = new Set(['home', 'id', 'birth', 'nick', 'handle', 'org', 'care', 'email']);

export class Slots {
  readonly #scene: Scene;
  readonly #people = new Map<string, Person>();
  readonly #kin = new Map<string, string>();
  readonly #facilities = new Map<string, Facility>();
  readonly #lasting = new Map<string, readonly Piece[]>();
  readonly #isChinese: boolean;
  readonly #usedFacts = new Set<string>();
  readonly patientSex: Sex;
  readonly #age: number;

  /** @param patient the person the host note is about, where there is one. */
  constructor(scene: Scene, patient?: Person | null) {
    this.#scene = scene;
    this.#isChinese = scene.language.startsWith('zh');
    this.patientSex = patient?.sex ?? scene.sex ?? sexAtRandom(scene.random);
    this.#age = scene.random.between(19, 84);
    if (patient) this.#people.set('patient', patient);
  }

  /** @param name as in a template, `doctor2.surname`. */
  fill(name: string): readonly Piece[] {
    const [base = '', form] = name.split('.');
    const person = this.#personFor(base);
    if (person) return [labelled(nameForm(person, form), 'NAME', 1)];
    if (/^hospital\d?$/.test(base)) return [labelled(this.#facilityFor(base)[formOf(form)], 'HOSPITAL', 1)];
    const known = this.#lasting.get(base);
    if (known) return known;
    const slot = base === 'age90' ? base : base.replace(/\d$/, '');
    const pieces = this.#make(slot, base);
    if (LASTING.has(slot)) this.#lasting.set(base, pieces);
    return pieces;
  }

  #personFor(base: string): Person | undefined {
    const role = base.replace(/\d$/, '');
    if (!['patient', 'relative', 'doctor', 'nurse', 'friend', 'husband', 'foreigner'].includes(role)) return undefined;
    const known = this.#people.get(base);
    if (known) return known;
    const { random, language } = this.#scene;
    let sex = sexAtRandom(random);
    if (role === 'patient') sex = this.patientSex;
    else if (role === 'husband') sex = 'male';
    else if (role === 'nurse' && random.chance(0.9)) sex = 'female';
    else if (role === 'relative') sex = this.#kinFor(base.replace('relative', 'kin')).sex;
    // Children and brothers mostly share the patient's surname.
    const family = this.#people.get('patient');
    const isFamily = role === 'relative' && this.#isChinese && /^\p{Script=Han}{2,3}$/u.test(family?.full ?? '');
    const surname = isFamily && random.chance(0.5) ? family?.surname.slice(0, 2) : undefined;
    let person = inventPerson(role === 'foreigner' ? 'en' : language, sex, random, surname);
    if (role === 'doctor' && /[A-Za-z·]/.test(person.full) && this.#isChinese)
      person = inventPerson(language, sex, random);
    this.#people.set(base, person);
    return person;
  }

  #kinFor(base: string): { readonly word: string; readonly sex: Sex } {
    const word = this.#kin.get(base);
    const table: readonly (readonly [string, Sex, Sex?])[] = this.#isChinese ? KIN : KIN_ENGLISH;
    const row = table.find(([one]) => one === word);
    if (row) return { word: row[0], sex: row[1] };
    const fits = table.filter(([, , of]) => of === undefined || of === this.patientSex);
    const [chosen, sex] = this.#scene.random.pick(fits);
    this.#kin.set(base, chosen);
    return { word: chosen, sex };
  }

  #facilityFor(base: string): Facility {
    const known = this.#facilities.get(base);
    if (known) return known;
    const { home, provinces, random, language } = this.#scene;
    const facility = this.#isChinese
      ? inventFacility(placeNear(home, provinces, random), random)
      : (inventForeignFacility(language, random) ?? inventForeignFacility('en', random));
    if (!facility) throw new RangeError(language);
    this.#facilities.set(base, facility);
    return facility;
  }

  #fact(pool: readonly Fact[], type: 'STD' | 'PREGNANCY'): readonly Piece[] {
    const free = pool.filter(({ text }) => !this.#usedFacts.has(text));
    const { text, level } = this.#scene.random.pick(free.length > 0 ? free : pool);
    this.#usedFacts.add(text);
    return [labelled(text, type, level)];
  }

  #make(slot: string, base: string): readonly Piece[] {
    const { random, home, provinces, language } = this.#scene;
    const isChinese = this.#isChinese;
    const near = () => placeNear(home, provinces, random);
    switch (slot) {
      case 'kin':
        return [plain(this.#kinFor(base).word)];
      case 'masked':
        return [plain(`${inventSurname(random)}某${random.chance(0.4) ? '某' : ''}`)];
      case 'nick':
        return [labelled(inventNickname(sexAtRandom(random), random), 'NAME', 1)];
      case 'child':
        return [plain(random.pick(['子', '女']))];
      case 'home':
        return isChinese
          ? [ofAddress(this.#home())]
          : [ofAddress(inventForeignHome('en', random) ?? inventSpot(random))];
      case 'region':
        return [ofAddress(inventRegion(near(), random))];
      case 'spot':
        return [ofAddress(inventSpot(random))];
      case 'mobile':
        return [labelled(inventMobile(random), 'CONTACT', 1)];
      case 'landline':
        return [labelled(inventLandline(random), 'CONTACT', 1)];
      case 'phone':
        if (!isChinese) return [labelled(inventForeignPhone(random), 'CONTACT', 1)];
        return [labelled(random.chance(0.75) ? inventMobile(random) : inventLandline(random), 'CONTACT', 1)];
      case 'email':
        return [labelled(inventEmail(random), 'CONTACT', 1)];
      case 'handle':
        return [labelled(inventHandle(random), 'CONTACT', 1)];
      case 'qq':
        return [labelled(inventQq(random), 'CONTACT', 1)];
      case 'id':
        return [
          labelled(citizenSurface(citizenNumber(this.#birth(), this.patientSex, random), random), 'ID_NUMBER', 1),
        ];
      case 'record':
        return [labelled(recordNumber(random), 'ID_NUMBER', 1)];
      case 'passport':
        return [labelled(random.character('EGPACL') + random.digits(8), 'ID_NUMBER', 1)];
      case 'plate':
        return [
          labelled(
            `${random.character('京沪豫云辽黑湘皖鲁苏浙赣鄂桂晋陕闽粤川')}${random.character('ABCDEF')}${random.pick(['', '·'])}${random.character('DFHKLMT')}${random.digits(4)}`,
            'ID_NUMBER',
            1,
          ),
        ];
      case 'other': {
        const { label, number } = otherNumber(random);
        return [plain(`${label}${random.pick(['：', ':', '号：', ' '])}`), labelled(number, 'ID_NUMBER', 1)];
      }
      case 'date': {
        const day = inventDay(random);
        return [labelled(isChinese ? writeDay(day, random) : writeForeignDay(language, day, random), 'DATE', 2)];
      }
      case 'day':
        return [labelled(writeMonthDay(inventDay(random), random), 'DATE', 2)];
      case 'datetime': {
        const { year, month, day } = inventDay(random);
        const text = `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')} ${writeClock(random)}`;
        return [labelled(text, 'DATE', 2)];
      }
      case 'birth': {
        const birth = this.#birth();
        return [labelled(isChinese ? writeDay(birth, random) : writeForeignDay(language, birth, random), 'DATE', 1)];
      }
      case 'org':
        return [
          labelled(
            isChinese ? inventOrganization(near(), random) : inventEnglishOrganization(random),
            'ORGANIZATION',
            1,
          ),
        ];
      case 'care':
        return [labelled(inventOrganization(near(), random, '养老院'), 'ORGANIZATION', 1)];
      case 'std':
        return this.#fact(isChinese ? STD_DISEASES : STD_ENGLISH, 'STD');
      case 'result':
        return this.#fact(isChinese ? STD_RESULTS : STD_RESULTS_ENGLISH, 'STD');
      case 'behaviour':
        return this.#fact(STD_BEHAVIOUR, 'STD');
      case 'panel':
        return this.#fact(STD_PANELS, 'STD');
      case 'general':
        return this.#fact(random.chance(0.3) ? STD_BEHAVIOUR : STD_PANELS, 'STD');
      case 'history':
        return this.#fact(isChinese ? PREGNANCY_HISTORY : PREGNANCY_ENGLISH, 'PREGNANCY');
      case 'marriage':
        return this.#fact(MARRIAGE, 'PREGNANCY');
      case 'current':
        return this.#fact(PREGNANCY_CURRENT, 'PREGNANCY');
      case 'age90':
        return [labelled(`${String(random.between(90, 102))}${isChinese ? '岁' : ' years old'}`, 'AGE', 2)];
      case 'age':
        return [plain(String(this.#age))];
      case 'sex':
        return [
          plain(isChinese ? (this.patientSex === 'male' ? '男' : '女') : this.patientSex === 'male' ? 'man' : 'woman'),
        ];
      case 'bed':
        return [plain(String(random.between(1, 60)))];
      case 'n':
        return [plain(String(random.between(2, 9)))];
      default:
        throw new RangeError(`no slot ${slot}`);
    }
  }

  #birth(): { readonly year: number; readonly month: number; readonly day: number } {
    const { random } = this.#scene;
    return { year: 2024 - this.#age, month: random.between(1, 12), day: random.between(1, 28) };
  }

  #home(): Address {
    const { random, home, provinces } = this.#scene;
    const parts = random.pick([
      { province: true, city: true, county: true, town: true },
      { province: false, city: true, county: true, town: true },
      { province: false, city: false, county: true, town: true },
      { province: false, city: true, county: true, town: false },
      { province: false, city: false, county: false, town: true },
      { province: true, city: true, county: true, town: false },
    ]);
    return inventHome(placeNear(home, provinces, random), parts, random);
  }
}

function nameForm(person: Person, form: string | undefined): string {
  if (form === 'surname') return person.surname;
  if (form === 'given') return person.given || person.full;
  return person.full;
}

const formOf = (form: string | undefined): keyof Facility => (form === 'short' || form === 'alias' ? form : 'full');
