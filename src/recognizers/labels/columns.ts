/** Tables in plain text: a label in a heading cell names every cell below it. */
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';
import { labelsOf, type Label, type LabelFamily } from './labels.ts';

export interface Cell extends Span {
  readonly label: Label;
}

const SEPARATORS = ['|', '\t', ','];
const MAX_ROWS = 500;
/** A longer line is no heading of a table; the limit keeps the work linear. */
const MAX_HEADING = 1000;

/** Cells, without blanks at their borders, below headings of a family; rows end where the number of cells changes. */
export function* cellsBelow(page: Page, family: LabelFamily): Generator<Cell> {
  let line: Span = { start: 0, end: -1 };
  for (const label of labelsOf(page, family)) {
    if (label.start > line.end) line = page.line(label.start);
    if (line.end >= page.text.length || line.end - line.start > MAX_HEADING) continue;
    const separator = SEPARATORS.find((mark) => isCell(page.text, line, label, mark));
    if (separator === undefined) continue;
    const column = countIn(page.text, line.start, label.start, separator);
    const columns = column + countIn(page.text, label.end, line.end, separator);
    yield* below(page, label, line.end + 1, separator, column, columns);
  }
}

function* below(page: Page, label: Label, from: number, separator: string, column: number, columns: number) {
  let start = from;
  for (let row = 0; row < MAX_ROWS && start < page.text.length; row++) {
    const { end } = page.line(start);
    const text = page.text.slice(start, end);
    const cells = text.split(separator);
    const isRule = /^[\s|:+=—─-]+$/.test(text);
    if (!isRule && cells.length - 1 !== columns) return;
    const cell = cells[column] ?? '';
    const trimmed = cell.trim();
    if (!isRule && trimmed !== '') {
      const at = start + cells.slice(0, column).reduce((sum, { length }) => sum + length + 1, 0);
      const first = at + cell.indexOf(trimmed);
      yield { label, start: first, end: first + trimmed.length };
    }
    start = end + 1;
  }
}

/** Whether the label alone fills a cell of a line that has at least two. */
function isCell(text: string, line: Span, label: Label, separator: string): boolean {
  let left = label.start - 1;
  while (left >= line.start && text[left] === ' ') left--;
  let right = label.end;
  while (right < line.end && text[right] === ' ') right++;
  const opens = left < line.start || text[left] === separator;
  const closes = right >= line.end || text[right] === separator;
  return opens && closes && (text[left] === separator || text[right] === separator);
}

function countIn(text: string, start: number, end: number, separator: string): number {
  let count = 0;
  for (let i = start; i < end; i++) if (text[i] === separator) count++;
  return count;
}
