/** Files as a user opens them: good ones, tables, wrong encodings, and ones that cannot be read. */
import { Document, Packer, Paragraph } from 'docx';
import iconv from 'iconv-lite';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from './harness.ts';

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

const original = (page: Page) => page.getByRole('region', { name: '原文' });

describe('opening a file', () => {
  it.each([
    { name: 'utf8.txt', make: () => Promise.resolve(Buffer.from('患者张建国，女，住院。')) },
    {
      name: 'gb.txt',
      make: () => Promise.resolve(iconv.encode('患者张建国，女，住院。主诉：头痛三天，伴恶心。', 'gb18030')),
    },
    {
      name: 'note.docx',
      make: () =>
        Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('患者张建国，女，住院。')] }] })),
    },
    { name: 'note.jsonl', make: () => Promise.resolve(Buffer.from('{"id":"a","text":"患者张建国，女，住院。"}\n')) },
  ])('reads $name', async ({ name, make }) => {
    const { context, page } = await app.open();
    await choose(page, name, await make());
    await original(page).getByText('住院').waitFor();
    expect(await original(page).innerText()).toContain('张建国');
    await context.close();
  });

  it('lists the rows of a table as notes', async () => {
    const { context, page } = await app.open();
    const csv = '编号,病历\n1,"患者张建国，男，因头痛三天来诊。"\n2,"患者李小红，女，因腹痛两天来诊。"\n';
    await choose(page, 'notes.csv', Buffer.from(csv));
    await original(page).getByText('头痛三天').waitFor();
    await page.getByRole('button', { name: '下一份' }).click();
    await original(page).getByText('腹痛两天').waitFor();
    await context.close();
  });
});

describe('a file that cannot be read', () => {
  it.each([
    { name: 'scan.pdf', buffer: Buffer.from('%PDF-1.7\n'), says: '不支持文件 scan.pdf 的格式' },
    { name: 'broken.docx', buffer: Buffer.from('PK\u0003\u0004 not a zip'), says: 'broken.docx' },
    { name: 'empty.txt', buffer: Buffer.alloc(0), says: '文件 empty.txt 中没有文本' },
    { name: 'bad.jsonl', buffer: Buffer.from('{"text": "甲"}\n{"text": \n'), says: '第 2 行' },
  ])('$name: says what is wrong, and keeps the note', async ({ name, buffer, says }) => {
    const { context, page } = await app.open();
    await choose(page, 'good.txt', Buffer.from('患者张建国，男，因头痛三天来诊。'));
    await original(page).getByText('头痛三天').waitFor();
    const drop = await page.evaluateHandle(
      ({ bytes, fileName }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], fileName));
        return transfer;
      },
      { bytes: [...buffer], fileName: name },
    );
    await page.dispatchEvent('body', 'dragover', { dataTransfer: drop });
    await page.dispatchEvent('body', 'drop', { dataTransfer: drop });
    await page.getByRole('alert').filter({ hasText: says }).first().waitFor();
    expect(await original(page).innerText()).toContain('头痛三天');
    await context.close();
  });
});
