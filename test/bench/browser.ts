/** The browser's part of the bench: the same texts in the worker of the production build. */
import type { BenchTexts } from './compose.ts';

/** Rows of name and figure; none where the browser's part is not measured. */
export function benchBrowser(_texts: BenchTexts): Promise<readonly (readonly [name: string, figure: string])[]> {
  return Promise.resolve([]);
}
