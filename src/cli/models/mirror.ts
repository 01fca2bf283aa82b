/** Where in a mirror or folder a model's files lie: in it, in a folder of its id, or as a hub lays its repositories out. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { YinjiError } from '../../core/errors.ts';
import type { ModelRow } from '../../core/model.ts';
import { readManifest } from '../../models/inventory.ts';
import { textOf, type PackSource } from '../../models/source.ts';
import { folderSource } from './folder.ts';
import { remoteSource, type Patience } from './remote.ts';

const isRemote = (base: string): boolean => /^https?:\/\//i.test(base);

/** @throws YinjiError `model.not-a-pack` where the base holds no such model. */
export async function findInMirror(base: string, row: ModelRow, patience?: Patience): Promise<PackSource> {
  const config = row.files.find(({ path }) => path.endsWith('config.json'))?.path ?? '';
  for (const source of candidates(base, row, patience)) {
    if ((await readManifest(source))?.row.id === row.id) return source;
    if ((await textOf(source, config))?.trimStart().startsWith('{')) return source;
  }
  throw new YinjiError('model.not-a-pack', { what: base });
}

function candidates(base: string, row: ModelRow, patience: Patience | undefined): readonly PackSource[] {
  if (!isRemote(base)) {
    const folder = base.startsWith('file:') ? fileURLToPath(base) : resolve(base);
    return [folderSource(join(folder, row.id)), folderSource(folder)];
  }
  const top = new URL(base.endsWith('/') ? base : `${base}/`);
  const repository = row.source === '' ? '' : new URL(row.source).pathname.slice(1);
  return [`${row.id}/`, '', ...(repository === '' ? [] : [`${repository}/resolve/main/`])].map((path) =>
    remoteSource(new URL(path, top), patience),
  );
}

/** The pack, with its library from another place: a file, a folder that holds it, or the URL of either. */
export function withLibrary(
  source: PackSource,
  row: ModelRow,
  from: string | undefined,
  patience?: Patience,
): PackSource {
  const { library } = row;
  if (!library || from === undefined) return source;
  const isFile = from.endsWith(`/${library.path}`) || from === library.path;
  const folder = isFile ? from.slice(0, from.length - library.path.length) || '.' : from;
  const other = isRemote(from)
    ? remoteSource(new URL(folder.endsWith('/') ? folder : `${folder}/`), patience)
    : folderSource(folder.startsWith('file:') ? fileURLToPath(folder) : resolve(folder));
  return {
    list: () => source.list(),
    open: (path, signal) => (path === library.path ? other : source).open(path, signal),
    ...('openFrom' in source ? { openFrom: openFromOf(source, other, library.path) } : {}),
  } as PackSource;
}

type OpenFrom = (
  path: string,
  from: number,
) => Promise<{ start: number; stream: ReadableStream<Uint8Array> } | undefined>;

function openFromOf(source: PackSource, other: PackSource, library: string): OpenFrom {
  return async (path, from) => {
    const chosen = path === library ? other : source;
    if ('openFrom' in chosen) return (chosen.openFrom as OpenFrom)(path, from);
    const stream = await chosen.open(path);
    return stream && { start: 0, stream };
  };
}
