/** Search by meaning in the app itself: a tiny embedding model, its vectors computed, kept, carried in a file, and used. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TINY_EMBEDDER, tinyEmbedder, writePack } from '../models/tiny/make.ts';
import { type App, importList, type OpenPage, startApp } from './harness.ts';

let app: App;
let folder: string;
beforeAll(async () => {
  app = await startApp();
  folder = mkdtempSync(join(tmpdir(), 'yinji-semantic-'));
  writePack(tinyEmbedder().files, join(folder, TINY_EMBEDDER));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const LIST = ['青禾岭云水医馆', '白塘口康复之家', '清源湾疗愈中心|清源湾', '东方肝胆外科医院'].join('\n');
const OTHER = ['妊娠产前检查', '梅毒随访', '糖尿病', '高血压'].join('\n');

async function installModel(page: Page): Promise<void> {
  await page.goto(`${app.url}#models`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '从文件夹安装' }).click();
  await (await chooser).setFiles(join(folder, TINY_EMBEDDER));
  await page
    .getByText(/Tiny embedder.*已安装/)
    .first()
    .waitFor();
}

const compute = (page: Page) => page.getByRole('button', { name: '计算向量' });
const search = (page: Page) => page.getByRole('region', { name: '试一段文字' });

async function importVectors(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.getByRole('button', { name: '向量文件' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '导入向量' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
}

async function exportVectors(page: Page): Promise<Buffer> {
  await page.getByRole('button', { name: '向量文件' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出向量' }).click();
  const download: Download = await coming;
  expect(download.suggestedFilename()).toBe(`本地医院.${TINY_EMBEDDER}.yjv`);
  return readFileSync(await download.path());
}

/** Only this site was asked, and no page had anything to say. */
function expectQuiet({ requests, messages }: OpenPage): void {
  expect(requests.filter((url) => !/^(?:blob|data):/.test(url) && !url.startsWith(app.url))).toEqual([]);
  expect(messages).toEqual([]);
}

let file: Buffer;

it('is lexical without a model, and offers no vectors', async () => {
  const open = await app.open({ path: '#knowledge' });
  const { context, page } = open;
  await importList(page, '本地医院.txt', LIST);
  await search(page)
    .getByText(/装入 BGE 模型后/)
    .waitFor();
  expect(await compute(page).count()).toBe(0);
  expectQuiet(open);
  await context.close();
});

it('computes vectors, keeps them, searches by them, and computes only what a change brings', async () => {
  const open = await app.open();
  const { context, page } = open;
  await installModel(page);
  await page.getByRole('link', { name: '知识库' }).click();
  await importList(page, '本地医院.txt', LIST);
  await page.getByText('5 个词形中有 5 个待计算').waitFor();
  await search(page)
    .getByText(/计算词典的向量后/)
    .waitFor();
  await compute(page).click();
  await page.getByText('5 个词形的向量已就绪').waitFor();

  await page.reload();
  await page.getByRole('button', { name: /本地医院/ }).click();
  await page.getByText('5 个词形的向量已就绪').waitFor();
  await page.getByRole('textbox', { name: '词或一段病历' }).fill('外科肝胆');
  const answer = search(page).getByRole('listitem').first();
  await answer.getByText(/含义相近/).waitFor();
  expect(await answer.textContent()).toContain('东方肝胆外科医院');
  await search(page).getByText('按字形、读音与含义检索（Tiny embedder）').waitFor();

  await page.getByRole('button', { name: '添加词条' }).click();
  await page.getByLabel('词条', { exact: true }).fill('落霞坡诊所');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('6 个词形中有 1 个待计算').waitFor();
  await compute(page).click();
  await page.getByText('6 个词形的向量已就绪').waitFor();
  file = await exportVectors(page);
  expectQuiet(open);
  await context.close();
});

it('takes over what another computer has computed, and refuses what is of another dictionary or damaged', async () => {
  const open = await app.open();
  const { context, page } = open;
  await installModel(page);
  await page.getByRole('link', { name: '知识库' }).click();
  await importList(page, '别的词.txt', OTHER);
  await page.getByText('4 个词形中有 4 个待计算').waitFor();
  await importVectors(page, 'other.yjv', file);
  await page
    .getByRole('alert')
    .getByText(/另一模型或另一版词典/)
    .waitFor();
  await page.getByText('4 个词形中有 4 个待计算').waitFor();

  await importList(page, '本地医院.txt', LIST);
  await page.getByText('5 个词形中有 5 个待计算').waitFor();
  await importVectors(page, 'cut.yjv', file.subarray(0, file.length - 3));
  await page
    .getByRole('alert')
    .getByText(/已损坏/)
    .waitFor();
  await importVectors(page, 'own.yjv', file);
  await page.getByText('5 个词形的向量已就绪').waitFor();
  expectQuiet(open);
  await context.close();
});

it('goes on where it was stopped, over all dictionaries', async () => {
  const open = await app.open();
  const { context, page } = open;
  await installModel(page);
  await page.getByRole('link', { name: '知识库' }).click();
  const all = page.getByRole('button', { name: /^计算其余/ });
  await all.click();
  await page.getByRole('button', { name: '暂停' }).click();
  await page.getByRole('button', { name: '继续' }).waitFor();
  await page.getByRole('button', { name: '停止' }).click();
  await page.getByText('已停止；算好的部分已保存').waitFor();
  await all.click();
  await page.getByText('向量已计算完成').waitFor({ timeout: 120_000 });
  expect(await all.count()).toBe(0);
  expectQuiet(open);
  await context.close();
});

it('a model that is gone costs the meaning, not the search', async () => {
  const open = await app.open();
  const { context, page } = open;
  await installModel(page);
  await page.getByRole('link', { name: '知识库' }).click();
  await importList(page, '本地医院.txt', LIST);
  await compute(page).click();
  await page.getByText('5 个词形的向量已就绪').waitFor();
  // Its files are swapped under the app's hands.
  await page.evaluate(async (id) => {
    const find = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, entry] of (
        folder as unknown as { entries(): AsyncIterable<[string, FileSystemHandle]> }
      ).entries()) {
        if (name === id) await folder.removeEntry(name, { recursive: true });
        else if (entry.kind === 'directory') await find(entry as FileSystemDirectoryHandle);
      }
    };
    await find(await navigator.storage.getDirectory());
  }, TINY_EMBEDDER);
  await page.reload();
  await page.getByRole('textbox', { name: '词或一段病历' }).fill('清原湾疗愈中心');
  const answer = search(page).getByRole('listitem').first();
  await answer.waitFor();
  expect(await answer.textContent()).toContain('清源湾疗愈中心');
  await search(page)
    .getByText(/装入 BGE 模型后/)
    .waitFor();
  await context.close();
});
