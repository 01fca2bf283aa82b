/**
 * The fault server by hand: node src/scripts/tsx.mjs test/server/serve.ts [--port 8000] [--gold FILE.jsonl]
 * [--broken 0.33] [--pause MS] [--key KEY]. Answers from the gold spans of a file.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { GoldNote } from '../engines/scripted.ts';
import { faultServer } from './fault-server.ts';
import { goldActs } from './gold.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8000' },
    gold: { type: 'string', default: 'src/synthesis/notes/zh-emr-dev.jsonl' },
    broken: { type: 'string', default: '0' },
    pause: { type: 'string', default: '0' },
    key: { type: 'string' },
  },
});
const notes = readFileSync(values.gold, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldNote);
const share = Number(values.broken);
const acts = goldActs(notes, ({ turn }) => Math.floor(turn * share) > Math.floor((turn - 1) * share));
const server = await faultServer({
  act: (asked) => ({ kind: 'slow', milliseconds: Number(values.pause), then: acts(asked) }),
  port: Number(values.port),
  ...(values.key === undefined ? {} : { key: values.key }),
});
console.log(server.base);
