/** New labelled notes from old ones and from the project's own sentences. */
import type { Language } from '../core/language.ts';
import { composeNote, fitsInto, lineFor, PHRASES, sentenceFor, type Phrasebook } from './compose.ts';
import { appendLine, insertSentence } from './insert.ts';
import { addNoise, TRADITIONAL_SHARE, type NoiseLevel } from './noise.ts';
import { splitHan, type Person } from './people.ts';
import { joinPieces, mergePlain, plain, type Piece, type SynthesizedNote } from './piece.ts';
import { inventPlace, readPlaces, type Province } from './places.ts';
import { Prng } from './random.ts';
import { Donors, recombined } from './recombine.ts';
import { prepareSeed, type PreparedSeed, type SeedNote } from './seeds.ts';
import { Slots } from './slots.ts';
import { PATIENT, Surrogates, type Scene } from './surrogates.ts';
import { traditionalWriter, type ToTraditional } from './traditional.ts';

export interface SynthesizeOptions {
  /** Old notes, of any language; none is needed for Chinese and English. */
  readonly seeds: readonly SeedNote[];
  /** A safe integer; the same seed, seeds and materials give the same notes, other ones others. */
  readonly seed: number;
  readonly count: number;
  /** 1 where it is missing. */
  readonly noise?: NoiseLevel;
  /** Every language of the seeds where it is missing; `zh-Hant` also comes from Simplified seeds. */
  readonly language?: Language;
  readonly materials: Materials;
}

/** Texts of two generated dictionaries. */
export interface Materials {
  /** `divisions-zh`: the administrative divisions of China. */
  readonly divisions: string;
  /** `traditional`: pairs of Traditional and Simplified characters. */
  readonly traditional: string;
}

/** Share of notes made without an old one, where the language has sentences of its own. */
const COMPOSED = 0.35;

/** Whether notes can be made in a language from these seeds. */
export const canSynthesize = (language: Language, seeds: readonly SeedNote[]): boolean =>
  language.startsWith('zh') || language === 'en' || seeds.some(({ lang }) => lang === language);

/**
 * Notes one at a time, each from its own stream of random numbers; nothing of one is kept for the next.
 * @throws RangeError when there is nothing to make a note of the language from.
 */
export function* synthesize(options: SynthesizeOptions): Generator<SynthesizedNote, void> {
  const workshop = new Workshop(options);
  for (let number = 0; number < options.count; number++) yield workshop.note(number);
}

interface ReadMaterials {
  readonly provinces: readonly Province[];
  readonly toTraditional: ToTraditional;
}

/** Reading takes longer than a hundred notes; who asks again with the same materials need not wait. */
const known = new WeakMap<Materials, ReadMaterials>();

function readOnce(materials: Materials): ReadMaterials {
  let read = known.get(materials);
  if (!read) {
    read = {
      provinces: readPlaces(materials.divisions),
      toTraditional: traditionalWriter(materials.traditional),
    };
    known.set(materials, read);
  }
  return read;
}

class Workshop {
  readonly #options: SynthesizeOptions;
  readonly #provinces: readonly Province[];
  readonly #seeds: readonly PreparedSeed[];
  readonly #donors: Donors;
  readonly #toTraditional: ToTraditional;

  constructor(options: SynthesizeOptions) {
    const { seeds, language, materials } = options;
    if (language !== undefined && !canSynthesize(language, seeds)) throw new RangeError(language);
    this.#options = options;
    const read = readOnce(materials);
    this.#provinces = read.provinces;
    this.#toTraditional = read.toTraditional;
    const isWanted = ({ lang }: SeedNote): boolean =>
      language === undefined || lang === language || (language === 'zh-Hant' && lang === 'zh');
    this.#seeds = seeds.filter(isWanted).map(prepareSeed);
    this.#donors = new Donors(this.#seeds);
  }

  note(number: number): SynthesizedNote {
    const { seed, noise = 1, language: wanted } = this.#options;
    // Noise has its own stream: a note is the same with and without it.
    const random = new Prng(seed, 2 * number);
    const noiseRandom = new Prng(seed, 2 * number + 1);
    const host = this.#seeds.length > 0 ? random.pick(this.#seeds) : undefined;
    const language = host?.language ?? (wanted === 'en' ? 'en' : 'zh');
    const isChinese = language.startsWith('zh');
    const book = isChinese ? PHRASES.zh : language === 'en' ? PHRASES.en : undefined;
    const scene: Scene = {
      language,
      provinces: this.#provinces,
      home: inventPlace(this.#provinces, random),
      random,
      shift: random.between(-400, 400),
    };
    const isComposed = book !== undefined && (host === undefined || random.chance(COMPOSED));
    const made = isComposed
      ? composeNote(book, new Slots(scene), random)
      : this.#fromSeed(host as PreparedSeed, host?.sex ? { ...scene, sex: host.sex } : scene, book);
    let pieces = addNoise(made, noise, isChinese, noiseRandom);
    const isTraditional =
      wanted === 'zh-Hant' ||
      (!isComposed && host?.isTraditional === true) ||
      (wanted === undefined && isChinese && noiseRandom.chance(TRADITIONAL_SHARE[noise] ?? 0));
    if (isTraditional)
      pieces = pieces.map((piece) => ({
        ...piece,
        text: this.#toTraditional(piece.text, piece.label?.type === 'NAME'),
      }));
    const { text, spans } = joinPieces(pieces);
    const lang = isTraditional ? 'zh-Hant' : language;
    return { id: `synthetic-${String(seed)}-${String(number + 1)}`, text, lang, spans };
  }

  #fromSeed(host: PreparedSeed, scene: Scene, book: Phrasebook | undefined): Piece[] {
    const { random } = scene;
    const isChinese = scene.language.startsWith('zh');
    const old = mergePlain(recombined(host, this.#donors, random).flatMap(({ pieces }) => pieces));
    const surrogates = new Surrogates(scene);
    surrogates.meet(old);
    let pieces: Piece[] = old.map((piece) => surrogates.replace(piece));
    if (isChinese) pieces = pieces.map((piece) => maskedLike(piece, surrogates));
    if (!book) return pieces;
    const patient = patientOf(host, surrogates);
    const slots = new Slots(scene, patient);
    const fits = (template: string): boolean => fitsInto(template, patient !== null);
    for (let i = random.pick([0, 0, 1, 1, 2, 3]); i > 0; i--)
      pieces = insertSentence(pieces, [plain(random.pick(book.distractors))], isChinese, random);
    for (let i = random.pick([0, 0, 1, 1, 2]); i > 0; i--)
      pieces = insertSentence(pieces, sentenceFor(book, slots, random, fits), isChinese, random);
    return random.chance(0.2) ? appendLine(pieces, lineFor(book, slots, random, fits)) : pieces;
  }
}

/** 李某 and 李** keep their form, and get the new surname. */
function maskedLike(piece: Piece, surrogates: Surrogates): Piece {
  if (piece.label) return piece;
  const text = piece.text.replace(/\p{Script=Han}(?=某|[*＊×]{2})/gu, (surname) => surrogates.maskedSurname(surname));
  return text === piece.text ? piece : { ...piece, text };
}

function patientOf({ patient, sex = 'male' }: PreparedSeed, surrogates: Surrogates): Person | null {
  if (patient === undefined) return null;
  const known = surrogates.personOf({ key: PATIENT, canonical: patient });
  if (known) return known;
  const { surname, given } = splitHan(patient);
  return { full: patient, surname, given: given.length > 1 ? given : '', sex };
}
