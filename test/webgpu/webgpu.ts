/**
 * A real model in a real browser: npm run test:webgpu -- --model DIR [--software] [--headed] [--tokens N]
 * DIR is a pack made by `yinji models pull`. Installs it from the site, loads it, and asks it or embeds with it.
 */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MANIFEST_NAME, parseManifest } from '../../src/models/manifest.ts';
import { startModelsApp } from '../browser/models-app.ts';
import type { ModelsPage } from '../browser/models-page/page.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    software: { type: 'boolean', default: false },
    headed: { type: 'boolean', default: false },
    tokens: { type: 'string', default: '64' },
  },
});

/** Written for this test. */
const NOTE = '患者王建国，男，56岁，住址：长沙市岳麓区桐梓坡路138号，电话13800001234，于湘雅三医院就诊。';

const SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    properties: { text: { type: 'string' }, type: { enum: ['NAME', 'ADDRESS', 'CONTACT', 'HOSPITAL'] } },
    required: ['text', 'type'],
  },
};

const FLAGS = {
  software: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  hardware: ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--ignore-gpu-blocklist'],
};

async function main(): Promise<number> {
  if (values.model === undefined) {
    console.log('usage: npm run test:webgpu -- --model DIR [--software] [--headed] [--tokens N]');
    console.log('DIR is a pack made by: yinji models pull ID --from BASE --to DIR');
    return 2;
  }
  const folder = resolve(values.model);
  const manifest = parseManifest(readFileSync(join(folder, MANIFEST_NAME), 'utf8'));
  if (!manifest) throw new Error(`${folder} has no sound ${MANIFEST_NAME}: run yinji models pin`);
  const { row } = manifest;
  const app = await startModelsApp({ isHeaded: values.headed });
  try {
    mkdirSync(join(app.folder, 'models'), { recursive: true });
    symlinkSync(folder, join(app.folder, 'models', row.id));
    const { page } = await app.open(app.profile(), values.software ? FLAGS.software : FLAGS.hardware);
    page.setDefaultTimeout(0);
    page.on('console', (message) => console.log(`  ${message.text()}`));
    const trial = { row, note: NOTE, schema: SCHEMA, maxTokens: Number(values.tokens) };
    const report = await page.evaluate((asked) => (globalThis as unknown as ModelsPage).tryModel(asked), trial);
    for (const [name, value] of report.steps) console.log(`${name.padEnd(16)} ${String(value)}`);
    if (report.error !== null) console.log(`failed: ${report.error}`);
    return report.error === null ? 0 : 1;
  } finally {
    await app.close();
  }
}

process.exitCode = await main();
