import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/core/detect.ts';
import { typesOf } from '../../src/core/entities.ts';
import { addCounts, countDocument, emptyCounts, microOf } from '../../src/core/score.ts';
import type { Engine } from '../../src/core/engine.ts';
import { engineOf, fromGold, noteOf, scripted, type GoldNote } from './scripted.ts';

const read = (name: string): GoldNote[] =>
  readFileSync(new URL(`../../src/synthesis/notes/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldNote);

async function scoreOf(notes: readonly GoldNote[], engine: Engine) {
  const sum = emptyCounts();
  const states = new Set<string>();
  for (const gold of notes) {
    const [outcome] = await detect(noteOf(gold), [engine], { profile: 'strict' });
    states.add(outcome?.state ?? '');
    const findings = outcome?.state === 'ok' ? outcome.findings : [];
    addCounts(sum, microOf(countDocument(gold.spans, findings, typesOf('strict')).values()));
  }
  return { ...sum, states: [...states] };
}

const percent = (part: number, whole: number): number => (100 * part) / whole;

describe('a model that answers from gold', () => {
  const chinese = read('zh-emr-dev');
  const others = read('multi-dev');

  it.each([
    ['spans', 8192],
    ['tagged', 8192],
    ['spans', 3600],
    ['tagged', 3600],
  ] as const)('gives the gold spans back in the form %s with a context of %i', async (form, context) => {
    const model = scripted(fromGold(chinese), context);
    const score = await scoreOf(chinese, engineOf(model, { form, gradesLevels: true, concurrency: 2 }));
    expect(score.states).toEqual(['ok']);
    expect(percent(score.exact, score.gold)).toBeGreaterThanOrEqual(99.5);
    expect(percent(score.right, score.predicted)).toBeGreaterThanOrEqual(99.5);
    expect(percent(score.levelRight, score.graded)).toBeGreaterThanOrEqual(99.5);
  });

  it.each(['spans', 'tagged'] as const)('does so for notes of other languages in the form %s', async (form) => {
    const model = scripted(fromGold(others));
    const score = await scoreOf(others, engineOf(model, { form, gradesLevels: true }));
    expect(score.states).toEqual(['ok']);
    expect(percent(score.exact, score.gold)).toBeGreaterThanOrEqual(99);
  });
});
