/** Repeats: what is confirmed once in a note is the same thing wherever the note says it again. */
import type { Claim, Held } from './claims.ts';
import type { EntityType, Level } from './entities.ts';
import type { FoldTable } from './fold.ts';
import { levelOf } from './level.ts';
import type { Finding } from './note.ts';

/** Source of findings that no engine made. */
export const RESOLVE_SOURCE = 'resolve';

/**
 * Only what is surer than this is repeated. An engine that takes an ordinary word for a name (高兴, 严重) on the
 * word of a label alone stays below, and repeats it itself where the context agrees.
 */
export const REPEATS_FROM = 0.9;
/** A repeat is a little less sure than its model. */
const FADING = 0.98;

const REPEATED: ReadonlySet<EntityType> = new Set([
  'NAME',
  'HOSPITAL',
  'ORGANIZATION',
  'ID_NUMBER',
  'CONTACT',
  'ADDRESS',
]);

/** Shortest text that is repeated; shorter numbers are too often something else. */
const MIN_LENGTH: Readonly<Partial<Record<EntityType, number>>> = { ID_NUMBER: 5, CONTACT: 5, ADDRESS: 4 };

/** What makes the name before it the name of a disease, a sign or a method: Crohn's disease, 川崎病, Murphy征. */
const EPONYM =
  /^(?:['’]s?)?[ -]?(?:disease|syndrome|sign|test|reflex|law|score|grade|stage|classification|criteria|procedure|operation|manoeuvre|maneuver|triad|tumou?r|lymphoma|sarcoma|ulcer|palsy|chorea|fracture|hernia|catheter|drain|forceps|body|bodies|cell|ring|line|nodes?|病(?![历案人房区床患友情程史])|征(?!求)|综合征|综合症|现象|试验|反射|体征|分级|分期|评分|法则|三联征|四联症|氏)/i;
/** Longest stretch after a name that the pattern needs. */
const EPONYM_REACH = 18;

const HAN = /\p{Script=Han}/u;
const isHan = (character: string): boolean => HAN.test(character);
const isWordUnit = (character: string): boolean => /[\p{Script=Latin}\p{N}]/u.test(character);

interface Model {
  readonly pattern: string;
  /** Units of the pattern that are the value; what follows is a title that must be there too. */
  readonly length: number;
  readonly rule: 'resolve.repeat' | 'resolve.title';
  readonly type: EntityType;
  readonly level: Level | undefined;
  readonly score: number;
}

/** New claims for further mentions that overlap none of the held ones, in the order of the text. */
export function repeatsOf(text: string, held: Held, foldTable?: FoldTable): Claim[] {
  const view = foldTable ? sameLengthFold(text, foldTable) : text;
  const models = new Map<string, Model>();
  /** Lengths of the patterns by their first two units. */
  const lengths = new Map<string, Set<number>>();
  const firstUnits = new Set<number>();
  const { claims } = held;
  const learn = (model: Model): void => {
    if (models.has(model.pattern)) return;
    models.set(model.pattern, model);
    const head = model.pattern.slice(0, 2);
    const known = lengths.get(head);
    if (known) known.add(model.pattern.length);
    else lengths.set(head, new Set([model.pattern.length]));
    firstUnits.add(head.charCodeAt(0));
  };
  for (const claim of claims) for (const model of modelsOf(view, claim)) learn(model);
  if (models.size === 0) return [];

  const found: Claim[] = [];
  let next = 0;
  for (let at = 0; at + 1 < view.length; at++) {
    if (!firstUnits.has(view.charCodeAt(at))) continue;
    while ((claims[next]?.end ?? Infinity) <= at) next++;
    const limit = claims[next]?.start ?? Infinity;
    if (limit <= at) {
      at = (claims[next]?.end ?? at) - 1;
      continue;
    }
    const known = lengths.get(view.slice(at, at + 2));
    if (!known) continue;
    for (const length of [...known].sort((a, b) => b - a)) {
      const model = models.get(view.slice(at, at + length));
      if (!model || at + model.length > limit || !isWhole(view, at, at + model.length)) continue;
      if (model.type === 'NAME' && EPONYM.test(view.slice(at + model.length, at + model.length + EPONYM_REACH))) break;
      found.push(repeat(model, at));
      at += model.length - 1;
      break;
    }
  }
  return found;
}

function* modelsOf(view: string, claim: Claim): Generator<Model> {
  const { type, strength, start } = claim;
  if (!REPEATED.has(type) || strength < REPEATS_FROM) return;
  const value = view.slice(start, claim.end);
  if (value.length > 1 && value.length < (MIN_LENGTH[type] ?? 2)) return;
  const { level } = claim.evidence.reduce((best, finding) => (finding.score > best.score ? finding : best));
  if (type === 'ADDRESS' && levelOf({ type, ...(level === undefined ? {} : { level }) }) !== 1) return;
  const model = { type, level, score: strength * FADING };
  if (value.length === 1) {
    // A surname alone is repeated before the same title only.
    const titled = view.slice(start, start + 3);
    if (type === 'NAME' && titled.length === 3 && [...titled].every(isHan))
      yield { ...model, pattern: titled, length: 1, rule: 'resolve.title' };
    return;
  }
  yield { ...model, pattern: value, length: value.length, rule: 'resolve.repeat' };
  const squeezed = type === 'NAME' && isHan(value.charAt(0)) ? value.replace(/\s+/g, '') : value;
  if (squeezed !== value && squeezed.length > 1)
    yield { ...model, pattern: squeezed, length: squeezed.length, rule: 'resolve.repeat' };
}

/** Not inside a longer Latin word or number. */
function isWhole(view: string, start: number, end: number): boolean {
  const joined = (left: string, right: string): boolean => isWordUnit(left) && isWordUnit(right);
  return !joined(view.charAt(start - 1), view.charAt(start)) && !joined(view.charAt(end - 1), view.charAt(end));
}

function repeat({ type, level, score, length, rule }: Model, start: number): Claim {
  const span = { start, end: start + length };
  const finding: Finding = {
    ...span,
    type,
    ...(level === undefined ? {} : { level }),
    source: RESOLVE_SOURCE,
    score,
    reason: { rule },
  };
  return { ...span, type, strength: score, evidence: [finding] };
}

/** The folded text where every unit keeps its place; units that fold to nothing stay. */
export function sameLengthFold(text: string, table: FoldTable): string {
  let view = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = table[unit] ?? unit;
    if (folded === unit || folded === 0) continue;
    view += text.slice(from, i) + String.fromCharCode(folded);
    from = i + 1;
  }
  return view + text.slice(from);
}
