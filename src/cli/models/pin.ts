/** Pin: writes the manifest of a folder whose files were collected by other means. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedRead } from '../../models/check.ts';
import { inventoryOf } from '../../models/inventory.ts';
import { MANIFEST_NAME, manifestText, type PackManifest, type PinnedFile } from '../../models/manifest.ts';
import { folderSource } from './folder.ts';

/** @throws YinjiError `model.*` where a file is missing, or unlike what the catalogue or its maker's sums say. */
export async function pinPack(folder: string, id: string | undefined, name: string): Promise<PackManifest> {
  const source = folderSource(folder);
  const { row, files } = await inventoryOf(source, id, name);
  const pinned: PinnedFile[] = [];
  for (const file of files) {
    if (file.from !== undefined) {
      // Under the name that the runtime asks for.
      await writeFile(
        join(folder, file.path),
        new Uint8Array(await new Response(await source.open(file.from)).arrayBuffer()),
      );
    }
    pinned.push(await checkedRead(row.id, source, { ...file, from: file.path }));
  }
  const manifest = { row, files: pinned };
  await writeFile(join(folder, MANIFEST_NAME), manifestText(manifest));
  return manifest;
}
