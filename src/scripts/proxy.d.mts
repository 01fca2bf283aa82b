import type { Plugin, PreviewOptions } from 'vite';
import type { Deployment } from '../core/deployment.ts';
export declare const SERVER_PATH: string;
export declare class AddressError extends Error {}
export declare function parseServer(text: string): URL;
export declare function checkServer(url: URL, allowed: readonly string[]): Promise<boolean>;
export declare function deploymentFor(url: URL, isPublic: boolean): Deployment;
export declare function proxyTo(url: URL, key: string | undefined): NonNullable<PreviewOptions['proxy']>;
export declare function serverGate(deployment: Deployment): Plugin;
