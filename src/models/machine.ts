/** What this machine offers to a model: its graphics adapter as WebGPU describes it, threads, and room. */
import type { ErrorRecord } from '../core/errors.ts';

export interface AdapterFacts {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  /** A software adapter: right for a test, far too slow for work. */
  readonly isFallback: boolean;
  readonly features: readonly string[];
  readonly maxBufferBytes: number;
  readonly maxStorageBindingBytes: number;
  readonly maxWorkgroupStorageBytes: number;
  readonly maxStorageBuffersPerStage: number;
}

export interface StorageFacts {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** The browser will not clear it on its own. */
  readonly isPersisted: boolean;
}

export interface MachineFacts {
  readonly adapter: AdapterFacts | null;
  /** Why there is no adapter, with the remedy; null where there is one. */
  readonly gpuReason: ErrorRecord | null;
  /** GiB of main memory, which browsers round and cap; null where they do not say. */
  readonly memoryGiB: number | null;
  readonly threads: number;
  /** Null where the page may not keep files (no TLS, or a private window). */
  readonly storage: StorageFacts | null;
}

/** The parts of the WebGPU API that are read here; the whole of it is not in TypeScript's library. */
interface Gpu {
  requestAdapter(options?: { powerPreference?: string }): Promise<GpuAdapter | null>;
}
interface GpuAdapter {
  readonly info?: { vendor?: string; architecture?: string; description?: string; isFallbackAdapter?: boolean };
  readonly isFallbackAdapter?: boolean;
  readonly features: Iterable<string>;
  readonly limits: Readonly<Record<string, number>>;
}

type MachineNavigator = Partial<Pick<Navigator, 'storage' | 'hardwareConcurrency'>> & {
  readonly gpu?: Gpu;
  readonly deviceMemory?: number;
};

export async function readAdapter(
  machine: MachineNavigator = navigator as unknown as MachineNavigator,
): Promise<Pick<MachineFacts, 'adapter' | 'gpuReason'>> {
  if (!machine.gpu) return { adapter: null, gpuReason: { code: 'gpu.none', params: {} } };
  const adapter = await machine.gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return { adapter: null, gpuReason: { code: 'gpu.no-adapter', params: {} } };
  const { info, limits } = adapter;
  const limit = (name: string): number => limits[name] ?? 0;
  return {
    gpuReason: null,
    adapter: {
      vendor: info?.vendor ?? '',
      architecture: info?.architecture ?? '',
      description: info?.description ?? '',
      isFallback: info?.isFallbackAdapter ?? adapter.isFallbackAdapter ?? info?.architecture === 'swiftshader',
      features: [...adapter.features].sort(),
      maxBufferBytes: limit('maxBufferSize'),
      maxStorageBindingBytes: limit('maxStorageBufferBindingSize'),
      maxWorkgroupStorageBytes: limit('maxComputeWorkgroupStorageSize'),
      maxStorageBuffersPerStage: limit('maxStorageBuffersPerShaderStage'),
    },
  };
}

export async function readStorage(
  machine: MachineNavigator = navigator as unknown as MachineNavigator,
): Promise<StorageFacts | null> {
  if (typeof machine.storage?.getDirectory !== 'function') return null;
  const { usage = 0, quota = 0 } = await machine.storage.estimate();
  return { usedBytes: usage, quotaBytes: quota, isPersisted: await machine.storage.persisted() };
}

export async function readMachine(
  machine: MachineNavigator = navigator as unknown as MachineNavigator,
): Promise<MachineFacts> {
  return {
    ...(await readAdapter(machine)),
    memoryGiB: machine.deviceMemory ?? null,
    threads: globalThis.crossOriginIsolated ? (machine.hardwareConcurrency ?? 1) : 1,
    storage: await readStorage(machine).catch(() => null),
  };
}
