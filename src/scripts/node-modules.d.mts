export declare const ROOT: string;
export declare function checkNode(): void;
export declare function ensurePackages(): boolean;
