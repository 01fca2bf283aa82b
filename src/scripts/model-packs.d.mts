import type { Plugin } from 'vite';

export function modelPacks(folder: string): Plugin;
