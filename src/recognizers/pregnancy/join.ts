/** Atoms that overlap compete; atoms that touch may be one fact. */
import type { Level } from '../../core/entities.ts';
import type { Atom } from './atom.ts';

/** By start, the longer first; what overlaps an earlier one goes. */
export function withoutOverlaps(atoms: readonly Atom[]): Atom[] {
  const sorted = [...atoms].sort((a, b) => a.start - b.start || b.end - a.end || b.score - a.score);
  const kept: Atom[] = [];
  for (const atom of sorted) {
    const last = kept.at(-1);
    if (!last || last.end <= atom.start) kept.push(atom);
    else if (atom.end > last.end && atom.end - atom.start > last.end - last.start) kept[kept.length - 1] = atom;
  }
  return kept;
}

const AFTER_WEEKS =
  /^(?:[LR][OS][APT]|枕|骶|头位|臀位|横位|单臀位|足位|临产|先兆临产|宫内|单活胎|双活胎|单胎|双胎|三胎|多胎|待产|顺产|足月|出生|引产|OGTT|预防性|胎停|无胚芽|妊娠)/;

/** Facts that touch are one: 孕39+2周顺产, 孕4产2孕38+6周临产, 难免流产清宫一次. */
export function joined(text: string, atoms: readonly Atom[]): Atom[] {
  const result: Atom[] = [];
  for (const atom of atoms) {
    const last = result.at(-1);
    if (last && joins(text, last, atom)) {
      const event = isEvent(atom) ? atom : last;
      result[result.length - 1] = {
        ...event,
        start: last.start,
        end: atom.end,
        level: levelOf(last, atom),
        score: 0.97,
      };
    } else result.push(atom);
  }
  return result;
}

/** A birth that ends the pregnancy is no loss; else the event decides, and a formula that states a loss. */
function levelOf(left: Atom, right: Atom): Level {
  if (left.kind === 'birth' && right.term === '终止妊娠') return 2;
  if (isEvent(right)) return right.level;
  return isEvent(left) || (left.kind === 'formula' && left.level === 1) ? left.level : 2;
}

const POSITION = /^(?:[LR][OS][APT]|枕|骶|头位|臀位|横位)/;

const isEvent = ({ kind }: Atom): boolean => kind === 'loss' || kind === 'induction' || kind === 'birth';

function joins(text: string, left: Atom, right: Atom): boolean {
  const gap = text.slice(left.end, right.start);
  const isAge = (atom: Atom) =>
    atom.kind === 'weeks' || (atom.kind === 'formula' && /孕/.test(text.slice(atom.start, atom.end)));
  if (gap === '') {
    if (left.kind === 'formula' && right.kind === 'weeks') return true;
    if (isAge(left) && (right.kind === 'weeks' || isEvent(right) || AFTER_WEEKS.test(right.term))) return true;
    if (right.kind === 'weeks' && /胎$|孕$|妊娠$/.test(left.term)) return true;
    if (left.kind === 'loss' && right.kind === 'loss') return true;
    if (/^(?:宫内)?早孕$/.test(left.term) && right.kind === 'loss') return true;
    if (left.kind === 'birth' && right.term === '终止妊娠') return true;
    if (/^(?:胎方位|胎位|先露)$/.test(left.term) && POSITION.test(right.term)) return true;
    if (/^[AB]胎$/.test(left.term) || (left.term === '胎儿' && /^(?:NT|心率)/.test(right.term))) return true;
    if (POSITION.test(left.term) && right.kind === 'birth') return true;
    if (/^(?:胎心监护|胎监|胎心监测|电子胎心监护)$/.test(left.term) && /^(?:NST|OCT|CST)/.test(right.term)) return true;
    if (/^胎心$/.test(left.term) && /减速$/.test(right.term)) return true;
    return left.kind === 'procedure' && right.kind === 'procedure';
  }
  if (left.kind === 'weeks' && isEvent(right)) return /^(?:于家中|在家中|在家|于家|时|后)$/.test(gap);
  if (left.kind === 'loss' && /^(?:清宫|刮宫|吸宫|钳刮|人流|药流|引产|清除)/.test(right.term))
    return /^(?:后?行|后|并| ?\+ ?)$/.test(gap);
  return left.kind === 'obstetric' && right.kind === 'loss' && gap === '后';
}
