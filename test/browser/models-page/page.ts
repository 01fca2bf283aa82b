/** The client of the model worker on a page of its own, for tests: the true worker under the true policy. */
import { Pause, startModels, type ChosenFile, type ModelClient } from '../../../src/worker/model-client.ts';
import { tryModel, type Trial, type TrialReport } from './try-model.ts';

export interface ModelsPage {
  readonly models: ModelClient;
  newPause(): Pause;
  tryModel(trial: Trial): Promise<TrialReport>;
  chosenFolder(): ChosenFile[];
  chosenFile(): File;
}

const inputOf = (id: string): HTMLInputElement => document.getElementById(id) as HTMLInputElement;

const models = startModels();
Object.assign(globalThis, {
  models,
  tryModel: (trial: Trial) => tryModel(models, trial),
  newPause: () => new Pause(),
  chosenFolder: (): ChosenFile[] =>
    [...(inputOf('folder').files ?? [])].map((file) => ({ path: file.webkitRelativePath, file })),
  chosenFile: (): File | undefined => inputOf('file').files?.[0],
} satisfies Record<keyof ModelsPage, unknown>);
