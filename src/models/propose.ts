/** Propose: which chat models a machine can run, and the best of them. Pure: facts in, judgements out. */
import type { ErrorRecord } from '../core/errors.ts';
import type { ModelRow } from '../core/model.ts';
import type { AdapterFacts, MachineFacts } from './machine.ts';

/** By size alone, until `yinji evaluate` has measured the model on the hospital's own notes. */
export type QualityClass = 'weak' | 'modest' | 'fair' | 'good';
/** `unusable`: minutes a token. `slow`: minutes a note. `moderate`: tens of seconds. `fast`: seconds. */
export type SpeedClass = 'unusable' | 'slow' | 'moderate' | 'fast';

export interface ModelFit {
  readonly row: ModelRow;
  readonly quality: QualityClass;
  readonly speed: SpeedClass;
  /** `tight`: it fits if little else uses the card. `no`: `reason` says why. */
  readonly fit: 'yes' | 'tight' | 'no';
  readonly reason?: ErrorRecord;
}

export interface Proposal {
  /** Best first; models that do not fit come last. */
  readonly fits: readonly ModelFit[];
  /** The best that fits and is fast enough for work; null where none is. */
  readonly best: ModelFit | null;
}

/** What WebLLM's runtime asks of every adapter (`detectGPUDevice` of 0.2.86). */
const RUNTIME_LIMITS = [
  ['maxBufferSize', 'maxBufferBytes', 2 ** 28],
  ['maxStorageBufferBindingSize', 'maxStorageBindingBytes', 2 ** 27],
  ['maxComputeWorkgroupStorageSize', 'maxWorkgroupStorageBytes', 32 * 2 ** 10],
  ['maxStorageBuffersPerShaderStage', 'maxStorageBuffersPerStage', 10],
] as const satisfies readonly (readonly [string, keyof AdapterFacts, number])[];

export function proposeModel(machine: MachineFacts, rows: readonly ModelRow[]): Proposal {
  const fits = rows
    .filter(({ task }) => task === 'chat')
    .map((row) => judge(machine, row))
    .sort((a, b) => rank(b) - rank(a) || b.row.parameters - a.row.parameters || a.row.memoryMiB - b.row.memoryMiB);
  return {
    fits,
    best: fits.find(({ fit, speed }) => fit !== 'no' && speed !== 'unusable' && speed !== 'slow') ?? null,
  };
}

/** What fits before what is tight before what does not; what can be worked with before what cannot; then the better. */
function rank({ fit, speed, row }: ModelFit): number {
  const order = { no: 0, tight: 1, yes: 2 }[fit] * 10;
  return order + (speed === 'unusable' || speed === 'slow' ? 0 : 5) + (row.runtime === 'webllm' ? 1 : 0);
}

function judge(machine: MachineFacts, row: ModelRow): ModelFit {
  const { adapter } = machine;
  const quality = qualityOf(row);
  const speed = speedOf(adapter, row);
  const no = (reason: ErrorRecord): ModelFit => ({ row, quality, speed, fit: 'no', reason });
  if (!adapter) {
    // Only transformers.js runs without WebGPU, on the processor.
    if (row.runtime === 'webllm' || row.features.length > 0)
      return no(machine.gpuReason ?? { code: 'gpu.none', params: {} });
    return withMemory(memoryForProcessor(machine), row, { row, quality, speed, fit: 'yes' });
  }
  const missing = row.features.find((feature) => !adapter.features.includes(feature));
  if (missing !== undefined) return no({ code: 'gpu.feature', params: { feature: missing, model: row.id } });
  if (row.runtime === 'webllm')
    for (const [limit, fact, least] of RUNTIME_LIMITS)
      if (adapter[fact] < least) return no({ code: 'gpu.limit', params: { limit, model: row.id } });
  return withMemory(memoryForGraphics(machine), row, { row, quality, speed, fit: 'yes' });
}

function withMemory({ sure, most }: { sure: number; most: number }, row: ModelRow, fit: ModelFit): ModelFit {
  if (row.memoryMiB <= sure) return fit;
  if (row.memoryMiB <= most) return { ...fit, fit: 'tight' };
  return { ...fit, fit: 'no', reason: { code: 'gpu.memory', params: { model: row.id } } };
}

/**
 * WebGPU does not tell a card's memory. Main memory is the best hint: cards share it, or come with machines that have as
 * much. A third of it is sure, all of it is the most; without a hint, what a card of the last ten years has.
 */
function memoryForGraphics({ memoryGiB, adapter }: MachineFacts): { sure: number; most: number } {
  if (memoryGiB === null) return { sure: 2048, most: 6144 };
  const sure = (memoryGiB * 1024) / (adapter?.vendor === 'apple' ? 2 : 3);
  return { sure, most: memoryGiB * 1024 };
}

/** A tab's WebAssembly memory ends at 4 GiB. */
function memoryForProcessor({ memoryGiB }: MachineFacts): { sure: number; most: number } {
  return { sure: Math.min(2048, ((memoryGiB ?? 4) * 1024) / 2), most: 3072 };
}

function qualityOf({ parameters }: ModelRow): QualityClass {
  if (parameters < 1) return 'weak';
  if (parameters < 2.5) return 'modest';
  return parameters < 6 ? 'fair' : 'good';
}

/** Writing a token reads the whole model once: on the processor, on a shared card, on a card of its own. */
function speedOf(adapter: AdapterFacts | null, { parameters }: ModelRow): SpeedClass {
  if (adapter?.isFallback) return 'unusable';
  if (!adapter) return 'slow';
  const isShared = adapter.vendor === 'intel' || adapter.vendor === 'qualcomm' || adapter.vendor === 'arm';
  if (isShared) return parameters < 1 ? 'fast' : parameters < 2.5 ? 'moderate' : 'slow';
  return parameters < 6 ? 'fast' : 'moderate';
}
