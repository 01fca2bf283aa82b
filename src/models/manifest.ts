/** `yinji-pack.json`, the file beside a pack that pins what it is made of. */
import * as v from 'valibot';
import type { ModelRow } from '../core/model.ts';
import { fileSchema, findModel, pathSchema, rowSchema } from './catalog.ts';

export const MANIFEST_NAME = 'yinji-pack.json';

/** A file whose bytes are known. */
export interface PinnedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface PackManifest {
  /** The row of the catalogue, or the pack's own where the catalogue has none. */
  readonly row: ModelRow;
  readonly files: readonly PinnedFile[];
}

const manifestSchema = v.object({
  version: v.literal(1),
  model: rowSchema,
  files: v.pipe(
    v.array(
      v.object({
        ...fileSchema.entries,
        path: pathSchema,
        bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      }),
    ),
    v.minLength(1),
  ),
});

export function manifestText({ row, files }: PackManifest): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return `${JSON.stringify({ version: 1, model: row, files: sorted }, null, 2)}\n`;
}

/** Undefined where the text is no manifest, which is also what a server's page for a missing file looks like. */
export function parseManifest(text: string): PackManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(manifestSchema, value);
  if (!parsed.success) return undefined;
  const { model, files } = parsed.output;
  return { row: findModel(model.id) ?? model, files };
}

/** The first file whose pin is not what the catalogue's row says, where the row says anything. */
export function pinConflict({ row, files }: PackManifest): string | undefined {
  const pins = new Map(files.map((file) => [file.path, file]));
  return row.files.find(({ path, bytes, sha256 }) => {
    const pin = pins.get(path);
    return !pin || (sha256 !== null && sha256 !== pin.sha256) || (bytes !== null && bytes !== pin.bytes);
  })?.path;
}
