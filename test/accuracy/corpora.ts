/**
 * Corpora that live outside the project and only measure it. Each row names the types whose labels mean what ours do;
 * the rest of a corpus is not counted. A corpus that is not there is reported as missing.
 */
import type { EntityType } from '../../src/core/entities.ts';
import type { Language } from '../../src/core/language.ts';

export interface GoldCorpus {
  /** Path below the folder of corpora. */
  readonly file: string;
  readonly language: Language;
  readonly types: readonly EntityType[];
  /** Every how many documents one is taken; 1 for all. */
  readonly every?: number;
  readonly note: string;
}

export const GOLD_CORPORA: readonly GoldCorpus[] = [
  { file: 'zh_resume/dev.jsonl', language: 'zh', types: ['NAME'], note: 'CVs of executives' },
  {
    file: 'zh_aicup2020/dev.jsonl',
    language: 'zh-Hant',
    types: ['NAME', 'ID_NUMBER', 'CONTACT'],
    note: 'conversations',
  },
  { file: 'zh_address_nap/dev.jsonl.gz', language: 'zh', types: ['ADDRESS'], note: 'addresses alone' },
  { file: 'zh_address_ccks2021/train.jsonl.gz', language: 'zh', types: ['ADDRESS'], every: 3, note: 'addresses alone' },
  { file: 'zh_msra/val.jsonl', language: 'zh', types: ['NAME'], note: 'news' },
  { file: 'zh_peopledaily/dev.jsonl', language: 'zh', types: ['NAME'], note: 'news' },
  { file: 'zh_cluener/train.jsonl.gz', language: 'zh', types: ['NAME'], every: 3, note: 'news' },
  { file: 'zh_weibo/dev.jsonl', language: 'zh', types: ['NAME'], note: 'microblogs' },
  {
    file: 'gp-requests-dev/gold.jsonl',
    language: 'en',
    types: ['NAME', 'ID_NUMBER', 'CONTACT', 'ADDRESS', 'HOSPITAL', 'DATE'],
    note: 'requests of patients; labels are noisy',
  },
  { file: 'en_asq_phi/dev.jsonl', language: 'en', types: ['NAME', 'ID_NUMBER', 'CONTACT', 'DATE'], note: 'queries' },
  { file: 'de_grascco_phi/dev.jsonl', language: 'de', types: ['NAME', 'CONTACT', 'DATE'], note: 'clinical letters' },
  { file: 'es_meddocan/dev.jsonl.gz', language: 'es', types: ['NAME', 'CONTACT', 'DATE', 'HOSPITAL'], note: 'cases' },
  {
    file: 'fr_eds_pseudo/dev.jsonl',
    language: 'fr',
    types: ['NAME', 'CONTACT', 'DATE', 'HOSPITAL'],
    note: 'fragments',
  },
  {
    file: 'ja_radiology/reports100.jsonl',
    language: 'ja',
    types: ['NAME', 'ID_NUMBER', 'CONTACT', 'ADDRESS', 'HOSPITAL'],
    note: 'radiology reports',
  },
];

/** Clinical text without identifiers: whatever is found there as one is false, or nearly so. */
export interface CleanCorpus {
  readonly file: string;
  readonly language: Language;
}

export const CLEAN_CORPORA: readonly CleanCorpus[] = [
  { file: 'zh_yidu_s4k/part1.jsonl.gz', language: 'zh' },
  { file: 'zh_toyhom/dev.jsonl', language: 'zh' },
  { file: 'zh_cmtmedqa/dev.jsonl', language: 'zh' },
  { file: 'zh_cmeee/dev.jsonl.gz', language: 'zh' },
  { file: 'en_mts_dialog/dev.jsonl', language: 'en' },
];
