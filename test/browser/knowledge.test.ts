/** The Knowledge screen on a real IndexedDB: import, edit, undo, search, teach from a review; and what the engine then knows. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { type App, importList, keptBy, readNote, startApp } from './harness.ts';

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

const LIST = ['青禾岭云水医馆', '白塘口康复之家', '清源湾疗愈中心|清源湾'].join('\n');
const NOTE = '患者因发热三天，先到青禾岭云水医馆就诊，后转入我科。';

const marksOf = (page: Page): Promise<string[]> =>
  page.locator('[aria-label="原文"] [data-id]').evaluateAll((marks) => marks.map((mark) => mark.textContent ?? ''));

async function detect(page: Page): Promise<string[]> {
  await page.getByRole('link', { name: '去标识' }).click();
  await readNote(page, NOTE);
  return marksOf(page);
}

it('imports a list that the engine then uses, also after a reload', async () => {
  const { context, page, requests, messages } = await app.open({ path: '#knowledge' });
  await importList(page, '本地医院.txt', LIST);
  await page.getByText('青禾岭云水医馆').first().waitFor();
  expect((await detect(page)).join('|')).toContain('青禾岭云水医馆');
  await page.locator('[aria-label="原文"] [data-id]').first().click();
  await page.getByText('本院词典 「青禾岭云水医馆」 · 词典：本地医院').waitFor();
  await page.reload();
  await page.getByRole('link', { name: '知识库' }).click();
  await page.getByRole('button', { name: /本地医院/ }).waitFor();
  expect((await detect(page)).join('|')).toContain('青禾岭云水医馆');
  expect(requests.filter((url) => !url.startsWith(app.url) && !url.startsWith('blob:'))).toEqual([]);
  expect(messages).toEqual([]);
  await context.close();
});

it('edits terms, and takes every change back', async () => {
  const { context, page } = await app.open({ path: '#knowledge' });
  await importList(page, '城西名录.txt', LIST);
  await page.getByRole('button', { name: '添加词条' }).click();
  await page.getByLabel('词条', { exact: true }).fill('落霞坡诊所');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('落霞坡诊所').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('落霞坡诊所').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '删除 白塘口康复之家' }).click();
  await page.getByText('白塘口康复之家').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('白塘口康复之家').waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '删除词典' }).click();
  await page.getByRole('button', { name: /城西名录/ }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('button', { name: /城西名录/ }).waitFor();
  await context.close();
});

it('finds entries for a passage and says why', async () => {
  const { context, page } = await app.open({ path: '#knowledge' });
  await importList(page, '城西名录.txt', LIST);
  await page.getByRole('textbox', { name: '词或一段病历' }).fill('清原湾疗愈中心');
  const answer = page.getByRole('region', { name: '试一段文字' }).getByRole('listitem').first();
  await answer.waitFor();
  expect(await answer.textContent()).toContain('清源湾疗愈中心');
  expect(await answer.textContent()).toMatch(/字形相近|读音相近/);
  await context.close();
});

it('learns from a review: a word that is never marked, and nothing of the note is kept besides', async () => {
  const { context, page } = await app.open();
  await readNote(page, '患者欧阳建邦，住白杨市第一医院，HBsAg阳性。');
  const mark = page.locator('[aria-label="原文"] [data-type="STD"][data-id]').first();
  await mark.click();
  await page.keyboard.press('x');
  await mark.click();
  await page.getByRole('button', { name: '以后不标' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText(/以后不再标记/).waitFor();
  const kept = await keptBy(page);
  expect(kept).not.toContain('欧阳建邦');
  expect(kept).toContain('从不标记');
  await context.close();
});
