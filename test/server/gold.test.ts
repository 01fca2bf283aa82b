/** The server engine against a real server that answers from gold, well and badly. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { detect } from '../../src/core/detect.ts';
import { typesOf } from '../../src/core/entities.ts';
import { addCounts, countDocument, emptyCounts, microOf } from '../../src/core/score.ts';
import { serverEngine } from '../../src/engines/server.ts';
import { serverModel } from '../../src/engines/server/model.ts';
import { createPrompter } from '../../src/prompts/prompter.ts';
import { noteOf, type GoldNote } from '../engines/scripted.ts';
import { faultServer, MODEL, type Asked, type FaultServer } from './fault-server.ts';
import { BROKEN, goldActs } from './gold.ts';

const GOLD = readFileSync(new URL('../../src/synthesis/notes/zh-emr-dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldNote);

let server: FaultServer | undefined;
afterEach(() => server?.close());

async function run(form: 'spans' | 'tagged', isBroken?: (asked: Asked) => boolean) {
  server = await faultServer({ act: goldActs(GOLD, isBroken) });
  const model = serverModel({
    base: server.base,
    host: 'h',
    model: MODEL,
    concurrency: 1,
    retries: { count: 4, firstDelay: 1 },
  });
  const engine = serverEngine({ model, prompter: createPrompter(), form, gradesLevels: true, concurrency: 1 });
  const sum = emptyCounts();
  const states = new Set<string>();
  for (const gold of GOLD) {
    const [outcome] = await detect(noteOf(gold), [engine], { profile: 'strict' });
    states.add(outcome?.state ?? '');
    const findings = outcome?.state === 'ok' ? outcome.findings : [];
    addCounts(sum, microOf(countDocument(gold.spans, findings, typesOf('strict')).values()));
  }
  return { ...sum, states: [...states], requests: server.requests };
}

const percent = (part: number, whole: number): number => (100 * part) / whole;

describe('a server that answers from gold', () => {
  it.each(['spans', 'tagged'] as const)('gives the gold spans back in the form %s', async (form) => {
    const score = await run(form);
    expect(score.states).toEqual(['ok']);
    expect(score.gold).toBeGreaterThan(500);
    expect(percent(score.exact, score.gold)).toBeGreaterThanOrEqual(99.5);
    expect(percent(score.right, score.predicted)).toBeGreaterThanOrEqual(99.5);
    expect(percent(score.levelRight, score.graded)).toBeGreaterThanOrEqual(99.5);
  });

  it.each(['spans', 'tagged'] as const)('loses nothing when a third of its answers are broken: %s', async (form) => {
    const score = await run(form, ({ turn }) => turn % 3 === 0);
    // Each kind of broken answer has come.
    expect(score.requests.length).toBeGreaterThan(BROKEN.length * 3 * 2);
    expect(score.states).toEqual(['ok']);
    expect(percent(score.exact, score.gold)).toBeGreaterThanOrEqual(99.5);
  });
});
