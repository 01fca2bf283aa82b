/** How well a query and a form go together: an alignment in order, rare characters weighing more than common ones. */

/** A query in normal form, ready to be compared. */
export interface Query {
  /** Units; 0 where only the sound is known. */
  readonly units: readonly number[];
  readonly sounds: readonly (readonly number[])[];
  readonly weights: readonly number[];
  /** Factors of the first units. */
  readonly head: readonly number[];
  /** What a form that is only a part of the query can reach. */
  readonly most: number;
}

/** What a character that only sounds alike is worth. */
const SOUND = 0.8;
/** The same where the sound is a rarer reading of the character. */
const OTHER_READING = 0.55;
/** Bonus of a pair that follows the pair before it, as a share of its weight. */
const IN_ROW = 0.12;
/** What the rest of the query and the rest of the form take away (Tversky 1977). */
const REST_OF_QUERY = 0.75;
const REST_OF_FORM = 0.22;
/** In a form about as long as the query nothing has been left out on purpose: each other character tells them apart. */
const REST_OF_SHORT_FORM = 0.5;
const SHORT = 1;
/** A query that gives sounds alone (huashan). */
const SPELLED = 0.95;
/** For a form inside a longer query: characters skipped and left out within, and the rest of the form. */
const SKIPPED = 0.5;
const LEFT_OUT = 0.1;
const REST_WITHIN = 0.9;
/** Two characters side by side that have changed places. */
const SWAPPED = 0.85;

const LONGEST = 64;
const WIDTH = LONGEST + 1;
const best = new Float32Array(WIDTH * WIDTH);
const paired = new Float32Array(WIDTH * WIDTH);
const local = new Float32Array(WIDTH * WIDTH);

/**
 * 0 to 1.
 * @param soundsOf readings of a unit of the form.
 * @param weight of every unit.
 */
export function align(
  query: Query,
  form: string,
  soundsOf: (unit: number) => readonly number[],
  weight: Float32Array,
): number {
  const rows = Math.min(query.units.length, LONGEST);
  const columns = Math.min(form.length, LONGEST);
  let formWeight = 0;
  let queryWeight = 0;
  for (let i = 0; i < rows; i++) queryWeight += query.weights[i] ?? 0;
  for (let j = 0; j <= columns; j++) best[j] = paired[j] = local[j] = 0;
  for (let j = 0; j < columns; j++) formWeight += weight[form.charCodeAt(j)] ?? 0;
  let inside = 0;
  for (let i = 1; i <= rows; i++) {
    const row = i * WIDTH;
    const unit = query.units[i - 1] ?? 0;
    const skip = (query.weights[i - 1] ?? 0) * SKIPPED;
    best[row] = paired[row] = local[row] = 0;
    for (let j = 1; j <= columns; j++) {
      const at = row + j;
      const diagonal = at - WIDTH - 1;
      const other = form.charCodeAt(j - 1);
      const w = weight[other] ?? 0;
      const same = likeness(unit, query.sounds[i - 1] ?? [], other, soundsOf);
      const full = w * (query.head[i - 1] ?? 1);
      // A rare character that only sounds alike is worth no more than the one that was written.
      const value = same === 1 ? full : same * Math.min(full, query.weights[i - 1] ?? 0);
      paired[at] = same === 0 ? 0 : value + Math.max(best[diagonal] ?? 0, (paired[diagonal] ?? 0) + value * IN_ROW);
      let top = Math.max(best[at - 1] ?? 0, best[at - WIDTH] ?? 0, paired[at] ?? 0);
      if (isSwap(query, i, form, j))
        top = Math.max(top, (best[at - 2 * WIDTH - 2] ?? 0) + SWAPPED * (w + (weight[form.charCodeAt(j - 2)] ?? 0)));
      best[at] = top;
      const gap = Math.max(0, (local[at - WIDTH] ?? 0) - skip, (local[at - 1] ?? 0) - w * LEFT_OUT);
      local[at] = same === 0 ? gap : Math.max(gap, (local[diagonal] ?? 0) + value);
      inside = Math.max(inside, local[at] ?? 0);
    }
  }
  const matched = best[rows * WIDTH + columns] ?? 0;
  const restOfForm = columns - rows <= SHORT ? REST_OF_SHORT_FORM : REST_OF_FORM;
  const restOfQuery = Math.max(0, queryWeight - matched);
  const rest = REST_OF_QUERY * restOfQuery + restOfForm * Math.max(0, formWeight - matched);
  const whole = matched / (matched + rest + 1e-6);
  const part = query.most * (inside / (inside + REST_WITHIN * Math.max(0, formWeight - inside) + 1e-6));
  return Math.min(1, Math.max(whole, part));
}

function likeness(
  unit: number,
  sounds: readonly number[],
  other: number,
  soundsOf: (unit: number) => readonly number[],
): number {
  if (unit === other) return 1;
  if (sounds.length === 0) return 0;
  const others = soundsOf(other);
  if (others.length === 0) return 0;
  if (sounds[0] === others[0]) return unit === 0 ? SPELLED : SOUND;
  return others.includes(sounds[0] ?? -1) || sounds.includes(others[0] ?? -1) ? OTHER_READING : 0;
}

function isSwap({ units }: Query, i: number, form: string, j: number): boolean {
  return (
    i > 1 &&
    j > 1 &&
    units[i - 1] === form.charCodeAt(j - 2) &&
    units[i - 2] === form.charCodeAt(j - 1) &&
    units[i - 1] !== units[i - 2]
  );
}
