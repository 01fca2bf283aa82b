/** Prompts as the page sees them: those that come with the app, and those of the hospital in IndexedDB. */
import { YinjiError } from '../core/errors.ts';
import type { Template, TemplateProblem } from '../prompts/template.ts';
import type { Database } from '../storage/database.ts';

export type { Template, TemplateProblem } from '../prompts/template.ts';

export interface PromptClient {
  list(): Promise<{ readonly shipped: readonly Template[]; readonly own: readonly Template[] }>;
  check(template: Template): Promise<readonly TemplateProblem[]>;
  /** @throws YinjiError `storage.unavailable` */
  save(template: Template): Promise<void>;
  remove(id: string): Promise<void>;
}

export function openPrompts(): PromptClient {
  let opened: Promise<Database> | undefined;
  // Loaded with the Models screen: the first page does without it.
  const open = (): Promise<Database> =>
    (opened ??= import('../storage/database.ts').then(({ Database: Made }) => new Made()));
  const stored = async <T>(work: (database: Database) => PromiseLike<T>): Promise<T> => {
    try {
      return await work(await open());
    } catch (cause) {
      throw new YinjiError('storage.unavailable', {}, { cause });
    }
  };
  return {
    async list() {
      const [{ TEMPLATES }, own] = await Promise.all([
        import('../prompts/prompter.ts'),
        open().then(
          (database) => database.prompts.toArray(),
          () => [],
        ),
      ]);
      return { shipped: TEMPLATES, own };
    },
    async check(template) {
      return (await import('../prompts/template.ts')).checkTemplate(template);
    },
    save: (template) => stored((database) => database.prompts.put(template)).then(() => undefined),
    remove: (id) => stored((database) => database.prompts.delete(id)),
  };
}
