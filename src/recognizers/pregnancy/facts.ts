/** Pregnancy, birth, reproduction and marriage: from dictionary hits and forms to the facts that count on a page. */
import type { Language } from '../../core/language.ts';
import type { TermHit } from '../../core/knowledge.ts';
import type { Page } from '../../core/recognizer.ts';
import type { Atom } from './atom.ts';
import { contextOf } from './context.ts';
import { family } from './family.ts';
import { formulas } from './formula.ts';
import { atomOf } from './hits.ts';
import { joined, withoutOverlaps } from './join.ts';
import { judge } from './judge.ts';
import { weeks } from './weeks.ts';
import { westernChildren, westernFormulas, westernWeeks } from './western.ts';

const WESTERN = /weeks?\b|wks?\b|pregnan|gestat|gravida|para ?\d|\dw\dd|@ ?\d|\bSSW\b|妊 ?\d/i;

const isHan = (language: Language): boolean =>
  language === 'zh' || language === 'zh-Hant' || language === 'und' || language === 'ja';

/** Facts of the page: gated by what the page is about, joined where they touch, without overlaps. */
export function facts(page: Page, hits: readonly TermHit[]): Atom[] {
  const { text, language } = page;
  const found: Atom[] = [...formulas(text)];
  const ages: (Atom & { readonly weak: boolean })[] = [];
  // Most Chinese pages hold no English obstetrics, and eleven patterns cost more than this one.
  if (!isHan(language) || WESTERN.test(text)) {
    found.push(...westernFormulas(text));
    ages.push(...westernWeeks(text));
  }
  if (isHan(language)) {
    found.push(...family(text));
    ages.push(...weeks(text).map((atom) => ({ ...atom, weak: atom.bare })));
  }
  found.push(...westernChildren(text, language));
  found.push(...ages.filter(({ weak }) => !weak));
  for (const hit of hits) {
    const atom = atomOf(text, hit);
    if (atom) found.push(atom);
  }
  const context = contextOf(text, found);
  if (context.current) found.push(...ages.filter(({ weak }) => weak));
  const kept = found.map((atom) => judge(text, atom, context)).filter((atom) => atom !== null);
  return withoutOverlaps(joined(text, withoutOverlaps(kept)));
}
