/** Databases of earlier versions of the app, opened by this one: nothing is lost, and everything works. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { keptBy, startApp, type App } from './harness.ts';

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

interface OldStore {
  readonly name: string;
  readonly keyPath: string | string[];
  readonly indexes?: readonly string[];
  readonly rows: readonly object[];
}

const OWN = {
  id: 'hospital-1-2',
  name: '旧名录',
  type: 'HOSPITAL',
  language: 'zh',
  source: '',
  licence: '',
  version: '1',
  on: true,
  terms: 1,
  revision: 1,
  changed: '2026-01-02T03:04:05.000Z',
};
const DICTIONARIES: OldStore = {
  name: 'dictionaries',
  keyPath: 'file',
  rows: [{ file: 'of-an-earlier-version.txt', sha256: '00', text: '# type: STD\n旧词\n' }],
};
/** By the version number that the library gave them, ten for one. */
const OLD: readonly (readonly [string, number, readonly OldStore[]])[] = [
  ['version 1', 10, [DICTIONARIES]],
  [
    'version 2',
    20,
    [
      DICTIONARIES,
      { name: 'hospital', keyPath: 'id', rows: [OWN] },
      {
        name: 'hospitalTexts',
        keyPath: ['id', 'revision'],
        indexes: ['id'],
        rows: [{ id: OWN.id, revision: 1, terms: 1, changed: OWN.changed, text: '# type: HOSPITAL\n青禾岭云水医馆\n' }],
      },
      { name: 'prompts', keyPath: 'id', rows: [] },
      { name: 'vectors', keyPath: 'key', rows: [] },
    ],
  ],
];

/** On a page of the same origin that is not the app. */
async function makeOld(page: Page, version: number, stores: readonly OldStore[]): Promise<void> {
  await page.evaluate(
    ({ version, stores }) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('yinji', version);
        request.onupgradeneeded = () => {
          for (const { name, keyPath, indexes = [], rows } of stores) {
            const store = request.result.createObjectStore(name, { keyPath: keyPath as string });
            for (const index of indexes) store.createIndex(index, index);
            for (const row of rows) store.add(row);
          }
        };
        request.onerror = () => reject(new Error('the old database was not made'));
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      }),
    { version, stores },
  );
}

it.each(OLD)('%s', async (_, version, stores) => {
  const { context, page, messages } = await app.open({ path: 'deployment.json' });
  await makeOld(page, version, stores);
  // A page that is no HTML asks for an icon that is not there; what comes after is the app's.
  await page.waitForLoadState('networkidle');
  const before = messages.length;
  await page.goto(`${app.url}#knowledge`);
  await page.getByRole('button', { name: '新建词典' }).waitFor();
  if (stores.length > 1) {
    await page.getByRole('button', { name: /旧名录/ }).click();
    await page.getByText('青禾岭云水医馆').waitFor();
  }
  await page.getByRole('button', { name: '新建词典' }).click();
  await page.getByLabel('名称').fill('新名录');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: /新名录/ }).waitFor();
  const kept = await keptBy(page);
  for (const words of ['旧词', '新名录', ...(stores.length > 1 ? ['青禾岭云水医馆'] : [])])
    expect(kept).toContain(words);
  const now = await page.evaluate(
    async () => (await indexedDB.databases()).find(({ name }) => name === 'yinji')?.version,
  );
  expect(now).toBeGreaterThanOrEqual(20);
  expect(messages.slice(before)).toEqual([]);
  await context.close();
});
