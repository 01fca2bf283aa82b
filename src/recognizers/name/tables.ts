/** Tables: the cells below a heading such as 姓名 or 医师, in lines of cells between | or tabs. */
import { bestFrom } from './candidates.ts';
import { LABELS, type Scene } from './scene.ts';
import type { Found } from './slots.ts';

interface Cell {
  readonly start: number;
  readonly end: number;
}

type Columns = ReadonlyMap<number, { cue: number; term: string }>;

const NO_COLUMNS: Columns = new Map();
const HEADINGS: Readonly<Record<string, number>> = { label: 3.6, staff: 3, verb: 2.6 };

export function* tableNames(scene: Scene): Generator<Found> {
  const { text } = scene;
  let columns = NO_COLUMNS;
  let bar = -1;
  let tab = -1;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (bar < start) bar = offsetOf(text, '|', start);
    if (tab < start) tab = offsetOf(text, '\t', start);
    const cells = bar < end || tab < end ? cellsOf(text, start, end, bar < end ? '|' : '\t') : [];
    if (cells.length < 3) columns = NO_COLUMNS;
    else {
      const headings = headingsOf(scene, cells);
      if (headings.size > 0) columns = headings;
      else
        for (const [index, { cue, term }] of columns) {
          const cell = cells[index];
          if (!cell || cell.start === cell.end) continue;
          const name = bestFrom(scene, cell.start, cue);
          if (name && name.end <= cell.end && name.weight > 0) yield { ...name, rule: 'name.column', term };
        }
    }
    start = end + 1;
  }
}

/** The next offset of a character, or the length of the text where there is none. */
function offsetOf(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? text.length : at;
}

function cellsOf(text: string, start: number, end: number, separator: string): Cell[] {
  const cells: Cell[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text[at] !== separator) continue;
    let a = from;
    let b = at;
    while (a < b && text[a] === ' ') a++;
    while (b > a && text[b - 1] === ' ') b--;
    cells.push({ start: a, end: b });
    from = at + 1;
  }
  return cells;
}

function headingsOf(scene: Scene, cells: readonly Cell[]): Columns {
  const columns = new Map<number, { cue: number; term: string }>();
  cells.forEach((cell, index) => {
    const hit = scene.page.hitsAt(LABELS, cell.start).find(({ end }) => end === cell.end);
    const cue = HEADINGS[hit?.entry.note ?? ''];
    if (hit && cue !== undefined && cell.end - cell.start > 1) columns.set(index, { cue, term: hit.form });
  });
  return columns;
}
