/** Opens `--engine server`: the address is allowed, the key read, and the server asked before the first note. */
import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { YinjiError } from '../core/errors.ts';
import { addressAllowed } from '../engines/server/address.ts';
import { isPrivateAddress } from '../engines/server/hosts.ts';
import { serverModel, type ServerModel } from '../engines/server/model.ts';
import { namesOf } from '../engines/server/models.ts';
import type { ServerWords } from './server-words.ts';
import { inputError, say, usageError, type Terminal } from './terminal.ts';

/** Where the key is looked for; no option takes it, since other users of a machine can read the words of a command. */
export const KEY_VARIABLE = 'YINJI_SERVER_KEY';

/**
 * @throws YinjiError `server.not-allowed` for an address outside, `usage` with the names of the models when none is
 * named, and what is wrong with the server, the key or the model.
 */
export async function openServerModel(
  words: ServerWords,
  concurrency: number,
  terminal: Terminal,
): Promise<ServerModel> {
  const address = addressAllowed(words.base, { allowHosts: words.allowHosts });
  if (!address.allowed) throw YinjiError.fromRecord(address.error);
  const { base, host } = address;
  if (address.mustResolve) await mustBeInside(new URL(base).hostname, host);
  const key = await keyOf(words, terminal);
  const options = {
    base,
    host,
    concurrency,
    ...(key === undefined ? {} : { key }),
    ...(words.context === undefined ? {} : { contextTokens: words.context }),
  };
  if (words.model === undefined) {
    const names = namesOf(await serverModel({ ...options, model: '' }).models(terminal.signal));
    throw usageError(terminal, {
      zh: `缺少 --model；服务器 ${host} 上有：${names}`,
      en: `--model is missing; the server ${host} has: ${names}`,
    });
  }
  const model = serverModel({ ...options, model: words.model });
  const availability = await model.check(terminal.signal);
  if (availability.state === 'unavailable') throw YinjiError.fromRecord(availability.reason);
  await say(terminal, { zh: `文本将发送到 ${host}（${words.model}）`, en: `text goes to ${host} (${words.model})` });
  return model;
}

/** @throws YinjiError `server.not-allowed` when any address of the name is a public one. */
async function mustBeInside(name: string, host: string): Promise<void> {
  const found = await lookup(name, { all: true }).catch((thrown: unknown) => {
    const code = (thrown as { code?: unknown } | null)?.code;
    throw new YinjiError('server.unreachable', { host, reason: typeof code === 'string' ? code : 'DNS' });
  });
  if (!found.every(({ address }) => isPrivateAddress(address))) throw new YinjiError('server.not-allowed', { host });
}

async function keyOf({ keyFile }: ServerWords, terminal: Terminal): Promise<string | undefined> {
  if (keyFile === undefined) return process.env[KEY_VARIABLE]?.trim() || undefined;
  const text = await readFile(keyFile, 'utf8').catch(() => null);
  if (text === null)
    throw inputError(terminal, { zh: `无法读取密钥文件 ${keyFile}`, en: `the key file ${keyFile} cannot be read` });
  return text.trim() || undefined;
}
