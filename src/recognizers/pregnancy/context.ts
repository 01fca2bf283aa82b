/** Whether a page is about a current pregnancy, a birth or a newborn: that decides what weak cues mean. */
import type { Atom } from './atom.ts';

export interface PregnancyContext {
  /** A pregnancy, labour, puerperium or newborn is what the note is about. */
  readonly current: boolean;
  /** The patient is the child. */
  readonly child: boolean;
  /** Something about reproduction is on the page besides marriage. */
  readonly reproductive: boolean;
  /** Labour at term is near, so that 引产 is an induction of labour. */
  readonly term: boolean;
}

const ENOUGH = 2;
const MOST_FROM_WORDS = 2;
const STRONG_FACT =
  /孕妇|产妇|早孕|早早孕|活胎|双胎|宫内|子痫|前置胎盘|胎膜早破|妊娠期|胎儿|临产|GDM|妊高|高危妊娠|初产|经产|怀[二三]|妊娠合并|继续妊娠|pregnan|gravid|schwanger|enceinte|grossesse|embaraz|gestaci|gestante|incinta|twin|eclamp|妊婦|妊娠/i;
const STRONG_SIGN =
  /胎动|临产|保胎|胎膜|宫口|先露|恶露|孕囊|妊娠囊|胎芽|胎监|胎心|产程|产褥|见红|恶阻|羊水|胎盘|绒毛|羊膜腔|心管|NIPT|f[oe]+tal|gestation|Frucht|contraction|cephalic|labou?r|CTG|sac |saco|feto|post-?partum|puerper|lochi|breast-?feed|foster|trabajo|travaglio/i;

function weight({ kind, term, score }: Atom, text: string): number {
  switch (kind) {
    case 'weeks':
      return score >= 0.9 ? 2 : 1;
    case 'due':
      return 2;
    case 'value':
      return /胎|FHR|FHB|BPD|EFW|CRL|宫高|羊水|双顶/.test(term) ? 2 : 1;
    case 'fact':
      return STRONG_FACT.test(term) ? 2 : 1;
    case 'obstetric':
      if (/^产后.*[\d半一二两三四五六七八九十]/.test(text)) return 2;
      return STRONG_SIGN.test(term) ? 1 : 0.4;
    case 'child':
    case 'induction':
      return 1;
    case 'urine':
    case 'hcg':
      return /阳|\+|\d{3}/.test(text) ? 2 : 0.5;
    case 'loss':
      return /先兆|难免|稽留|不全|异位|宫外孕|葡萄胎|胎停|停育|死胎/.test(term) ? 1 : 0;
    case 'birth':
      return /术后|娩出|临产/.test(text) ? 1 : 0.3;
    default:
      return 0;
  }
}

export function contextOf(text: string, atoms: readonly Atom[]): PregnancyContext {
  const child = /患儿|母孕|日龄|出生情况|新生儿入院|个人史:.{0,12}(?:胎|G\dP\d)/.test(text.slice(0, 1500));
  let strong = child && (atoms.some(({ kind }) => kind === 'birth') || /母亲?孕/.test(text)) ? 2 : 0;
  let words = 0;
  for (const atom of atoms) {
    const value = weight(atom, text.slice(atom.start, atom.end));
    if (atom.kind === 'obstetric') words += value;
    else strong += value;
  }
  return {
    current: strong + Math.min(words, MOST_FROM_WORDS) >= ENOUGH,
    child,
    reproductive: atoms.some(({ kind }) => kind !== 'marital' && kind !== 'parity'),
    term: atoms.some(({ kind, start, end }) => kind === 'weeks' && /3[7-9]|4[0-2]/.test(text.slice(start, end))),
  };
}
