/**
 * How characters sound: Hanyu Pinyin without tones, with the sounds that dialects and hasty typing mix up taken together
 * (zh and z, ang and an). The table of readings is pinyin-pro's, imported when a retriever opens; each character is asked
 * once.
 */

/** Readings of a character that count. */
const READINGS = 2;
/** Ids of sounds stay below it. */
export const SOUNDS = 512;

export interface Sounds {
  /** Ids of a unit's readings, from 1, the usual one first; empty for what is no Chinese character. */
  of(unit: number): readonly number[];
  /** Sounds of Latin letters read as pinyin (xiehe, huashan); null where they are none. */
  spelled(letters: string): readonly number[] | null;
}

const NONE: readonly number[] = [];

export async function openSounds(): Promise<Sounds> {
  const { polyphonic } = await import('pinyin-pro');
  const ids = new Map<string, number>();
  const known: (readonly number[] | undefined)[] = [];
  const idOf = (reading: string): number => {
    const sound = blurred(reading);
    let id = ids.get(sound);
    if (id === undefined) ids.set(sound, (id = Math.min(ids.size + 1, SOUNDS - 1)));
    return id;
  };
  const of = (unit: number): readonly number[] => {
    if (unit < 0x3400 || unit > 0x9fff) return NONE;
    return (known[unit] ??= [
      ...new Set(
        (polyphonic(String.fromCharCode(unit), { toneType: 'none', type: 'array' })[0] ?? [])
          .filter((reading) => /^[a-zü]+$/.test(reading))
          .slice(0, READINGS)
          .map(idOf),
      ),
    ]);
  };
  return { of, spelled: (letters) => spell(letters, ids) };
}

function blurred(reading: string): string {
  return reading
    .replace(/^([zcs])h/, '$1')
    .replace(/([aei])ng$/, '$1n')
    .replace('ü', 'v');
}

const LONGEST_SYLLABLE = 6;
const LONGEST_WORD = 30;

/** The division into the fewest syllables. */
function spell(letters: string, ids: ReadonlyMap<string, number>): readonly number[] | null {
  if (letters.length < 2 || letters.length > LONGEST_WORD) return null;
  const best: (readonly number[] | null)[] = [NONE];
  for (let end = 1; end <= letters.length; end++) {
    let shortest: readonly number[] | null = null;
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const before = best[start];
      const id = before ? ids.get(blurred(letters.slice(start, end))) : undefined;
      if (before && id !== undefined && (!shortest || before.length + 1 < shortest.length)) shortest = [...before, id];
    }
    best[end] = shortest;
  }
  return best[letters.length] ?? null;
}
