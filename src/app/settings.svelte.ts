/** What the user has chosen for the interface; remembered, and applied to the page. */
import type { Profile } from '../core/entities.ts';
import type { Bilingual, UiLanguage } from '../core/language.ts';
import type { Audience, Policy } from '../core/policy.ts';
import { loadPreferences, savePreferences, type EngineChoice, type Preferences } from '../storage/preferences.ts';
import { MESSAGES, type Messages } from './messages/index.ts';

export type Theme = Preferences['theme'];

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export class Settings {
  #stored = $state.raw<Preferences>(load());

  /** Derived, so that a change of something else does not redraw every word. */
  readonly #language = $derived<UiLanguage>(this.#stored.language ?? browserLanguage());

  get language(): UiLanguage {
    return this.#language;
  }

  /** The words of the interface. */
  get messages(): Messages {
    return MESSAGES[this.language];
  }

  get theme(): Theme {
    return this.#stored.theme;
  }

  get audience(): Audience {
    return this.#stored.audience;
  }

  /** Which types are looked for. */
  get profile(): Profile {
    return this.#stored.profile;
  }

  get engine(): EngineChoice {
    return this.#stored.engine;
  }

  get embedder(): string {
    return this.#stored.embedder;
  }

  /** The one in use comes first. */
  get customPolicies(): readonly Policy[] {
    return this.#stored.customPolicies;
  }

  say(words: Bilingual): string {
    return words[this.language];
  }

  setLanguage(language: UiLanguage): void {
    this.#keep({ language });
  }

  nextTheme(): void {
    this.#keep({ theme: THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'system' });
  }

  setAudience(audience: Audience): void {
    this.#keep({ audience });
  }

  setEngine(engine: EngineChoice): void {
    this.#keep({ engine });
  }

  setEmbedder(embedder: string): void {
    this.#keep({ embedder });
  }

  setProfile(profile: Profile): void {
    this.#keep({ profile });
  }

  /** Adds or replaces a custom policy and makes it the one in use. */
  saveCustomPolicy(policy: Policy): void {
    this.#keep({ customPolicies: [policy, ...this.customPolicies.filter(({ id }) => id !== policy.id)] });
  }

  deleteCustomPolicy(id: string): void {
    this.#keep({ customPolicies: this.customPolicies.filter((policy) => policy.id !== id) });
  }

  #keep(change: Partial<Preferences>): void {
    this.#stored = { ...this.#stored, ...change };
    savePreferences(this.#stored);
  }
}

/** What was stored may be from another version, or damaged: only policies of the right shape are used. */
function load(): Preferences {
  const stored = loadPreferences();
  return { ...stored, customPolicies: stored.customPolicies.filter(isPolicy) };
}

function isPolicy(value: unknown): value is Policy {
  const { id, name, about, reveals, rules } = (value ?? {}) as Partial<Record<keyof Policy, unknown>>;
  return (
    typeof id === 'string' && [name, about, reveals].every(isBilingual) && typeof rules === 'object' && rules !== null
  );
}

function isBilingual(value: unknown): value is Bilingual {
  const { zh, en } = (value ?? {}) as Partial<Record<UiLanguage, unknown>>;
  return typeof zh === 'string' && typeof en === 'string';
}

function browserLanguage(): UiLanguage {
  return typeof navigator === 'undefined' || navigator.language.startsWith('zh') ? 'zh' : 'en';
}
