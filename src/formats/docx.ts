/** Word documents (Office Open XML, ECMA-376): text in reading order. */
import { YinjiError } from '../core/errors.ts';
import type { Format } from '../core/format.ts';
import { detectLanguage } from '../core/languages.ts';
import { partText, type XmlElement } from './docx-text.ts';

/** Most that the XML of one document may unfold to; a zip of a few kilobytes can claim gigabytes. */
const MAX_UNZIPPED = 512 * 1024 * 1024;

const WANTED = /^(?:_rels\/\.rels|word\/.+\.xml|word\/_rels\/.+\.rels|\[Content_Types\]\.xml)$/;

/** What a zip archive is that is no Word document, by a path of it. */
const OTHER_KINDS: readonly (readonly [path: string, kind: string])[] = [
  ['xl/workbook.xml', 'Excel, .xlsx'],
  ['ppt/presentation.xml', 'PowerPoint, .pptx'],
  ['content.xml', 'OpenDocument, .odt'],
];

export const docx: Format = {
  id: 'docx',
  label: { zh: 'Word 文档', en: 'Word document' },
  extensions: ['docx', 'docm'],
  async read({ name: file, bytes }) {
    const [{ unzipSync, strFromU8 }, { DOMParser }] = await Promise.all([import('fflate'), import('@xmldom/xmldom')]);
    const paths: string[] = [];
    let size = 0;
    // The synchronous call: the other one needs a blob worker, which the content security policy forbids.
    const parts = attempt(file, () =>
      unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          paths.push(name);
          if (!WANTED.test(name)) return false;
          size += originalSize;
          if (size > MAX_UNZIPPED) throw new YinjiError('file.too-large', { file, size: '> 512 MB', limit: '512 MB' });
          return true;
        },
      }),
    );
    const parse = (path: string): XmlElement | undefined => {
      const part = parts[path];
      if (!part) return undefined;
      return attempt(file, () => {
        const onError = (level: string): void => {
          if (level !== 'warning') throw new YinjiError('file.unreadable', { file });
        };
        return new DOMParser({ onError }).parseFromString(strFromU8(part), 'text/xml').documentElement ?? undefined;
      });
    };
    const main = mainPath(parse('_rels/.rels'));
    const document = parse(main);
    if (!document) {
      const kind = OTHER_KINDS.find(([path]) => paths.includes(path))?.[1];
      // A Word document whose main part is gone is damaged; another archive was never one.
      if (kind === undefined && paths.some((path) => path.startsWith('word/')))
        throw new YinjiError('file.unreadable', { file });
      throw new YinjiError('file.unknown-format', { file, kind: kind ?? 'zip' });
    }
    const text = readingOrder(document, main, parse);
    if (text.trim() === '') throw new YinjiError('file.empty', { file });
    return { notes: [{ id: file, text, language: detectLanguage(text), format: 'docx', meta: {} }] };
  },
};

/** Runs a library whose errors say nothing about the file. */
function attempt<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof YinjiError) throw thrown;
    throw new YinjiError('file.unreadable', { file }, { cause: thrown });
  }
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

function relationsOf(root: XmlElement | undefined): Relation[] {
  if (!root) return [];
  return Array.from(root.getElementsByTagName('Relationship'), (relation) => ({
    id: relation.getAttribute('Id') ?? '',
    type: (relation.getAttribute('Type') ?? '').split('/').at(-1) ?? '',
    target: relation.getAttribute('Target') ?? '',
  }));
}

function mainPath(rels: XmlElement | undefined): string {
  const target = relationsOf(rels).find(({ type }) => type === 'officeDocument')?.target;
  return (target ?? 'word/document.xml').replace(/^\//, '');
}

/** Headers, the body, footnotes, endnotes, footers; equal headers of several sections once. */
function readingOrder(document: XmlElement, main: string, parse: (path: string) => XmlElement | undefined): string {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = relationsOf(parse(`${folder}_rels/${main.slice(folder.length)}.rels`));
  const textOf = ({ target }: Relation): string => {
    const root = parse(target.startsWith('/') ? target.slice(1) : folder + target);
    return root ? partText(root) : '';
  };
  const byType = (type: string): string[] => relations.filter((relation) => relation.type === type).map(textOf);
  /** In the order in which the sections name them. */
  const referenced = (tag: string): string[] =>
    Array.from(document.getElementsByTagName(tag), (reference) => {
      const relation = relations.find(({ id }) => id === reference.getAttribute('r:id'));
      return relation ? textOf(relation) : '';
    });
  const pieces = [
    ...new Set(referenced('w:headerReference')),
    partText(document),
    ...byType('footnotes'),
    ...byType('endnotes'),
    ...new Set(referenced('w:footerReference')),
  ];
  return pieces.filter((piece) => piece.trim() !== '').join('\n');
}
