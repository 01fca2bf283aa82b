export declare const CSP_DIRECTIVES: readonly string[];
export declare const META_CSP: string;
export declare const SECURITY_HEADERS: Readonly<Record<string, string>>;
