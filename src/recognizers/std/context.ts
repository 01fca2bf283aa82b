/** What kind of note a page is, as far as the meaning of short abbreviations depends on it. */
import type { TermHit } from '../../core/knowledge.ts';
import type { Page } from '../../core/recognizer.ts';

export interface StdContext {
  readonly hiv: boolean;
  readonly hepatitisB: boolean;
  readonly herpes: boolean;
  /** Whether a span of the page is about the genital tract; respiratory infections share the names 支原体 and 衣原体. */
  genital(start: number, end: number): boolean;
}

const NEAR = 60;
const GENITAL =
  /生殖|泌尿|尿道|宫颈|阴道|白带|外阴|解脲|人型|淋球|淋菌|淋病|滴虫|霉菌|念珠菌|精液|精子|前列腺|不孕|性伴|同治|配偶|输卵管|盆腔|附件|妇科|男科|性病|尖锐|湿疣|梅毒|\bUU\b|\bMH\b|HPV|vagina|cervi|urethr|swab|partner|STI|genital/i;
const RESPIRATORY = /肺|咳|呼吸道|咽拭|痰|发热|流感|合胞|腺病毒|军团菌|pneumon|lung|cough|respirat/i;

export function contextOf(page: Page, hits: readonly TermHit[]): StdContext {
  const has = (test: (hit: TermHit) => boolean): boolean => hits.some(test);
  return {
    hiv: has(({ entry, form }) => entry.term === 'HIV' || /艾滋|AIDS/i.test(form)),
    hepatitisB: has(({ form }) => /HBV|HBs|HBe|乙肝|乙型肝炎|三阳/i.test(form)),
    herpes: has(({ form }) => /HSV-?(?:2|II|Ⅱ)|疱疹|herpes/i.test(form)),
    genital(start, end) {
      const near = page.text.slice(Math.max(0, start - NEAR), end + NEAR);
      if (GENITAL.test(near)) return true;
      return !RESPIRATORY.test(near) && GENITAL.test(page.text);
    },
  };
}
