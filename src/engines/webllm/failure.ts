/** What went wrong in WebLLM, told by class and wording of its errors; the wording is never passed on. */
import { YinjiError } from '../../core/errors.ts';

/** The device is gone and a load may bring it back. `DeviceLostError` is the runtime's, the rest are the browser's. */
const LOST = /device\b.{0,40}\blost|lost\b.{0,40}\bdevice|instance dropped|external instance|device is destroyed/i;
const NOT_LOADED = new Set(['ModelNotLoadedError', 'DeviceLostError']);
const MEMORY = /out of memory|not enough memory|allocation fail|failed to allocate|buffer size.{0,60}exceeds|OOM\b/i;

export function isLost(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return NOT_LOADED.has(thrown.name) || (LOST.test(thrown.message) && !MEMORY.test(thrown.message));
}

/** @param tokens of the model's context. */
export function webllmFailure(thrown: unknown, model: string, tokens: number): YinjiError {
  if (thrown instanceof YinjiError) return thrown;
  const { name, message } = thrown instanceof Error ? thrown : { name: typeof thrown, message: '' };
  if (name === 'AbortError') return new YinjiError('cancelled');
  if (name === 'ContextWindowSizeExceededError') return new YinjiError('model.context', { model, tokens });
  if (name === 'ShaderF16SupportError') return new YinjiError('gpu.feature', { model, feature: 'shader-f16' });
  if (name === 'FeatureSupportError') return new YinjiError('gpu.feature', { model, feature: 'WebGPU' });
  if (name === 'WebGPUNotAvailableError' || name === 'WebGPUNotFoundError') return new YinjiError('gpu.none');
  if (/compatible GPU/.test(message)) return new YinjiError('gpu.no-adapter');
  if (MEMORY.test(message)) return new YinjiError('gpu.memory', { model });
  const limit = /requested (max\w+)/.exec(message)?.[1];
  if (limit !== undefined) return new YinjiError('gpu.limit', { model, limit });
  if (isLost(thrown)) return new YinjiError('gpu.lost');
  // A library of another version lacks a function or an export that the runtime asks for.
  if (name === 'LinkError' || name === 'CompileError') return new YinjiError('model.failed', { model, name });
  return new YinjiError('model.failed', { model, name });
}
