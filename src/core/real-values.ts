/** The real values of a note, to ask whether a surrogate would be one of them. */

const HAN = /\p{Script=Han}/u;
/** From this length on, a candidate inside a real value is refused; shorter ones are inside some value by chance. */
const SHORTEST_HAN = 2;
const SHORTEST_OTHER = 6;
const GRAM = 3;

/** Values are compared without blanks and case. */
export const comparable = (value: string): string => value.replace(/\s+/g, '').toLowerCase();

export interface RealValues {
  /** Whether a candidate is a value, or a part of one that is long enough to give it away. */
  has(candidate: string): boolean;
}

/**
 * @param values as they stand in the note.
 * @param extra forms that count only when they are the whole candidate (surnames of names).
 */
export function realValues(values: Iterable<string>, extra: Iterable<string> = []): RealValues {
  const whole = new Set<string>();
  for (const value of values) whole.add(comparable(value));
  const joined = [...whole].join('\n');
  for (const form of extra) whole.add(comparable(form));
  // A candidate with a piece that is in no value is in no value: the search through all of them is rare.
  const grams = new Set<string>();
  for (let i = 0; i + GRAM <= joined.length; i++) grams.add(joined.slice(i, i + GRAM));

  const isInside = (form: string): boolean => {
    for (let i = 0; i + GRAM <= form.length; i++) if (!grams.has(form.slice(i, i + GRAM))) return false;
    return joined.includes(form);
  };
  return {
    has(candidate) {
      const form = comparable(candidate);
      if (form === '' || whole.has(form)) return form !== '';
      return form.length >= (HAN.test(form) ? SHORTEST_HAN : SHORTEST_OTHER) && isInside(form);
    },
  };
}
