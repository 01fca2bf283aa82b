/** Every screen in both languages and themes against WCAG 2.2 AA, as far as axe can tell. */
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './harness.ts';

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const CASES = ['zh-CN', 'en-US'].flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ].map((viewport) => ({
      locale,
      colorScheme,
      viewport,
      name: `${locale} ${colorScheme} ${String(viewport.width)}`,
    })),
  ),
);

it.each(CASES)('has no violation: $name', async ({ locale, colorScheme, viewport }) => {
  const { context, page } = await app.open({ locale, colorScheme, viewport });
  const violations = async (): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  };
  expect(await violations()).toEqual([]);
  const example = locale === 'zh-CN' ? '产科记录' : 'Obstetric';
  await page.getByRole('button', { name: new RegExp(example) }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /通过|需复核|passed|review|failed/ })
    .first()
    .waitFor();
  await page.keyboard.press('j');
  expect(await violations()).toEqual([]);
  const [knowledge, models] = locale === 'zh-CN' ? ['知识库', '模型'] : ['Knowledge', 'Models'];
  await page.getByRole('link', { name: knowledge }).click();
  await page
    .getByRole('button', { name: /知名医院|医院/ })
    .first()
    .click();
  await page.getByRole('searchbox').waitFor();
  expect(await violations()).toEqual([]);
  await page.getByRole('link', { name: models }).click();
  await page.getByRole('table').first().waitFor();
  expect(await violations()).toEqual([]);
  await context.close();
});
