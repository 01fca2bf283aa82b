/** The text of one part of a Word document (body, header, footnotes): blocks, tables row by row, text boxes. */
import type { Element } from '@xmldom/xmldom';

export type XmlElement = Element;

/** Where a complex field (ECMA-376 17.16.18) is: nested, and over several paragraphs. */
interface State {
  /** For each open field, whether its result has begun; before that come codes, not text. */
  readonly fields: boolean[];
}

/** Containers whose children stand in their place. */
const TRANSPARENT = new Set([
  ...['w:sdt', 'w:sdtContent', 'w:ins', 'w:moveTo', 'w:smartTag', 'w:customXml', 'w:hyperlink', 'w:fldSimple', 'w:dir'],
  ...['w:bdo', 'w:body', 'w:footnote', 'w:endnote', 'w:ruby', 'w:rubyBase', 'm:oMath', 'm:oMathPara', 'm:r', 'w:r'],
  ...['w:object', 'mc:Choice', 'mc:Fallback', 'w:hdr', 'w:ftr'],
]);

/** Characters of symbol fonts that forms use as boxes to tick: Wingdings and Wingdings 2. */
const SYMBOLS: Readonly<Record<string, string>> = {
  F0A8: '□',
  F06F: '□',
  F0A3: '□',
  F0FE: '☑',
  F052: '☑',
  F0FD: '☒',
  F054: '☒',
  F0FC: '✓',
  F050: '✓',
};

/** Lines of all blocks, joined by line feeds. */
export function partText(root: XmlElement): string {
  return blocks(root, { fields: [] }).join('\n');
}

function* elements(parent: XmlElement): Iterable<XmlElement> {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1) yield node as XmlElement;
  }
}

/** One string a paragraph or table row. */
function blocks(parent: XmlElement, state: State): string[] {
  const lines: string[] = [];
  for (const child of elements(parent)) {
    const tag = child.tagName;
    if (tag === 'w:p') lines.push(...paragraph(child, state));
    else if (tag === 'w:tbl') lines.push(...table(child, state));
    else if (tag === 'mc:AlternateContent') lines.push(...blocks(alternative(child), state));
    // Separators of footnotes are footnotes of a type of their own.
    else if (isNote(tag) && child.hasAttribute('w:type') && child.getAttribute('w:type') !== 'normal') continue;
    else if (TRANSPARENT.has(tag)) lines.push(...blocks(child, state));
  }
  return lines;
}

const isNote = (tag: string): boolean => tag === 'w:footnote' || tag === 'w:endnote';

/** The first choice; Word writes the same content again, as VML, for old readers. */
function alternative(element: XmlElement): XmlElement {
  const all = [...elements(element)];
  return all.find(({ tagName }) => tagName === 'mc:Choice') ?? all[0] ?? element;
}

/** The paragraph, then the text boxes anchored in it. */
function paragraph(element: XmlElement, state: State): string[] {
  const boxes: XmlElement[] = [];
  const text = inline(element, state, boxes);
  const boxLines = boxes.flatMap((box) => blocks(box, { fields: [] }));
  return text === '' && boxLines.length > 0 ? boxLines : [text, ...boxLines];
}

function inline(parent: XmlElement, state: State, boxes: XmlElement[]): string {
  let text = '';
  for (const child of elements(parent)) {
    const tag = child.tagName;
    if (tag === 'w:fldChar') followField(child, state);
    else if (tag === 'mc:AlternateContent') text += inline(alternative(child), state, boxes);
    else if (tag === 'w:drawing' || tag === 'w:pict') boxes.push(...outermostBoxes(child));
    else if (TRANSPARENT.has(tag)) text += inline(child, state, boxes);
    else if (!state.fields.includes(false)) text += leaf(child);
  }
  return text;
}

function leaf(element: XmlElement): string {
  switch (element.tagName) {
    case 'w:t':
    case 'm:t':
      return element.textContent ?? '';
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:sym':
      return SYMBOLS[(element.getAttribute('w:char') ?? '').toUpperCase()] ?? '';
    default:
      return '';
  }
}

function followField(element: XmlElement, { fields }: State): void {
  const type = element.getAttribute('w:fldCharType');
  if (type === 'begin') fields.push(false);
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = true;
  else if (type === 'end') fields.pop();
}

/** Contents of text boxes; boxes inside a box come with it. */
function outermostBoxes(element: XmlElement): XmlElement[] {
  if (element.tagName === 'w:txbxContent') return [element];
  if (element.tagName === 'mc:AlternateContent') return outermostBoxes(alternative(element));
  return [...elements(element)].flatMap(outermostBoxes);
}

/** One string a row: cells with tabs between, line feeds inside a cell that has several paragraphs. */
function table(element: XmlElement, state: State): string[] {
  return rowsOf(element, 'w:tr').map((row) =>
    rowsOf(row, 'w:tc')
      .map((cell) => blocks(cell, state).join('\n'))
      .join('\t'),
  );
}

/** Rows of a table or cells of a row, also inside content controls and insertions. */
function rowsOf(parent: XmlElement, tag: string): XmlElement[] {
  return [...elements(parent)].flatMap((child) => {
    if (child.tagName === tag) return isDeletedRow(child) ? [] : [child];
    return TRANSPARENT.has(child.tagName) ? rowsOf(child, tag) : [];
  });
}

/** A row whose deletion is tracked says so in its properties. */
function isDeletedRow(row: XmlElement): boolean {
  const properties = [...elements(row)].find(({ tagName }) => tagName === 'w:trPr');
  return properties !== undefined && [...elements(properties)].some(({ tagName }) => tagName === 'w:del');
}
