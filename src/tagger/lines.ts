/** Where a unit stands: the label before it in its line, how far back, and which line of the note it is. */
import { mix } from './hash.ts';
import { classOf, COLON, HAN, isLetterClass, LINE_FEED, plainOf } from './units.ts';

export interface LineFeatures {
  /** Hash of the words before the nearest colon to the left in the line; 0 where there is none. */
  readonly labels: Int32Array;
  /** Units since that colon in steps, 0 to 7. */
  readonly distances: Uint8Array;
  /** Place of the line in the note with its length in steps. */
  readonly places: Uint8Array;
}

const LABEL_LENGTH = 6;

const STEP = Uint8Array.from([0, 1, 2, 3, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6]);
const stepOf = (distance: number): number => STEP[distance] ?? 7;
const sizeStep = (size: number): number => (size <= 4 ? 0 : size <= 8 ? 1 : size <= 16 ? 2 : size <= 40 ? 3 : 4);

export function lineFeatures(text: string): LineFeatures {
  const { length } = text;
  const labels = new Int32Array(length);
  const distances = new Uint8Array(length);
  const places = new Uint8Array(length);
  let lineCount = 1;
  for (let i = 0; i < length; i++) if (text.charCodeAt(i) === 10) lineCount++;

  let line = 0;
  let label = 0;
  let since = 0;
  for (let start = 0; start < length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? length : feed + 1;
    const place = (placeOf(line, lineCount) << 3) | sizeStep(end - start);
    for (let i = start; i < end; i++) {
      labels[i] = label;
      distances[i] = stepOf(since++);
      places[i] = place;
      const kind = classOf(text.charCodeAt(i));
      if (kind === COLON) {
        label = labelBefore(text, i, start);
        since = 0;
      } else if (kind === LINE_FEED) {
        label = 0;
        since = 0;
      }
    }
    start = end;
    line++;
  }
  return { labels, distances, places };
}

/** First lines 0–2, last ones 3–5, the others 6. */
function placeOf(line: number, count: number): number {
  if (line < 3) return line;
  const fromEnd = count - 1 - line;
  return fromEnd < 3 ? 3 + fromEnd : 6;
}

function labelBefore(text: string, colon: number, lineStart: number): number {
  let hash = 1;
  for (let i = colon - 1; i >= lineStart && i >= colon - LABEL_LENGTH; i--) {
    const unit = text.charCodeAt(i);
    const kind = classOf(unit);
    if (kind !== HAN && !isLetterClass(kind)) break;
    hash = mix(hash, plainOf(unit));
  }
  return hash;
}
