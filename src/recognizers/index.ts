/** The shelf of recognizers, in the order in which they run: later ones see the findings of earlier ones. */
import { idNumber } from './id-number.ts';
import { contact } from './contact.ts';
import { date } from './date.ts';
import { age } from './age.ts';
import { std } from './std.ts';
import { pregnancy } from './pregnancy.ts';
import { hospitalZh } from './hospital-zh.ts';
import { hospitalLatin } from './hospital-latin.ts';
import { hospitalJa } from './hospital-ja.ts';
import { addressZh } from './address-zh.ts';
import { addressLatin } from './address-latin.ts';
import { addressJa } from './address-ja.ts';
import { organizationZh } from './organization-zh.ts';
import { organizationLatin } from './organization-latin.ts';
import { organizationJa } from './organization-ja.ts';
import { nameZh } from './name-zh.ts';
import { nameLatin } from './name-latin.ts';
import { nameJa } from './name-ja.ts';
import { ownTerms } from './own-terms.ts';
import type { Bilingual } from '../core/language.ts';
import type { Recognizer } from '../core/recognizer.ts';

export const RECOGNIZERS: readonly Recognizer[] = [
  idNumber,
  contact,
  date,
  age,
  std,
  pregnancy,
  hospitalZh,
  hospitalLatin,
  hospitalJa,
  organizationZh,
  addressZh,
  organizationLatin,
  organizationJa,
  addressLatin,
  addressJa,
  nameZh,
  nameLatin,
  nameJa,
  ownTerms,
];

/** What each rule id of a reason means. */
export const RULES: Readonly<Record<string, Bilingual>> = Object.assign({}, ...RECOGNIZERS.map(({ rules }) => rules));
