/** Finds many values in a text in one pass, however they are written: the same letters and digits in the same order. */

/** Letters and digits of a text, lower case, without what stands between them, and where each was. */
export interface Squeezed {
  readonly text: string;
  /** Offset in the text it was made from, for each unit. */
  readonly at: Int32Array;
}

const ASCII_KEPT = Uint8Array.from({ length: 128 }, (_, unit) => (/[0-9a-z]/i.test(String.fromCharCode(unit)) ? 1 : 0));

/** General and CJK punctuation, blanks, dashes, middle dots; everything else counts as a letter. */
function isKept(unit: number): boolean {
  if (unit < 128) return ASCII_KEPT[unit] === 1;
  if (unit < 0xc0) return false;
  if (unit >= 0x2000 && unit <= 0x206f) return false;
  if (unit >= 0x3000 && unit <= 0x303f) return unit === 0x3007;
  return unit !== 0xd7 && unit !== 0xf7 && unit !== 0xfeff && unit !== 0x30fb && !(unit >= 0xff00 && unit <= 0xff0f);
}

const CHUNK = 8192;

export function squeeze(text: string): Squeezed {
  const units = new Uint16Array(text.length);
  const at = new Int32Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!isKept(unit)) continue;
    units[length] = unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
    at[length++] = i;
  }
  let out = '';
  for (let i = 0; i < length; i += CHUNK) out += String.fromCharCode(...units.subarray(i, Math.min(i + CHUNK, length)));
  return { text: out, at: at.subarray(0, length) };
}

export interface ValueHit<T> {
  /** Half open, in the squeezed text. */
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Longer values are compared by their first units only; nothing shares so many by chance. */
const LONGEST = 48;

/** A trie of values; a search looks at every offset, and from there only as deep as some value goes. */
export class ValueMatcher<T> {
  /** Children by node and unit: `node * 65536 + unit`. */
  readonly #next = new Map<number, number>();
  readonly #values: (T | undefined)[] = [undefined];

  /** @param form squeezed; a form that is there already keeps its first value. */
  add(form: string, value: T): void {
    if (form === '') return;
    let node = 0;
    for (let i = 0; i < form.length && i < LONGEST; i++) {
      const key = node * 65536 + form.charCodeAt(i);
      let next = this.#next.get(key);
      if (next === undefined) {
        next = this.#values.length;
        this.#values.push(undefined);
        this.#next.set(key, next);
      }
      node = next;
    }
    this.#values[node] ??= value;
  }

  /** The longest value at each offset; one inside another that was found before is left out. */
  *search(text: string): Generator<ValueHit<T>> {
    let covered = 0;
    for (let start = 0; start < text.length; start++) {
      let node: number | undefined = 0;
      let end = 0;
      let value: T | undefined;
      for (let i = start; i < text.length; i++) {
        node = this.#next.get(node * 65536 + text.charCodeAt(i));
        if (node === undefined) break;
        const here = this.#values[node];
        if (here !== undefined) {
          end = i + 1;
          value = here;
        }
      }
      if (value !== undefined && end > covered) {
        covered = end;
        yield { start, end, value };
      }
    }
  }
}
