/** Preferences of the interface, in localStorage. Holds nothing of any note. */
import type { Profile } from '../core/entities.ts';
import type { UiLanguage } from '../core/language.ts';
import type { Audience, Policy } from '../core/policy.ts';

/** What reads a note beside the built-in engine. Keys are never part of it. */
export interface EngineChoice {
  readonly kind: 'builtin' | 'server' | 'local';
  /** `base` of a server of the deployment. */
  readonly server: string;
  readonly serverModel: string;
  /** Id of a model pack. */
  readonly localModel: string;
  readonly form: 'spans' | 'tagged';
}

export interface Preferences {
  /** Null until the user has chosen: the browser's language decides. */
  readonly language: UiLanguage | null;
  readonly theme: 'system' | 'light' | 'dark';
  readonly audience: Audience;
  readonly profile: Profile;
  readonly engine: EngineChoice;
  /** Id of the embedding model; empty for the first that is installed. */
  readonly embedder: string;
  readonly customPolicies: readonly Policy[];
}

export const DEFAULT_PREFERENCES: Preferences = {
  language: null,
  theme: 'system',
  audience: 'research',
  profile: 'strict',
  engine: { kind: 'builtin', server: '', serverModel: '', localModel: '', form: 'spans' },
  embedder: '',
  customPolicies: [],
};

const KEY = 'yinji.preferences';

/** Stored preferences over the defaults; the defaults alone where storage is off or damaged. */
export function loadPreferences(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null
      ? { ...DEFAULT_PREFERENCES, ...clean(stored) }
      : DEFAULT_PREFERENCES;
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

/** @returns whether they could be kept. */
export function savePreferences(preferences: Preferences): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
    return true;
  } catch {
    return false;
  }
}

function clean(stored: object): Partial<Preferences> {
  const { language, theme, audience, profile, engine, embedder, customPolicies } = stored as Partial<
    Record<keyof Preferences, unknown>
  >;
  return {
    ...(language === 'zh' || language === 'en' ? { language } : {}),
    ...(theme === 'light' || theme === 'dark' || theme === 'system' ? { theme } : {}),
    ...(audience === 'colleague' || audience === 'research' || audience === 'public' || audience === 'custom'
      ? { audience }
      : {}),
    ...(profile === 'core' || profile === 'strict' ? { profile } : {}),
    ...(isEngine(engine) ? { engine } : {}),
    ...(typeof embedder === 'string' ? { embedder } : {}),
    ...(Array.isArray(customPolicies) ? { customPolicies: customPolicies as Policy[] } : {}),
  };
}

function isEngine(value: unknown): value is EngineChoice {
  const { kind, server, serverModel, localModel, form } = (value ?? {}) as Partial<Record<keyof EngineChoice, unknown>>;
  return (
    (kind === 'builtin' || kind === 'server' || kind === 'local') &&
    [server, serverModel, localModel].every((word) => typeof word === 'string') &&
    (form === 'spans' || form === 'tagged')
  );
}
