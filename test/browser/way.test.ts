/** The whole way of a note, from paste to copy, watched for what must never happen; then again with the network off. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/scripts/node-modules.mjs';
import { keptBy, startApp, type App } from './harness.ts';

const NOTE = [
  '入院记录',
  '姓名：欧阳建国　性别：男　年龄：46岁　住院号：ZY20240317',
  '身份证号：11010519491231002X　联系电话：138 0013 8000　邮箱：ouyang.jg@example.com',
  '现住址：北京市海淀区上地街道东里小区3号楼2单元501室',
  '现病史：患者欧阳建国3天前在北医三院就诊，查梅毒RPR 1:512，妻子王小芳陪同。',
  '婚育史：已婚，育有1子。',
  '医师签名：李慧敏',
].join('\n');

/** Values that no store, address or message may ever hold. */
const VALUES = [
  '欧阳建国',
  '11010519491231002X',
  '138 0013 8000',
  'ouyang.jg',
  '东里小区',
  '王小芳',
  '李慧敏',
  'RPR 1:512',
];

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '粘贴病历' }).waitFor();
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.getByRole('textbox', { name: '粘贴病历' }).focus();
  await page.keyboard.press('Control+V');
}

const verified = (page: Page) => page.getByRole('status').filter({ hasText: /通过|需复核|未通过/ });

async function copyByKey(page: Page): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  // Copying is open once the latest policy has been applied and verified.
  await page.locator('button:not([aria-disabled="true"])').filter({ hasText: '复制' }).waitFor();
  await page.keyboard.press('c');
  await page.getByText('已复制安全文本').first().waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

describe('the way of a note', () => {
  it('goes from paste to copy without a trace, online and offline', async () => {
    const { context, page, requests, messages } = await app.open({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.evaluate(() => navigator.serviceWorker.ready);
    const walk = async (): Promise<string> => {
      await paste(page, NOTE);
      await verified(page).waitFor();
      await page.getByRole('button', { name: '公开发布' }).click();
      await verified(page).waitFor();
      return copyByKey(page);
    };
    const online = await walk();
    for (const value of VALUES) expect(online).not.toContain(value);
    expect(online).toContain('3天前');

    // The first worker has claimed the page; everything comes from its cache from now on.
    await page.waitForFunction(async () => {
      const names = await caches.keys();
      const counts = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
      return counts.some((count) => count > 10) && navigator.serviceWorker.controller !== null;
    });
    await context.setOffline(true);
    await page.reload();
    const offline = await walk();
    for (const value of VALUES) expect(offline).not.toContain(value);

    expect(requests.filter((url) => !url.startsWith(app.url) && !url.startsWith('data:'))).toEqual([]);
    const traces = [await keptBy(page), page.url(), ...requests, ...messages].join('\n');
    for (const value of VALUES) expect(traces).not.toContain(value);
    await context.close();
  });

  it('keeps nothing of a note over a reload, and asks before it goes', async () => {
    const { context, page } = await app.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await paste(page, NOTE);
    await verified(page).waitFor();
    await page.keyboard.press('j');
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.accept();
      });
    });
    await page.reload();
    expect(await asked).toBe('beforeunload');
    await page.getByRole('textbox', { name: '粘贴病历' }).waitFor();
    expect(await page.content()).not.toContain('欧阳建国');
    await context.close();
  });
});

describe('review by keyboard only', () => {
  it('confirms, rejects, undoes and redoes', async () => {
    const { context, page } = await app.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await paste(page, NOTE);
    await verified(page).waitFor();
    const mark = (name: RegExp) => page.getByRole('button', { name }).first();
    const safe = page.getByRole('region', { name: '安全文本' });
    expect(await safe.innerText()).not.toContain('欧阳建国');
    await mark(/^姓名：欧阳建国/).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('z');
    await page.keyboard.press('Shift+Z');
    await mark(/^姓名：欧阳建国.*不敏感/).waitFor();
    await page.waitForFunction(() => document.body.innerText.split('欧阳建国').length > 2);
    await page.keyboard.press('z');
    await mark(/^姓名：欧阳建国/).waitFor();
    await context.close();
  });

  it('adds what was missed, everywhere', async () => {
    const { context, page } = await app.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await paste(page, `${NOTE}\n暗号：蓝鲸七号。请记住蓝鲸七号。`);
    await verified(page).waitFor();
    await page.keyboard.press('m');
    await page.keyboard.insertText('蓝鲸七号');
    await page.getByText('2 处').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('[role="button"][aria-label*="蓝鲸七号"]').length >= 2);
    await page.getByRole('button', { name: '公开发布' }).click();
    await verified(page).waitFor();
    expect(await copyByKey(page)).not.toContain('蓝鲸七号');
    await context.close();
  });
});

describe('notes of the synthetic set', () => {
  const notes = readFileSync(join(ROOT, 'src/synthesis/notes/zh-emr-dev.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; text: string });

  it('are pasted, detected, verified and left one after the other', async () => {
    const { context, page, requests } = await app.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: '公开发布' }).click();
    for (const { id, text } of notes.filter((_, index) => index % 9 === 0)) {
      await paste(page, text);
      await verified(page).waitFor();
      expect(await page.getByRole('region', { name: '安全文本' }).innerText(), id).not.toBe('');
      await page.keyboard.press('n');
      const drop = page.getByRole('button', { name: '丢弃并开始新的' });
      const fresh = page.getByRole('textbox', { name: '粘贴病历' });
      await drop.or(fresh).first().waitFor();
      if (await drop.isVisible()) await drop.click();
      await fresh.waitFor();
    }
    expect(requests.every((url) => url.startsWith(app.url))).toBe(true);
    await context.close();
  });
});
