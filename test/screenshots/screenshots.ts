/** `npm run screenshots`: the pictures of the README, and one of each screen in both languages, themes and widths. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startApp } from '../browser/harness.ts';
import { ROOT } from '../../src/scripts/node-modules.mjs';

const FOLDER = join(ROOT, 'test/screenshots/images');
mkdirSync(FOLDER, { recursive: true });

const WORDS = {
  zh: {
    locale: 'zh-CN',
    example: /产科记录/,
    done: /通过|需复核/,
    query: /一段病历/,
    table: /读者看到|对方看到|会看到/,
  },
  en: { locale: 'en-US', example: /Obstetric/, done: /passed|review/, query: /passage/, table: /What the reader sees/ },
} as const;
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const;

const app = await startApp();

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

for (const [language, { locale, example, done, query }] of Object.entries(WORDS)) {
  for (const theme of ['light', 'dark'] as const) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      const { context, page } = await app.open({ locale, colorScheme: theme, viewport });
      const name = `${language}-${theme}-${size}`;
      await page.getByRole('textbox').first().waitFor();
      await page.waitForTimeout(500);
      await shoot(page, `${name}-start`);
      await page.getByRole('button', { name: example }).click();
      await page.getByRole('status').filter({ hasText: done }).first().waitFor();
      await shoot(page, `${name}-review`);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await shoot(page, `${name}-card`);
      await page.goto(`${app.url}#knowledge`);
      await page.getByRole('button', { name: /知名医院/ }).click();
      await page.getByRole('textbox', { name: query }).fill('北医附三');
      await page.getByRole('listitem').filter({ hasText: '北京大学第三医院' }).first().waitFor();
      await shoot(page, `${name}-knowledge`);
      await page.goto(`${app.url}#models`);
      await page.getByRole('table').first().waitFor();
      await shoot(page, `${name}-models`);
      await context.close();
      console.log(name);
    }
  }
}
await app.close();
