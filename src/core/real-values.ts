/** The real values of a note, to ask whether a surrogate would be one of them. */

/** Han begins here in the Basic Multilingual Plane, and so does all else that is written without blanks. */
const FIRST_HAN = 0x2e80;
/** From this length on, a candidate inside a real value is refused; shorter ones are inside some value by chance. */
const SHORTEST_HAN = 2;
const SHORTEST_OTHER = 6;

/** Values are compared without blanks and case. */
export function comparable(value: string): string {
  return /[\sA-Z\u00c0-\u04ff]/.test(value) ? value.replace(/\s+/g, '').toLowerCase() : value;
}

export interface RealValues {
  /** Whether a candidate is a value, or a part of one that is long enough to give it away. */
  has(candidate: string): boolean;
}

/**
 * @param values as they stand in the note.
 * @param extra forms that count only when they are the whole candidate (surnames of names).
 */
export function realValues(values: readonly string[], extra: Iterable<string> = []): RealValues {
  const whole = new Set<string>();
  for (const value of values) whole.add(comparable(value));
  const joined = [...whole].join('\n');
  for (const form of extra) whole.add(comparable(form));
  // Pairs and triples of characters: short candidates are looked up, and a longer one with a triple that is in no value
  // is in no value either, so that the search through all of them is rare.
  const pairs = new Set<string>();
  const triples = new Set<string>();
  for (const value of values) {
    const form = comparable(value);
    for (let i = 0; i + 2 <= form.length; i++) {
      pairs.add(form.slice(i, i + 2));
      if (i + 3 <= form.length) triples.add(form.slice(i, i + 3));
    }
  }

  const isInside = (form: string): boolean => {
    if (form.length === 2) return pairs.has(form);
    for (let i = 0; i + 3 <= form.length; i++) if (!triples.has(form.slice(i, i + 3))) return false;
    return form.length === 3 || joined.includes(form);
  };
  return {
    has(candidate) {
      const form = comparable(candidate);
      if (form === '' || whole.has(form)) return form !== '';
      return form.length >= (form.charCodeAt(0) >= FIRST_HAN ? SHORTEST_HAN : SHORTEST_OTHER) && isInside(form);
    },
  };
}
