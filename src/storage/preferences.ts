/** Preferences of the interface, in localStorage. Holds nothing of any note. */
import type { UiLanguage } from '../core/language.ts';
import type { Audience, Policy } from '../core/policy.ts';

export interface Preferences {
  /** Null until the user has chosen: the browser's language decides. */
  readonly language: UiLanguage | null;
  readonly theme: 'system' | 'light' | 'dark';
  readonly audience: Audience;
  readonly customPolicies: readonly Policy[];
}

export const DEFAULT_PREFERENCES: Preferences = {
  language: null,
  theme: 'system',
  audience: 'research',
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
  const { language, theme, audience, customPolicies } = stored as Partial<Record<keyof Preferences, unknown>>;
  return {
    ...(language === 'zh' || language === 'en' ? { language } : {}),
    ...(theme === 'light' || theme === 'dark' || theme === 'system' ? { theme } : {}),
    ...(audience === 'colleague' || audience === 'research' || audience === 'public' || audience === 'custom'
      ? { audience }
      : {}),
    ...(Array.isArray(customPolicies) ? { customPolicies: customPolicies as Policy[] } : {}),
  };
}
