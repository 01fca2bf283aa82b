/** A telephone's width: one pane at a time, nothing cut off, targets large enough for a finger. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type App } from './harness.ts';

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

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
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, textarea')]
      .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
      .filter((element) => element.getBoundingClientRect().height < 43.5)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(small).toEqual([]);
  await context.close();
});
