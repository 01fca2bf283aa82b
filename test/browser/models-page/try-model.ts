/** Installs, verifies, loads and asks a model, step by step, with what each step took. Runs on the page. */
import type { JsonSchema } from '../../../src/core/chat.ts';
import type { ModelClient, ModelRow } from '../../../src/worker/model-client.ts';

export interface Trial {
  readonly row: ModelRow;
  readonly note: string;
  readonly schema: JsonSchema;
  readonly maxTokens: number;
}

export interface TrialReport {
  readonly steps: readonly (readonly [string, number | string])[];
  readonly error: string | null;
}

export async function tryModel(models: ModelClient, { row, note, schema, maxTokens }: Trial): Promise<TrialReport> {
  const steps: [string, number | string][] = [];
  const timed = async <T>(name: string, work: Promise<T>): Promise<T> => {
    const began = performance.now();
    const value = await work;
    steps.push([`${name}, ms`, Math.round(performance.now() - began)]);
    return value;
  };
  try {
    const { adapter, gpuReason } = (await models.machine()).facts;
    const kind = adapter ? `${adapter.vendor} ${adapter.architecture}` : (gpuReason?.code ?? 'none');
    steps.push(['adapter', adapter?.isFallback ? `${kind} (software)` : kind]);
    await timed(
      'install',
      models.install({ kind: 'site', id: row.id }, () => undefined),
    );
    const { isSound } = await timed(
      'verify',
      models.verify(row.id, () => undefined),
    );
    if (!isSound) return { steps, error: 'the installed pack is not sound' };
    await timed(
      'load',
      models.load(row.id, () => undefined),
    );
    if (row.task === 'embedding') {
      const vectors = await timed('embed', models.embedder(row).embed([note, note.slice(0, 20)]));
      steps.push(['numbers', vectors.length]);
      return { steps, error: vectors.every(Number.isFinite) ? null : 'the vectors are not finite' };
    }
    const reply = await timed(
      'answer',
      models.chat(row.id, {
        messages: [
          { role: 'system', content: '列出病历中的敏感信息，输出 JSON 数组。' },
          { role: 'user', content: note },
        ],
        schema,
        maxTokens,
      }),
    );
    const { promptTokens, completionTokens, milliseconds } = reply.usage;
    steps.push(
      ['tokens in', promptTokens],
      ['tokens out', completionTokens],
      ['tokens a second', Number(((completionTokens * 1000) / milliseconds).toFixed(2))],
      ['answer', reply.text],
    );
    return { steps, error: reply.text === '' ? 'the answer is empty' : null };
  } catch (thrown) {
    const { code, params } = thrown as { code: string; params: object };
    return { steps, error: `${code} ${JSON.stringify(params)}` };
  }
}
