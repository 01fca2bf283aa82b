/** Own-hospital tuning in the app: finished notes stay in memory, weights are stored without text, and can be taken away. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, keptBy, readNote, startApp } from './harness.ts';

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

const NAMES = ['温白露', '路遥远', '乐冬生', '何所依'];

it('learns from finished notes, keeps weights over a reload and no text', async () => {
  const { context, page, messages } = await app.open({ path: '#models' });
  await page.getByRole('checkbox', { name: /留在内存/ }).check();
  for (const name of NAMES) {
    await page.getByRole('link', { name: '去标识' }).click();
    await readNote(page, `班次交接\n值机位◇${name}◇已到岗\n体征平稳，转归良好。`);
    await page.keyboard.press('m');
    await page.getByRole('textbox', { name: '要标记的文字' }).fill(name);
    await page.getByRole('button', { name: '标记全部' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '新病历' }).click();
    await page.getByRole('button', { name: '丢弃并开始新的' }).click();
  }
  await page.getByRole('link', { name: '模型' }).click();
  await page.getByText(`现有 ${String(NAMES.length)} 份`).waitFor();
  await page.getByRole('button', { name: '开始微调' }).click();
  await page.getByText(/已用 4 份病历微调/).waitFor();
  const kept = await keptBy(page);
  for (const name of NAMES) expect(kept).not.toContain(name);
  await page.reload();
  await page.getByText(/本院权重：来自 4 份病历/).waitFor();
  await page.getByText('现有 0 份').waitFor();
  await page.getByRole('region', { name: '本院微调' }).getByRole('button', { name: '删除' }).click();
  await page.getByText('现在使用随应用附带的权重').waitFor();
  expect(messages).toEqual([]);
  await context.close();
});
