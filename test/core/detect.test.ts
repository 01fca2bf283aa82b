import { describe, expect, it } from 'vitest';
import { detect } from '../../src/core/detect.ts';
import type { Engine, Outcome } from '../../src/core/engine.ts';
import { YinjiError } from '../../src/core/errors.ts';
import type { Finding, Note } from '../../src/core/note.ts';

const NOTE: Note = { id: '1', text: '患者张三', language: 'zh', format: 'text', meta: {} };
const FINDING: Finding = { start: 2, end: 4, type: 'NAME', source: 'good', score: 0.9, reason: { rule: 'test' } };

const engine = (id: string, parts: Partial<Engine>): Engine => ({
  id,
  version: '1',
  label: { zh: id, en: id },
  check: () => Promise.resolve({ state: 'available' }),
  open: () => Promise.resolve({ detect: () => [FINDING], close: () => undefined }),
  ...parts,
});

const GOOD = engine('good', {});
const AWAY = engine('away', {
  check: () =>
    Promise.resolve({ state: 'unavailable', reason: { code: 'engine.unavailable', params: { engine: 'away' } } }),
});
const BROKEN = engine('broken', {
  open: () =>
    Promise.resolve({
      detect: () => {
        throw new Error('张三 cannot be parsed');
      },
      close: () => undefined,
    }),
});

describe('detect', () => {
  it('gives one outcome an engine, in the order of the engines', async () => {
    const outcomes = await detect(NOTE, [BROKEN, AWAY, GOOD], { profile: 'core' });
    expect(outcomes.map(({ engine, state }) => [engine, state])).toEqual([
      ['broken', 'failed'],
      ['away', 'unavailable'],
      ['good', 'ok'],
    ]);
  });

  it('reports each outcome as it comes', async () => {
    const seen: Outcome[] = [];
    await detect(NOTE, [GOOD, AWAY], { profile: 'core', onOutcome: (outcome) => seen.push(outcome) });
    expect(new Set(seen.map(({ engine }) => engine))).toEqual(new Set(['good', 'away']));
  });

  it('never lets the words of a foreign error out: they may quote the note', async () => {
    const outcomes = await detect(NOTE, [BROKEN], { profile: 'core' });
    expect(JSON.stringify(outcomes)).not.toContain('张三');
    expect(outcomes[0]).toMatchObject({ state: 'failed', error: { code: 'unexpected', params: { name: 'Error' } } });
  });

  it('keeps the code of a known error', async () => {
    const quota = engine('quota', { open: () => Promise.reject(new YinjiError('storage.quota')) });
    expect(await detect(NOTE, [quota], { profile: 'core' })).toMatchObject([{ error: { code: 'storage.quota' } }]);
  });

  it('rejects when cancelled', async () => {
    const controller = new AbortController();
    const slow = engine('slow', {
      open: () => {
        controller.abort();
        return Promise.reject(new Error('stopped'));
      },
    });
    await expect(detect(NOTE, [slow], { profile: 'core', signal: controller.signal })).rejects.toThrow();
  });

  it('closes what it opened, also after a failure', async () => {
    let closed = 0;
    const failing = engine('failing', {
      open: () => Promise.resolve({ detect: () => Promise.reject(new Error('x')), close: () => closed++ }),
    });
    await detect(NOTE, [failing], { profile: 'core' });
    expect(closed).toBe(1);
  });
});
