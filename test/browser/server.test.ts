/** The hospital's server from paste to export, as `npm start -- --server` serves it: text goes there and nowhere else. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../src/scripts/node-modules.mjs';
import { faultServer, type Act, type FaultServer } from '../server/fault-server.ts';
import { startApp, type App, type OpenPage } from './harness.ts';

const NOTE = '患者因咳嗽就诊，由邻人乔木生扶来，自述曾在河湾小筑休养。';
/** What the built-in engine alone does not know. */
const SPANS = [
  { text: '乔木生', type: '姓名', level: 1, before: '由邻人' },
  { text: '河湾小筑', type: '医院', level: 1, before: '曾在' },
  { text: '不在原文', type: '姓名', level: 1, before: '' },
];
const KEY = 'only-the-proxy-knows';

let app: App;
let server: FaultServer;
let start: ChildProcess;
let url = '';
let act: Act = { kind: 'stream', text: JSON.stringify({ spans: SPANS }) };

beforeAll(async () => {
  app = await startApp();
  server = await faultServer({ act: () => act, models: { data: [{ id: 'qwen-72b' }] }, key: KEY });
  const words = ['--port', '4187', '--server', new URL(server.base).origin, '--server-key-env', 'TEST_SERVER_KEY'];
  start = spawn(process.execPath, [join(ROOT, 'src/scripts/start.mjs'), ...words], {
    env: { ...process.env, TEST_SERVER_KEY: KEY },
  });
  url = await new Promise<string>((resolve, reject) => {
    let said = '';
    start.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const found = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (found) resolve(found);
    });
    start.on('exit', () => reject(new Error('npm start ended')));
  });
});
afterAll(async () => {
  start.kill();
  await Promise.all([app.close(), server.close()]);
});

async function openWithServer(): Promise<OpenPage> {
  const opened = await app.open();
  const { page } = opened;
  await page.goto(`${url}#models`);
  await page.getByRole('radio', { name: /医院服务器/ }).check();
  await page.getByRole('button', { name: '查询模型' }).click();
  await page.getByText('服务器上有 1 个模型').waitFor();
  await page.getByRole('link', { name: '去标识' }).click();
  await page.getByText(new RegExp(`文本送往 127\\.0\\.0\\.1`)).waitFor();
  await page.getByRole('textbox').first().fill(NOTE);
  await page.keyboard.press('Control+Enter');
  return opened;
}

const marksOf = ({ page }: OpenPage): Promise<string[]> =>
  page.locator('[aria-label="原文"] [data-id]').allTextContents();

it('joins what the server says with the built-in engine, and asks no other address', async () => {
  act = { kind: 'stream', text: JSON.stringify({ spans: SPANS }), pieces: 5 };
  const opened = await openWithServer();
  const { page, requests, messages, context } = opened;
  await page.locator('[data-id]').filter({ hasText: '河湾小筑' }).first().waitFor();
  const marks = await marksOf(opened);
  expect(marks).toContain('乔木生');
  expect(marks.join('')).not.toContain('不在原文');
  await page.getByRole('button', { name: /引擎与范围/ }).click();
  await page.getByText(/1 处原文没有的内容/).waitFor();
  expect(
    requests.filter((asked) => !asked.startsWith(url) && !asked.startsWith(app.url) && !/^(blob|data):/.test(asked)),
  ).toEqual([]);
  expect(requests.some((asked) => asked === `${url}v1/chat/completions`)).toBe(true);
  expect(server.requests.every(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(KEY);
  expect(messages).toEqual([]);
  await context.close();
});

it('says which engine failed and keeps what the other found', async () => {
  act = { kind: 'reply', status: 400, body: { error: { message: 'no such thing' } } };
  const { page, context } = await openWithServer();
  await page.getByRole('alert').filter({ hasText: '医院服务器' }).waitFor();
  expect(
    await page
      .getByRole('status')
      .filter({ hasText: /核验.*通过$/ })
      .count(),
  ).toBe(0);
  await context.close();
});
