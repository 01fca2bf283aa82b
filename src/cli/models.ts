/** `yinji models`: what models there are, and their packs on a machine that is connected. The app itself fetches none. */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bilingual } from '../core/language.ts';
import type { ModelRow } from '../core/model.ts';
import { modelNamed, MODELS } from '../models/catalog.ts';
import { inventoryOf } from '../models/inventory.ts';
import { verifyPack, type FileState } from '../models/verify.ts';
import type { CliCommand } from './commands.ts';
import { folderSource } from './models/folder.ts';
import { findInMirror, withLibrary } from './models/mirror.ts';
import { pinPack } from './models/pin.ts';
import { pullPack } from './models/pull.ts';
import { say, usageError, write, writeLine, type ExitCode, type Terminal } from './terminal.ts';

interface ModelsWords {
  readonly positionals: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly library?: string;
  readonly model?: string;
  readonly json: boolean;
}

type Action = (words: ModelsWords, terminal: Terminal) => Promise<ExitCode>;

export const command: CliCommand = {
  summary: {
    zh: 'list|pull|verify|pin …     模型包：列表、收集、核对',
    en: 'list|pull|verify|pin …     model packs: what there is, collect, verify',
  },
  help: {
    zh: `yinji models list [--json]
  已知的模型，含内存、上下文、许可证与来源。

yinji models pull ID --from BASE --to DIR [--library BASE]
  在联网的机器上把模型收集到文件夹 DIR。中断后再次运行会从断点继续；每个文件都核对，
  SHA-256 记入 DIR/yinji-pack.json。把 DIR 放到网站的 models/ID/，或用 U 盘在模型页打开。

  --from BASE              镜像网址或文件夹：其中有模型文件，或有 ID/，或按 hub 的布局存放
  --library BASE           WebLLM 模型的 .wasm 所在网址、文件夹或文件；缺省在 BASE 中找
  --to DIR                 目标文件夹

yinji models verify DIR [--json]
  逐个核对文件：damaged 已损坏或被替换，missing 缺失，extra 多余。有损坏或缺失时退出码为 1。

yinji models pin DIR [--model ID]
  为用其他方式收集的文件夹写 yinji-pack.json；有校验和的文件先核对。`,
    en: `yinji models list [--json]
  The models that are known, with memory, context, licence and source.

yinji models pull ID --from BASE --to DIR [--library BASE]
  Collects a model in the folder DIR, on a machine that is connected. Run again after an interruption it
  goes on. Every file is verified and its SHA-256 put down in DIR/yinji-pack.json. Serve DIR as models/ID/
  of the app's site, or open it from a USB stick on the Models screen.

  --from BASE              URL of a mirror or a folder: it holds the files, or ID/, or is laid out as a hub
  --library BASE           URL, folder or file of a WebLLM model's .wasm; looked for in BASE when missing
  --to DIR                 folder to fill

yinji models verify DIR [--json]
  Reads every file: damaged (or swapped), missing, extra. Exit code 1 when one is damaged or missing.

yinji models pin DIR [--model ID]
  Writes yinji-pack.json for a folder collected by other means; files that have sums are verified first.`,
  },
  async run(words, terminal) {
    const [name, ...rest] = words;
    const action =
      name !== undefined && Object.hasOwn(ACTIONS, name) ? ACTIONS[name as keyof typeof ACTIONS] : undefined;
    if (!action)
      throw usageError(terminal, {
        zh: 'yinji models 之后应为 list、pull、verify 或 pin',
        en: 'yinji models takes list, pull, verify or pin',
      });
    return action(parse(rest, terminal), terminal);
  },
};

const ACTIONS = { list, pull, verify, pin } as const satisfies Readonly<Record<string, Action>>;

async function list({ json }: ModelsWords, terminal: Terminal): Promise<ExitCode> {
  for (const row of MODELS)
    if (json) await writeLine(terminal.stdout, row);
    else await write(terminal.stdout, `${lineOf(row)}\n`);
  return 0;
}

function lineOf(row: ModelRow): string {
  const memory = `${String(row.memoryMiB).padStart(5)} MiB`;
  const context = `${String(row.contextTokens).padStart(5)} tokens`;
  return [row.id.padEnd(33), row.task.padEnd(9), memory, context, row.licence.padEnd(13), row.source].join('  ');
}

async function pull(words: ModelsWords, terminal: Terminal): Promise<ExitCode> {
  const [id] = words.positionals;
  const { from, to } = words;
  if (id === undefined || from === undefined || to === undefined)
    throw usageError(terminal, { zh: '缺少 ID、--from 或 --to', en: 'ID, --from or --to is missing' });
  const row = modelNamed(id);
  const source = withLibrary(await findInMirror(from, row), row, words.library);
  if (row.library && (await source.open(row.library.path).then(async (stream) => (await stream?.cancel(), !stream))))
    throw usageError(terminal, {
      zh: `${from} 中没有 ${row.library.path}；请用 --library 指明其位置（发布于 ${row.library.source}）`,
      en: `${from} has no ${row.library.path}; say with --library where it is (published at ${row.library.source})`,
    });
  const manifest = await pullPack(source, row, resolve(to), ({ path, bytes, isKept, index, of }) =>
    say(terminal, {
      zh: `${String(index)}/${String(of)} ${path} ${mib(bytes)}${isKept ? '（已有）' : ''}`,
      en: `${String(index)}/${String(of)} ${path} ${mib(bytes)}${isKept ? ' (kept)' : ''}`,
    }),
  );
  const total = mib(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0));
  await say(terminal, { zh: `${row.id} 已齐：${total}`, en: `${row.id} is complete: ${total}` });
  return 0;
}

const STATES: Readonly<Record<FileState, Bilingual>> = {
  ok: { zh: '正确', en: 'ok' },
  damaged: { zh: '已损坏或被替换', en: 'damaged or swapped' },
  missing: { zh: '缺失', en: 'missing' },
  extra: { zh: '多余', en: 'extra' },
};

async function verify({ positionals, model, json }: ModelsWords, terminal: Terminal): Promise<ExitCode> {
  const folder = folderOf(positionals, terminal);
  const source = folderSource(folder);
  const report = await verifyPack(source, await inventoryOf(source, model, basename(folder)));
  if (json) await writeLine(terminal.stdout, report);
  else
    for (const { path, state } of report.files)
      if (state !== 'ok') await write(terminal.stdout, `${STATES[state][terminal.language]}\t${path}\n`);
  const { length } = report.files.filter(({ state }) => state === 'ok');
  await say(
    terminal,
    report.isSound
      ? {
          zh: `${report.model}：${String(length)} 个文件全部正确`,
          en: `${report.model}: all ${String(length)} files are right`,
        }
      : { zh: `${report.model} 不可使用`, en: `${report.model} must not be used` },
  );
  return report.isSound ? 0 : 1;
}

async function pin({ positionals, model }: ModelsWords, terminal: Terminal): Promise<ExitCode> {
  const folder = folderOf(positionals, terminal);
  const { row, files } = await pinPack(folder, model, basename(folder));
  await say(terminal, {
    zh: `${row.id}：已记录 ${String(files.length)} 个文件`,
    en: `${row.id}: ${String(files.length)} files are pinned`,
  });
  return 0;
}

function folderOf([folder]: readonly string[], terminal: Terminal): string {
  if (folder === undefined) throw usageError(terminal, { zh: '缺少文件夹 DIR', en: 'the folder DIR is missing' });
  return resolve(folder);
}

const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

function parse(words: readonly string[], terminal: Terminal): ModelsWords {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        library: { type: 'string' },
        model: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    return { positionals, ...values };
  } catch (thrown) {
    const option = /'(-[^'\s]+)/.exec((thrown as Error).message)?.[1] ?? '';
    throw usageError(terminal, { zh: `选项 ${option} 有误`, en: `the option ${option} is wrong` });
  }
}
