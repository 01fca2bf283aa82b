/** A fact found on a page before the page decides which facts count and which touch each other. */
import type { Level } from '../../core/entities.ts';
import type { Span } from '../../core/note.ts';

export type AtomKind =
  | 'formula'
  | 'weeks'
  | 'loss'
  | 'induction'
  | 'birth'
  | 'colloquialbirth'
  | 'child'
  | 'fact'
  | 'obstetric'
  | 'value'
  | 'hcg'
  | 'urine'
  | 'procedure'
  | 'infertility'
  | 'contraception'
  | 'plan'
  | 'marital'
  | 'parity'
  | 'biochemical'
  | 'wedding'
  | 'lmp'
  | 'due';

export interface Atom extends Span {
  readonly kind: AtomKind;
  readonly level: Level;
  readonly score: number;
  readonly rule: string;
  /** A word of a dictionary or the name of a form. */
  readonly term: string;
}

/** What the reviewer reads about each rule. */
export const PREGNANCY_RULES = {
  'pregnancy.formula': { zh: '孕产次公式', en: 'obstetric formula' },
  'pregnancy.weeks': { zh: '孕周、停经时间', en: 'gestational age' },
  'pregnancy.loss': { zh: '流产、引产、异位妊娠等', en: 'abortion, loss or ectopic pregnancy' },
  'pregnancy.birth': { zh: '分娩及方式', en: 'a birth and its mode' },
  'pregnancy.fact': { zh: '妊娠及其并发症', en: 'pregnancy and its complications' },
  'pregnancy.sign': { zh: '孕期病历中的产科所见', en: 'an obstetric finding in a note with a pregnancy' },
  'pregnancy.measure': { zh: '胎儿、产科测量值', en: 'a fetal or obstetric measure' },
  'pregnancy.test': { zh: '妊娠试验、hCG', en: 'a pregnancy test or hCG' },
  'pregnancy.date': { zh: '孕期的末次月经、预产期', en: 'last period or due date of a pregnancy' },
  'pregnancy.procedure': { zh: '辅助生殖、节育手术', en: 'assisted reproduction, sterilisation, intrauterine device' },
  'pregnancy.fertility': { zh: '不孕、备孕、避孕', en: 'infertility, planning, contraception' },
  'pregnancy.marital': { zh: '婚姻状况', en: 'marital status' },
  'pregnancy.children': { zh: '子女情况', en: 'children' },
} as const;

export type PregnancyRule = keyof typeof PREGNANCY_RULES;
