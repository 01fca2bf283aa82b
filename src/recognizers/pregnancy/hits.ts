/** From a dictionary hit to an atom: the hit with the date, count, value or state that belongs to it. */
import type { TermHit } from '../../core/knowledge.ts';
import type { Span } from '../../core/note.ts';
import { resultEnd } from '../clinical/result.ts';
import type { Atom, AtomKind, PregnancyRule } from './atom.ts';
import { endOfEvent, endOfMeasure, startOfEvent, startOfMarital, withDate } from './extend.ts';
import { endOfSign } from './state.ts';
import { endOfDuration, endOfWestern, endOfWesternMeasure, startOfWestern, westernDate } from './western.ts';

const RULE_OF: Readonly<Record<AtomKind, PregnancyRule>> = {
  formula: 'pregnancy.formula',
  weeks: 'pregnancy.weeks',
  loss: 'pregnancy.loss',
  induction: 'pregnancy.loss',
  birth: 'pregnancy.birth',
  colloquialbirth: 'pregnancy.birth',
  child: 'pregnancy.birth',
  fact: 'pregnancy.fact',
  obstetric: 'pregnancy.sign',
  value: 'pregnancy.measure',
  hcg: 'pregnancy.test',
  urine: 'pregnancy.test',
  procedure: 'pregnancy.procedure',
  infertility: 'pregnancy.fertility',
  contraception: 'pregnancy.procedure',
  plan: 'pregnancy.fertility',
  marital: 'pregnancy.marital',
  parity: 'pregnancy.children',
  biochemical: 'pregnancy.loss',
  wedding: 'pregnancy.marital',
  lmp: 'pregnancy.date',
  due: 'pregnancy.date',
};

/** Null for terms that only look like a fact, and for a date's label without a date. */
export function atomOf(text: string, hit: TermHit): Atom | null {
  const kind = (hit.entry.note ?? 'fact') as AtomKind | 'not';
  if (kind === 'not') return null;
  const { start, end } = hit;
  const atom = (from: number, to: number, score = 0.96): Atom => ({
    start: from,
    end: to,
    kind,
    level: hit.entry.level ?? 2,
    // With its date the fact must win over the date alone.
    score: from < start ? Math.max(score, 0.98) : score,
    rule: RULE_OF[kind],
    term: hit.form,
  });
  if (!/-(?:zh|ja)$/.test(hit.dictionary)) return westernAtom(text, hit, kind, atom);
  switch (kind) {
    case 'loss':
    case 'induction':
    case 'biochemical':
      return atom(startOfEvent(text, start), endOfEvent(text, end, 'loss'));
    case 'birth':
    case 'colloquialbirth':
      return atom(startOfEvent(text, start), endOfEvent(text, end, 'birth'));
    case 'procedure':
      return atom(startOfEvent(text, start), endOfEvent(text, end, 'procedure'));
    case 'contraception':
      return atom(startOfEvent(text, start), endOfEvent(text, end, 'contraception'));
    case 'infertility':
      return atom(start, endOfEvent(text, end, 'infertility'));
    case 'marital':
    case 'wedding':
      return atom(startOfMarital(text, start), kind === 'marital' ? endOfEvent(text, end, 'marital') : end);
    case 'value': {
      const to = endOfMeasure(text, end);
      return atom(start, Math.max(end, to), to > end ? 0.96 : 0.5);
    }
    case 'obstetric':
      return atom(start, endOfSign(text, hit));
    case 'fact':
      return atom(/^(?:怀|计划外)/.test(hit.form) ? startOfEvent(text, start) : start, endOfSign(text, hit));
    case 'hcg': {
      const to = resultEnd(text, end, 'any');
      return atom(startOfTest(text, start), to, to > end ? 0.97 : 0.8);
    }
    case 'urine':
      return atom(start, resultEnd(text, end, 'measured'));
    case 'lmp':
    case 'due': {
      const dated = longer(withDate(text, hit), westernDate(text, hit));
      return dated ? atom(start, dated.end, 0.99) : null;
    }
    default:
      return atom(start, end);
  }
}

function westernAtom(
  text: string,
  { start, end, form }: TermHit,
  kind: AtomKind,
  atom: (from: number, to: number, score?: number) => Atom,
): Atom | null {
  switch (kind) {
    case 'loss':
    case 'birth':
      return atom(startOfWestern(text, start), endOfWestern(text, end));
    case 'procedure':
    case 'contraception':
      return atom(start, endOfWestern(text, end));
    case 'marital':
    case 'infertility':
      return atom(start, endOfDuration(text, end));
    case 'value': {
      const to = endOfWesternMeasure(text, end);
      return atom(start, Math.max(to, end), to > end ? 0.96 : 0.5);
    }
    case 'obstetric': {
      const to = /^(?:.*sac.*|Frucht.*|.*weight|.*height)$/i.test(form) ? endOfWesternMeasure(text, end) : -1;
      return atom(start, to > end ? to : end);
    }
    case 'hcg': {
      const to = resultEnd(text, end, 'any');
      return atom(start, to, to > end ? 0.97 : 0.8);
    }
    case 'urine':
      return atom(start, resultEnd(text, end, 'measured'));
    case 'lmp':
    case 'due': {
      const dated = longer(withDate(text, { start, end }), westernDate(text, { start, end }));
      return dated ? atom(start, dated.end, 0.99) : null;
    }
    default:
      return atom(start, end);
  }
}

const longer = (a: Span | null, b: Span | null): Span | null => ((b?.end ?? 0) > (a?.end ?? 0) ? b : a);

/** 9/5 HCG 48120: the day of a value belongs to it. */
function startOfTest(text: string, start: number): number {
  const found = /(?<![\d/.-])\d{1,2}[/.-]\d{1,2} $/.exec(text.slice(Math.max(0, start - 7), start));
  return found ? start - found[0].length : start;
}
