import { describe, expect, it } from 'vitest';
import type { ChatModel, ChatRequest } from '../../src/core/chat.ts';
import { detect } from '../../src/core/detect.ts';
import type { Outcome } from '../../src/core/engine.ts';
import { YinjiError } from '../../src/core/errors.ts';
import type { Candidate, Retriever } from '../../src/core/knowledge.ts';
import type { Note } from '../../src/core/note.ts';
import { estimateTokens } from '../../src/core/tokens.ts';
import { passagesOf } from '../../src/engines/chat/passages.ts';
import { planPassages, sizeOf } from '../../src/engines/chat/requests.ts';
import { MODEL_RULES } from '../../src/engines/chat/reasons.ts';
import { createPrompter } from '../../src/prompts/prompter.ts';
import { mark, unmark } from '../mark.ts';
import { engineOf, fencedIn, fromGold, noteOf, scripted, type Script } from './scripted.ts';

const noteFrom = (marked: string) => {
  const { text, spans } = unmark(marked);
  return { id: 'n', text, lang: 'zh' as const, spans };
};
const SHORT = noteFrom('患者[张三:NAME:1]，电话[13800138000:CONTACT:1]，否认[梅毒:STD:1]病史。');

async function run(note: Note, engine = engineOf(scripted(() => '[]'))): Promise<Outcome> {
  const [outcome] = await detect(note, [engine], { profile: 'core' });
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

const found = (outcome: Outcome) =>
  outcome.state === 'ok' ? outcome.findings : outcome.state === 'failed' ? (outcome.partial?.findings ?? []) : [];

describe('what an engine says', () => {
  it('names itself, its prompts, its rules and what it cost', async () => {
    const model = scripted(fromGold([SHORT]));
    const outcome = await run(noteOf(SHORT), engineOf(model, { id: 'server', version: 'qwen' }));
    expect(outcome).toMatchObject({ state: 'ok', engine: 'server', version: 'qwen+prompts@1' });
    expect(
      mark(
        SHORT.text,
        found(outcome).map(({ start, end, type }) => ({ start, end, type })),
      ),
    ).toBe(mark(SHORT.text, SHORT.spans));
    for (const { source, reason, score } of found(outcome)) {
      expect(source).toBe('server');
      expect(MODEL_RULES).toHaveProperty([reason.rule]);
      expect(score).toBeGreaterThan(0.5);
      expect(score).toBeLessThan(0.9);
    }
    const [request] = model.requests;
    expect(outcome.cost).toMatchObject({ requests: 1, hallucinated: 0, isEstimate: true, milliseconds: 1 });
    expect(outcome.cost?.promptTokens).toBeGreaterThan(estimateTokens(request?.messages[0]?.content ?? ''));
    expect(outcome.cost?.completionTokens).toBeGreaterThan(20);
  });

  it('counts what the note does not hold', async () => {
    const answer = '{"spans":[{"text":"王五","type":"姓名"},{"text":"张三","type":"姓名"}]}';
    const outcome = await run(noteOf(SHORT), engineOf(scripted(() => answer)));
    expect(outcome).toMatchObject({ state: 'ok', cost: { hallucinated: 1 } });
    expect(found(outcome)).toHaveLength(1);
  });

  it('asks nothing about a blank note', async () => {
    const model = scripted(() => '[]');
    expect(await run(noteOf({ id: 'n', text: ' \n　', lang: 'zh' }), engineOf(model))).toMatchObject({ state: 'ok' });
    expect(model.requests).toHaveLength(0);
  });

  it.each([
    [true, true],
    [false, false],
  ])('sends a schema to models that obey one: %s', async (obeysSchema, has) => {
    const model = scripted(() => '[]', 8192, obeysSchema);
    await run(noteOf(SHORT), engineOf(model));
    expect('schema' in (model.requests[0] ?? {})).toBe(has);
  });

  it('asks for levels only where something has one to be told, and only in the tagged form', async () => {
    const plain = noteFrom('患者[张三:NAME:1]，电话[13800138000:CONTACT:1]。');
    for (const [gold, form, gradesLevels, requests] of [
      [SHORT, 'tagged', true, 2],
      [SHORT, 'tagged', false, 1],
      [SHORT, 'spans', true, 1],
      [plain, 'tagged', true, 1],
    ] as const) {
      const model = scripted(fromGold([gold]));
      const outcome = await run(noteOf(gold), engineOf(model, { form, gradesLevels }));
      expect(model.requests).toHaveLength(requests);
      const std = found(outcome).find(({ type }) => type === 'STD');
      if (gold === SHORT) expect(std?.level).toBe(form === 'tagged' && !gradesLevels ? undefined : 1);
    }
  });

  it('shows the model what the dictionaries bring to mind', async () => {
    const term: Candidate = {
      entry: '厦门大学附属第一医院',
      dictionary: 'd',
      type: 'HOSPITAL',
      level: 1,
      score: 1,
      why: { ways: ['alias'], form: '厦大附一' },
    };
    const asked: unknown[] = [];
    const retriever: Retriever = {
      retrieve(query, options) {
        asked.push([query, options.types]);
        return Promise.resolve([term]);
      },
    };
    const model = scripted(() => '[]');
    await run(noteOf(SHORT), engineOf(model, { retriever }));
    // Each type by itself, so that none takes the room of another.
    expect(asked).toEqual(['HOSPITAL', 'STD', 'PREGNANCY'].map((type) => [SHORT.text, [type]]));
    expect(model.requests[0]?.messages.at(-1)?.content).toContain('厦门大学附属第一医院（厦大附一）');
  });
});

describe('answers that cannot be read', () => {
  const good = fromGold([SHORT]);

  it('are asked for once more', async () => {
    const model = scripted((request, turn) => (turn === 1 ? '抱歉，无法回答。' : good(request, turn)));
    const outcome = await run(noteOf(SHORT), engineOf(model));
    expect(outcome).toMatchObject({ state: 'ok', cost: { requests: 2 } });
    expect(found(outcome)).toHaveLength(3);
  });

  it.each(['spans', 'tagged'] as const)(
    'fail the note after that, with the part that was not read (%s)',
    async (form) => {
      const model = scripted(() => '抱歉，无法回答。');
      expect(await run(noteOf(SHORT), engineOf(model, { form }))).toMatchObject({
        state: 'failed',
        error: { code: 'model.unreadable' },
        partial: { findings: [], unread: [{ start: 0, end: SHORT.text.length }] },
      });
      expect(model.requests).toHaveLength(2);
    },
  );

  it('keep what a cut answer said, and ask about the rest', async () => {
    const cut = '{"spans":[{"text":"张三","type":"姓名","level":1,"before":"患者"},{"text":"1380';
    const model = scripted((request, turn) => (turn === 1 ? { text: cut, finish: 'length' } : good(request, turn)));
    const outcome = await run(noteOf(SHORT), engineOf(model));
    expect(outcome.state).toBe('ok');
    expect(found(outcome).map(({ type }) => type)).toEqual(['NAME', 'CONTACT', 'STD']);
    expect(fencedIn(model.requests[1]?.messages ?? [])).not.toBe('');
  });

  it('leave the rest unread when it is cut again', async () => {
    const cut = '{"spans":[{"text":"张三","type":"姓名","level":1,"before":"患者"},{"text":"1380';
    const outcome = await run(noteOf(SHORT), engineOf(scripted(() => ({ text: cut, finish: 'length' }))));
    expect(outcome.state).toBe('failed');
    expect(found(outcome)).toHaveLength(1);
    const unread = outcome.state === 'failed' ? outcome.partial?.unread : [];
    expect(unread?.at(-1)?.end).toBe(SHORT.text.length);
  });

  it.each([
    ['are not told', { text: '?', finish: 'stop' }],
    ['are cut off', { text: '{"levels":[{"text":"梅', finish: 'length' }],
  ] as const)('fail the passage when its levels %s', async (_how, answer) => {
    const isLevels = (request: ChatRequest): boolean => JSON.stringify(request.schema ?? '').includes('levels');
    const script: Script = (request, turn) => (isLevels(request) ? answer : good(request, turn));
    const outcome = await run(noteOf(SHORT), engineOf(scripted(script), { form: 'tagged', gradesLevels: true }));
    expect(outcome.state).toBe('failed');
    expect(found(outcome)).toHaveLength(3);
  });
});

const sentence = (i: number): string =>
  `第${String(i)}日查房，患者[周${'甲乙丙丁戊己庚辛壬癸'.charAt(i % 10)}文${String(i)}:NAME:1]一般情况可，诉咳嗽好转，体温正常，继续目前治疗。\n`;
const LONG = noteFrom(Array.from({ length: 120 }, (_, i) => sentence(i)).join(''));

describe('long notes', () => {
  it.each([1, 4])('are read in passages, %i at a time, and joined once', async (concurrency) => {
    let running = 0;
    let most = 0;
    const inner = scripted(fromGold([LONG]));
    const model: ChatModel = {
      ...inner,
      async complete(request) {
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done, 1));
        const reply = await inner.complete(request);
        running--;
        return reply;
      },
    };
    const outcome = await run(noteOf(LONG), engineOf(model, { concurrency }));
    expect(outcome.state).toBe('ok');
    expect(inner.requests.length).toBeGreaterThanOrEqual(4);
    expect(most).toBe(concurrency);
    const spans = found(outcome).map(({ start, end, type }) => ({ start, end, type }));
    expect(spans).toEqual(LONG.spans.map(({ start, end, type }) => ({ start, end, type })));
  });

  it('keep the passages that were read when one is not', async () => {
    const script: Script = (request, turn) =>
      fencedIn(request.messages).includes('第60日') ? '!' : fromGold([LONG])(request, turn);
    const outcome = await run(noteOf(LONG), engineOf(scripted(script)));
    expect(outcome).toMatchObject({ state: 'failed', error: { code: 'model.unreadable' } });
    const unread = outcome.state === 'failed' ? (outcome.partial?.unread ?? []) : [];
    expect(unread).toHaveLength(1);
    const missing = LONG.spans.filter(({ start }) => !found(outcome).some((one) => one.start === start));
    expect(missing.length).toBeGreaterThan(0);
    for (const span of missing)
      expect(unread.some(({ start, end }) => start <= span.start && span.end <= end)).toBe(true);
  });

  it('stop asking when the model fails alike again and again', async () => {
    let asked = 0;
    const model: ChatModel = {
      ...scripted(() => ''),
      complete: () => {
        asked++;
        return Promise.reject(new YinjiError('server.key', { host: 'h', status: 401 }));
      },
    };
    expect(await run(noteOf(LONG), engineOf(model))).toMatchObject({ state: 'failed', error: { code: 'server.key' } });
    expect(asked).toBe(3);
  });

  it('go on after a failure that does not come again', async () => {
    const inner = scripted(fromGold([LONG]));
    let asked = 0;
    const model: ChatModel = {
      ...inner,
      complete: (request: ChatRequest) =>
        ++asked % 3 === 0 ? Promise.reject(new YinjiError('server.cut', { host: 'h' })) : inner.complete(request),
    };
    const outcome = await run(noteOf(LONG), engineOf(model));
    expect(outcome.state).toBe('ok');
    expect(found(outcome)).toHaveLength(LONG.spans.length);
  });

  it('say so when the prompt alone fills the context', async () => {
    const model = scripted(() => '[]', 600);
    expect(await run(noteOf(LONG), engineOf(model))).toMatchObject({
      state: 'failed',
      error: { code: 'model.context' },
    });
    expect(model.requests).toHaveLength(0);
  });

  it('end when they are cancelled', async () => {
    const controller = new AbortController();
    const script: Script = (request, turn) => {
      if (turn === 2) controller.abort();
      return fromGold([LONG])(request, turn);
    };
    const model = scripted(script);
    const running = detect(noteOf(LONG), [engineOf(model)], { profile: 'core', signal: controller.signal });
    await expect(running).rejects.toThrow();
    expect(model.requests).toHaveLength(2);
  });
});

describe('passages', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['sections', Array.from({ length: 40 }, (_, i) => `段落${String(i)}：${'咳嗽咳痰，'.repeat(8)}。`).join('\n\n')],
    ['one line', '患者咳嗽，'.repeat(400)],
    ['no pause', '咳'.repeat(3000)],
    ['English', 'The patient reports chest pain on exertion. '.repeat(200)],
    ['pairs of units', '𠮷'.repeat(1500)],
    ['digits', '1234567890'.repeat(300)],
  ];

  it.each(texts)('of %s hold the whole text, fit, overlap and cut no character', (_name, text) => {
    const passages = passagesOf({ text, language: 'zh' }, { tokens: 300, overlap: 40 });
    expect(passages.length).toBeGreaterThan(3);
    let reached = 0;
    for (const { start, end, text: own } of passages) {
      expect(own).toBe(text.slice(start, end));
      expect(start).toBeLessThanOrEqual(reached);
      expect(end).toBeGreaterThan(reached);
      expect(estimateTokens(own)).toBeLessThanOrEqual(300);
      expect(own).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
      reached = end;
    }
    expect(reached).toBe(text.length);
  });

  it('begin and end where the text pauses', () => {
    const text = Array.from({ length: 30 }, (_, i) => `${String(i)}、患者诉咳嗽，无发热。`).join('\n');
    for (const { text: own } of passagesOf({ text, language: 'zh' }, { tokens: 100, overlap: 20 })) {
      expect(own.trim()).toMatch(/^\d+、/);
      expect(own.trim()).toMatch(/。$/);
    }
  });

  it.each([2600, 4096, 8192, 32768])('leave room for prompt and answer in a context of %i', (contextTokens) => {
    for (const form of ['spans', 'tagged', 'levels'] as const) {
      const prompter = createPrompter({ exampleTokens: 300 });
      const plan = { prompter, form, types: ['NAME', 'STD'] as const, contextTokens };
      const passages = planPassages(noteOf(LONG), plan);
      expect(passages?.at(-1)?.end).toBe(LONG.text.length);
      for (const passage of passages ?? []) {
        const prompt = prompter.promptFor({ form, passage, types: plan.types, candidates: [], tagged: passage.text });
        expect(sizeOf(prompt)).toBeLessThanOrEqual(contextTokens);
      }
    }
  });
});
