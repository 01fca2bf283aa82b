import type { Plugin } from 'vite';

export const RUNTIME_FOLDER: string;
export function onnxRuntime(): Plugin;
