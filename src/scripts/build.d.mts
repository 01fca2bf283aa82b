/** Runs an npm script when its output is missing or older than the sources. */
export declare function ensureBuilt(output: string, script: string): void;
