/** Files of a folder that the user opened: by a folder handle, or by a list from `<input webkitdirectory>`. */
import type { NamedBlob } from './blobs.ts';

/** A file with its path: `webkitRelativePath` does not survive the way into a worker. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

export const namedFiles = (files: readonly ChosenFile[]): NamedBlob[] =>
  files.map(({ path, file }) => ({ path, bytes: file.size, stream: () => file.stream() }));

export async function filesOfFolder(folder: FileSystemDirectoryHandle, above = ''): Promise<NamedBlob[]> {
  const found: NamedBlob[] = [];
  for await (const [name, handle] of folder.entries()) {
    const path = above + name;
    if (handle.kind === 'directory')
      found.push(...(await filesOfFolder(handle as FileSystemDirectoryHandle, `${path}/`)));
    else found.push(...namedFiles([{ path, file: await (handle as FileSystemFileHandle).getFile() }]));
  }
  return found;
}
