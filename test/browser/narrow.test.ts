/** A telephone's width: one pane at a time, nothing cut off, targets large enough for a finger. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { startApp, type App } from './harness.ts';

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

/** Controls lower than a finger needs. */
const smallOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, input:not([type=checkbox], [type=radio]), select, textarea, nav a',
      ),
    ]
      .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
      .filter((element) => element.getBoundingClientRect().height < 43.5)
      .map((element) => element.outerHTML.slice(0, 120)),
  );

it('shows one pane with a switch, and never scrolls sideways', async () => {
  const { context, page } = await app.open({ viewport: { width: 390, height: 844 } });
  await page.getByRole('button', { name: '入院记录' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /通过|需复核/ })
    .first()
    .waitFor();
  const source = page.getByRole('region', { name: '原文' });
  const safe = page.getByRole('region', { name: '安全文本' });
  expect([await source.isVisible(), await safe.isVisible()]).toEqual([true, false]);
  await page
    .getByRole('tab', { name: '安全文本' })
    .or(page.getByRole('button', { name: '安全文本' }))
    .first()
    .click();
  await safe.waitFor();
  expect(await source.isVisible()).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await smallOn(page)).toEqual([]);
  await context.close();
});

it.each(['knowledge', 'models'])('shows the screen %s without scrolling sideways', async (screen) => {
  const { context, page } = await app.open({ viewport: { width: 390, height: 844 }, path: `#${screen}` });
  await page
    .getByRole(screen === 'models' ? 'table' : 'searchbox')
    .or(page.getByText('选择一部词典查看词条'))
    .first()
    .waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await smallOn(page)).toEqual([]);
  await context.close();
});
