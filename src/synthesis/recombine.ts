/** Sections of one note in the place of another's. */
import type { Prng } from './random.ts';
import type { Line, PreparedSeed } from './seeds.ts';

/** Sections that tell of one illness, and so only change together. */
const ILLNESS: readonly string[] = ['complaint', 'present', 'examination', 'tests', 'diagnosis', 'plan'];
/** Years between two patients who can have each other's history. */
const AGE_REACH = 12;

/** Notes that a note can take sections from: the same language and sex, of like age, and pregnant or not alike. */
export class Donors {
  readonly #seeds: readonly PreparedSeed[];
  readonly #known = new Map<PreparedSeed, readonly PreparedSeed[]>();

  constructor(seeds: readonly PreparedSeed[]) {
    this.#seeds = seeds.filter(({ lines }) => lines.some(({ section }) => section !== undefined));
  }

  /** Those of the same kind where there are some. */
  donorsFor(host: PreparedSeed): readonly PreparedSeed[] {
    const known = this.#known.get(host);
    if (known) return known;
    const fits = this.#seeds.filter(
      (seed) =>
        seed !== host &&
        seed.language === host.language &&
        seed.isPregnancy === host.isPregnancy &&
        (seed.sex === undefined || host.sex === undefined || seed.sex === host.sex) &&
        (seed.age === undefined || host.age === undefined || Math.abs(seed.age - host.age) <= AGE_REACH),
    );
    const ofKind = fits.filter(({ category }) => category === host.category);
    const donors = ofKind.length > 2 ? ofKind : fits;
    this.#known.set(host, donors);
    return donors;
  }
}

/** The host's lines, some of them exchanged, sometimes only a part of them. */
export function recombined(host: PreparedSeed, donors: Donors, random: Prng): readonly Line[] {
  let lines = host.lines;
  const pool = donors.donorsFor(host);
  if (pool.length > 0 && random.chance(0.5)) lines = exchanged(lines, random.pick(pool), random);
  if (lines.length > 3 && random.chance(0.15)) {
    const length = random.between(2, Math.ceil(lines.length / 2));
    const start = random.below(lines.length - length + 1);
    lines = lines.slice(start, start + length);
  }
  return lines;
}

function exchanged(lines: readonly Line[], donor: PreparedSeed, random: Prng): readonly Line[] {
  const sectionsOf = (all: readonly Line[]): Set<string> => new Set(all.flatMap(({ section }) => section ?? []));
  const [here, there] = [sectionsOf(lines), sectionsOf(donor.lines)];
  const isSameIllness = ILLNESS.every((section) => here.has(section) === there.has(section));
  const takesIllness = isSameIllness && random.chance(0.3);
  return lines.map((line) => {
    const { section } = line;
    if (section === undefined || !(ILLNESS.includes(section) ? takesIllness : random.chance(0.6))) return line;
    return donor.lines.find((other) => other.section === section) ?? line;
  });
}
