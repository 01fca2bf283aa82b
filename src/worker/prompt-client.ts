/** Prompts as the page sees them: those that come with the app, and those of the hospital in IndexedDB. */
import { YinjiError } from '../core/errors.ts';
import type { Template, TemplateProblem } from '../prompts/template.ts';
import { Database } from '../storage/database.ts';

export type { Template, TemplateProblem } from '../prompts/template.ts';

export interface PromptClient {
  list(): Promise<{ readonly shipped: readonly Template[]; readonly own: readonly Template[] }>;
  check(template: Template): Promise<readonly TemplateProblem[]>;
  /** @throws YinjiError `storage.unavailable` */
  save(template: Template): Promise<void>;
  remove(id: string): Promise<void>;
}

export function openPrompts(): PromptClient {
  const database = new Database();
  const stored = async <T>(work: () => PromiseLike<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw new YinjiError('storage.unavailable', {}, { cause });
    }
  };
  return {
    async list() {
      const [{ TEMPLATES }, own] = await Promise.all([
        import('../prompts/prompter.ts'),
        database.prompts.toArray().catch(() => []),
      ]);
      return { shipped: TEMPLATES, own };
    },
    async check(template) {
      return (await import('../prompts/template.ts')).checkTemplate(template);
    },
    save: (template) => stored(() => database.prompts.put(template)).then(() => undefined),
    remove: (id) => stored(() => database.prompts.delete(id)),
  };
}
