/** Names of months, and the words after which one stands alone, by language. */
import type { Language } from '../../core/language.ts';

export interface Months {
  /** Full names, as the language writes them. */
  readonly full: readonly string[];
  /** Short forms, without the full stop. */
  readonly short: readonly string[];
  /** A month alone is a date after one of these. */
  readonly after: readonly string[];
}

export const MONTHS = {
  en: {
    full: 'January February March April May June July August September October November December'.split(' '),
    short: 'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec'.split(' '),
    after: 'in since until till from by mid early late last next this each every due around before after of end'.split(
      ' ',
    ),
  },
  de: {
    full: 'Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
    short: 'Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez'.split(' '),
    after: 'im seit ab bis Anfang Mitte Ende letzten nächsten vom'.split(' '),
  },
  fr: {
    full: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
    short: 'janv févr avr juil sept oct nov déc'.split(' '),
    after: 'en depuis fin début mi dès'.split(' '),
  },
  es: {
    full: 'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre'.split(
      ' ',
    ),
    short: 'ene feb mar abr may jun jul ago sep sept oct nov dic'.split(' '),
    after: 'en desde hasta de'.split(' '),
  },
  it: {
    full: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' '),
    short: 'gen feb mar apr mag giu lug ago set ott nov dic'.split(' '),
    after: 'in a da dal di entro fine'.split(' '),
  },
  sv: {
    full: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
    short: 'jan feb mar apr jun jul aug sep sept okt nov dec'.split(' '),
    after: 'i sedan från till under före efter slutet'.split(' '),
  },
} as const satisfies Partial<Record<Language, Months>>;

/** The months a note of a language may name: its own, and English ones elsewhere. */
export function monthsFor(language: Language): Months {
  const own: Partial<Record<Language, Months>> = MONTHS;
  return own[language] ?? MONTHS.en;
}
