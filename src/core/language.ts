/** Languages of notes and of the interface. */

/** A BCP 47 tag of a note's language; the built-in engine knows these. */
export type Language = 'zh' | 'zh-Hant' | 'en' | 'de' | 'fr' | 'es' | 'ja' | 'sv' | 'it' | 'und';

/** Languages of the interface. */
export type UiLanguage = 'zh' | 'en';

/** The same words for both interface languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
