import {
  AlignmentType,
  DeletedTextRun,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  InsertedTextRun,
  Packer,
  PageNumber,
  Paragraph,
  SimpleField,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fileOf, outcomeOf, textsOf, wordOf, zipOf } from './files.ts';

const cell = (...texts: string[]): TableCell => new TableCell({ children: texts.map((text) => new Paragraph(text)) });

async function written(sections: ISectionOptions[], footnotes: Record<string, string> = {}): Promise<Uint8Array> {
  const notes = Object.entries(footnotes).map(([id, text]) => [id, { children: [new Paragraph(text)] }] as const);
  const document = new Document({ sections, footnotes: Object.fromEntries(notes) });
  return new Uint8Array(await Packer.toBuffer(document));
}

const read = (bytes: Uint8Array): Promise<string[]> => textsOf(fileOf('a.docx', bytes));
const run = (inner: string): string => `<w:p><w:r>${inner}</w:r></w:p>`;

describe('docx: documents of a real writer', () => {
  it('reads headers, paragraphs, tables, footnotes and footers in order', async () => {
    const bytes = await written(
      [
        {
          headers: {
            default: new Header({ children: [new Paragraph('北京协和医院')] }),
            first: new Header({ children: [new Paragraph('入院记录')] }),
          },
          footers: {
            default: new Footer({
              children: [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  children: [new TextRun({ children: ['第', PageNumber.CURRENT, '页'] })],
                }),
              ],
            }),
          },
          children: [
            new Paragraph({
              children: [new TextRun('患者'), new TextRun({ text: '张三', bold: true }), new TextRun('入院')],
            }),
            new Table({
              rows: [
                new TableRow({ children: [cell('姓名'), cell('张三')] }),
                new TableRow({ children: [cell('电话'), cell('13800000000', '备用')] }),
              ],
            }),
            new Paragraph({
              children: [new TextRun({ children: ['左', new Tab(), '右'] }), new TextRun({ text: '下行', break: 1 })],
            }),
            new Paragraph({ children: [new TextRun('既往史'), new FootnoteReferenceRun(1)] }),
          ],
        },
      ],
      { 1: '母亲李四代述' },
    );
    expect(await read(bytes)).toEqual([
      [
        '北京协和医院',
        '入院记录',
        '患者张三入院',
        '姓名\t张三',
        '电话\t13800000000\n备用',
        '左\t右\n下行',
        '既往史',
        '母亲李四代述',
        '第页',
      ].join('\n'),
    ]);
  });

  it('reads a header that several sections share once', async () => {
    const headers = { default: new Header({ children: [new Paragraph('病历')] }) };
    const bytes = await written([
      { headers, children: [new Paragraph('甲')] },
      { headers, children: [new Paragraph('乙')] },
    ]);
    expect(await read(bytes)).toEqual(['病历\n甲\n乙']);
  });

  it('reads tracked insertions, not deletions', async () => {
    const revision = { id: 1, author: 'a', date: '2024-01-01T00:00:00Z' };
    const bytes = await written([
      {
        children: [
          new Paragraph({
            children: [
              new TextRun('患者'),
              new DeletedTextRun({ ...revision, text: '李四' }),
              new InsertedTextRun({ ...revision, id: 2, text: '张三' }),
            ],
          }),
        ],
      },
    ]);
    expect(await read(bytes)).toEqual(['患者张三']);
  });

  it('reads the result of a field, not its code', async () => {
    const bytes = await written([
      { children: [new Paragraph({ children: [new TextRun('日期 '), new SimpleField('DATE \\@ "yyyy"', '2024')] })] },
    ]);
    expect(await read(bytes)).toEqual(['日期 2024']);
  });

  it('keeps characters beyond the BMP, entities and blanks', async () => {
    const bytes = await written([{ children: [new Paragraph('𠮷田 <a> & "b"  两格')] }]);
    expect(await read(bytes)).toEqual(['𠮷田 <a> & "b"  两格']);
  });
});

describe('docx: what Word writes beside', () => {
  it.each([
    [
      'a complex field over two paragraphs, with a field in its code',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>' +
        '<w:p><w:r><w:instrText>= 1</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>果</w:t><w:fldChar w:fldCharType="end"/><w:t>后</w:t></w:r></w:p>',
      '\n果后',
    ],
    [
      'a text box written twice, after its paragraph',
      '<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>',
      '前后\n框',
    ],
    [
      'an old text box alone in its paragraph',
      '<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>',
      '框',
    ],
    [
      'content controls around blocks, runs, rows and cells',
      `<w:sdt><w:sdtContent>${run('<w:t>块</w:t>')}<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>${run('<w:t>一</w:t>')}</w:tc></w:sdtContent></w:sdt><w:tc>${run('<w:t>二</w:t>')}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt><w:p><w:sdt><w:sdtContent><w:r><w:t>行</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
      '块\n一\t二\n行',
    ],
    [
      'a table inside a cell',
      `<w:tbl><w:tr><w:tc>${run('<w:t>外</w:t>')}<w:tbl><w:tr><w:tc>${run('<w:t>内</w:t>')}</w:tc><w:tc>${run('<w:t>侧</w:t>')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
      '外\n内\t侧',
    ],
    [
      'a deleted row',
      `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${run('<w:t>删</w:t>')}</w:tc></w:tr><w:tr><w:tc>${run('<w:t>留</w:t>')}</w:tc></w:tr></w:tbl>`,
      '留',
    ],
    [
      'moved text, where it went',
      '<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>',
      '新',
    ],
    [
      'boxes to tick of a symbol font',
      run('<w:sym w:font="Wingdings 2" w:char="F052"/><w:t>已婚 </w:t><w:sym w:char="f0a3"/><w:t>未婚</w:t>'),
      '☑已婚 □未婚',
    ],
    ['a hyphen that does not break', run('<w:t>010</w:t><w:noBreakHyphen/><w:t>62758841</w:t>'), '010-62758841'],
    [
      'phonetic guides',
      '<w:p><w:r><w:ruby><w:rt><w:r><w:t>zhāng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>张</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>',
      '张',
    ],
    [
      'hyperlinks and formulas',
      '<w:p><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath></w:p>',
      '链x=2',
    ],
  ])('%s', async (_, body, text) => {
    expect(await read(wordOf(body))).toEqual([text]);
  });
});

describe('docx: damage', () => {
  const failure = (bytes: Uint8Array) => outcomeOf(fileOf('a.docx', bytes));

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)],
    [
      'with bytes overwritten',
      (bytes: Uint8Array) => bytes.map((byte, index) => (index > 40 && index < 4000 ? (byte * 7 + index) & 255 : byte)),
    ],
  ])('an archive %s', async (_, damage) => {
    const bytes = await written([{ children: [new Paragraph('患者张三'.repeat(200))] }]);
    expect(await failure(damage(bytes))).toEqual({ code: 'file.unreadable', params: { file: 'a.docx' } });
  });

  it('a document without its main part', async () => {
    expect(await failure(zipOf({ 'word/styles.xml': '<a/>' }))).toEqual({
      code: 'file.unreadable',
      params: { file: 'a.docx' },
    });
  });

  it.each([
    ['XML that breaks off', '<w:document xmlns:w="w"><w:body><w:p>'],
    ['XML with crossed tags', '<w:document xmlns:w="w"><w:body><w:p></w:body></w:p></w:document>'],
    ['no XML', '患者张三'],
  ])('%s', async (_, xml) => {
    expect(await failure(zipOf({ 'word/document.xml': xml }))).toEqual({
      code: 'file.unreadable',
      params: { file: 'a.docx' },
    });
  });

  it('a document with no text, such as a scan', async () => {
    expect(await failure(wordOf(run('<w:drawing/>')))).toEqual({ code: 'file.empty', params: { file: 'a.docx' } });
  });

  it('never quotes the text of a note in an error', async () => {
    const error = await failure(zipOf({ 'word/document.xml': '<w:document xmlns:w="w"><w:body>张三</w:p>' }));
    expect(JSON.stringify(error)).not.toContain('张三');
  });

  it('reads the main part where the package says it is', async () => {
    const bytes = await written([{ children: [new Paragraph('患者')] }]);
    const main = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    const rels =
      '<Relationships xmlns="r"><Relationship Id="1" Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>';
    expect(await read(zipOf({ '_rels/.rels': rels, 'word/document2.xml': main }))).toEqual(['患者']);
  });
});
