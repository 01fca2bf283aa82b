/** Archives for tests: a .tar written here, a .zip by fflate. */
import { zipSync } from 'fflate';
import type { PackFiles } from './tiny/make.ts';

const text = new TextEncoder();

/** @param longNames writes every path in a pax header, as tools do for paths of more than 100 bytes. */
export function tarOf(files: PackFiles, longNames = false): Uint8Array {
  const blocks: Uint8Array[] = [];
  const entry = (path: string, kind: string, content: Uint8Array): void => {
    const header = new Uint8Array(512);
    const put = (at: number, value: string): void => header.set(text.encode(value), at);
    put(0, path);
    put(100, '0000644\0');
    put(124, `${content.length.toString(8).padStart(11, '0')}\0`);
    put(148, '        ');
    put(156, kind);
    put(257, 'ustar\x0000');
    put(
      148,
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
    );
    const padded = new Uint8Array(Math.ceil(content.length / 512) * 512);
    padded.set(content);
    blocks.push(header, padded);
  };
  for (const [path, content] of Object.entries(files)) {
    if (longNames) entry('PaxHeader', 'x', text.encode(paxLine('path', path)));
    entry(longNames ? 'truncated' : path, '0', content);
  }
  blocks.push(new Uint8Array(1024));
  const all = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}

/** `LENGTH KEY=VALUE`, the length counting itself. */
function paxLine(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const size = text.encode(rest).length;
  const length = size + String(size + String(size).length).length;
  return `${String(length)}${rest}`;
}

export const zipOf = (files: PackFiles, level: 0 | 6): Uint8Array => zipSync({ ...files }, { level });

/** The same files below a folder. */
export const below = (folder: string, files: PackFiles): PackFiles =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));

/** The files with one bit of one of them turned. */
export function damaged(files: PackFiles, path: string): PackFiles {
  const content = Uint8Array.from(files[path] ?? []);
  const middle = content.length >> 1;
  content[middle] = (content[middle] ?? 0) ^ 1;
  return { ...files, [path]: content };
}
