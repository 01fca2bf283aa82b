/** The client of the model worker on a page of its own, for tests: the true worker under the true policy. */
import { startModels, type ChosenFile, type ModelClient } from '../../../src/worker/model-client.ts';

export interface ModelsPage {
  readonly models: ModelClient;
  chosenFolder(): ChosenFile[];
  chosenFile(): File;
}

const inputOf = (id: string): HTMLInputElement => document.getElementById(id) as HTMLInputElement;

Object.assign(globalThis, {
  models: startModels(),
  chosenFolder: (): ChosenFile[] =>
    [...(inputOf('folder').files ?? [])].map((file) => ({ path: file.webkitRelativePath, file })),
  chosenFile: (): File | undefined => inputOf('file').files?.[0],
} satisfies Record<keyof ModelsPage, unknown>);
