/** Verify: a second look at the protected text that trusts no engine. It asks what a stranger could still read in it. */
import type { Bilingual } from './language.ts';
import { scoreOf, UNSURE_BELOW, type Annotation, type Note, type Span } from './note.ts';
import { choiceFor, type Policy, type StrategyId } from './policy.ts';
import type { Piece, Protected } from './protect.ts';
import { identifiersIn } from './identifier-patterns.ts';
import { formsOf, gradeOf, type LeakValue } from './leak-values.ts';
import { squeeze, ValueMatcher } from './value-matcher.ts';

export type IssueKind = 'leak' | 'identifier' | 'collision' | 'unreviewed';
export type Severity = 'fail' | 'review';

/** Why an issue was raised, in the words a reviewer reads. */
export const VERIFY_RULES = {
  'leak.exact': { zh: '受保护的原文仍然出现', en: 'a protected value is still there' },
  'leak.spaced': { zh: '受保护的原文以间隔或标点写法出现', en: 'a protected value is still there, written apart' },
  'leak.variant': {
    zh: '受保护的原文以全角、繁简或大小写变体出现',
    en: 'a protected value is still there in another script or width',
  },
  'leak.pinyin': { zh: '受保护姓名的拼音仍然出现', en: 'the pinyin of a protected name is still there' },
  'leak.surname': { zh: '受保护的姓氏后仍跟着称谓', en: 'a protected surname still stands before a title' },
  'identifier.citizen': { zh: '有效的身份证号', en: 'a valid citizen number' },
  'identifier.mobile': { zh: '手机号', en: 'a mobile number' },
  'identifier.email': { zh: '电子邮箱', en: 'an e-mail address' },
  'identifier.plate': { zh: '车牌号', en: 'a licence plate' },
  'identifier.card': { zh: '疑似银行卡号', en: 'a number like a bank card' },
  'identifier.landline': { zh: '疑似固定电话', en: 'a number like a telephone' },
  'identifier.hong-kong': { zh: '疑似香港身份证号', en: 'a number like a Hong Kong identity card' },
  'collision.real': { zh: '替身与原文中的真实值相同', en: 'a surrogate equals a real value of the note' },
  'collision.shared': { zh: '两个不同对象的替身相同', en: 'two subjects have the same surrogate' },
  'unreviewed.unsure': { zh: '把握不大的发现尚未复核', en: 'an unsure finding has not been reviewed' },
} as const satisfies Record<string, Bilingual>;

export type VerifyRule = keyof typeof VERIFY_RULES;

/** Offsets are those of the output. Holds no text. */
export interface Issue extends Span {
  readonly kind: IssueKind;
  readonly severity: Severity;
  readonly rule: VerifyRule;
  /** Id of the annotation whose value it is about. */
  readonly annotation?: string;
}

export interface Verification {
  /** `fail` when any issue fails, and export is blocked; `review` when any is to be looked at. */
  readonly result: 'pass' | 'review' | 'fail';
  /** By start. */
  readonly issues: readonly Issue[];
}

/** What is verified, as one value that crosses the worker boundary. */
export interface VerifyRequest {
  readonly note: Note;
  readonly annotations: readonly Annotation[];
  readonly result: Protected;
  readonly policy: Policy;
}

export interface VerifyHelpers {
  /** Half-width and Simplified, with the way back, as `fold` of core gives it. */
  readonly fold: (text: string) => { readonly text: string; toOriginal(span: Span): Span };
  /** Hanyu Pinyin of a Han name, syllables apart, without tone marks. */
  readonly romanize?: (name: string) => string;
  /** Whether a folded value is an ordinary word as well (高兴, 方便), so that its occurrence proves nothing. */
  readonly isWord?: (value: string) => boolean;
}

/** Strategies whose replacements are made by us: a value inside one is no leak. */
const MADE: ReadonlySet<StrategyId | null> = new Set<StrategyId>([
  'mask',
  'tag',
  'surrogate',
  'generalize',
  'shift-date',
  'remove',
]);

/** One pass over the output, linear in its length and in the number of values. */
export function verify(
  note: Note,
  annotations: readonly Annotation[],
  result: Protected,
  policy: Policy,
  helpers: VerifyHelpers,
): Verification {
  const active = annotations.filter(({ status }) => status !== 'rejected');
  const pieces = new Pieces(result.pieces, annotations, note);
  const folded = helpers.fold(result.text);
  const issues = [
    ...leaks(note, active, result, policy, helpers, folded, pieces),
    ...identifiers(folded, pieces),
    ...collisions(note, active, result, pieces),
    ...unreviewed(active, pieces),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const fails = issues.some(({ severity }) => severity === 'fail');
  return { result: fails ? 'fail' : issues.length > 0 ? 'review' : 'pass', issues };
}

type Folded = ReturnType<VerifyHelpers['fold']>;

function* leaks(
  note: Note,
  active: readonly Annotation[],
  result: Protected,
  policy: Policy,
  helpers: VerifyHelpers,
  folded: Folded,
  pieces: Pieces,
): Generator<Issue> {
  const matcher = new ValueMatcher<LeakValue>();
  const seen = new Set<string>();
  for (const annotation of active) {
    if (choiceFor(policy, annotation.type, annotation.level).strategy === 'keep') continue;
    const text = note.text.slice(annotation.start, annotation.end);
    const key = `${annotation.type} ${text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    // What the policy lets the recipient read (a district under `generalize`) is no secret.
    const piece = pieces.pieceOf(annotation.id);
    if (piece && piece.strategy !== 'surrogate' && result.text.slice(piece.start, piece.end).includes(text)) continue;
    for (const { form, value } of formsOf(text, annotation, helpers)) matcher.add(form, value);
  }
  const squeezed = squeeze(folded.text);
  for (const hit of matcher.search(squeezed.text)) {
    const from = squeezed.at[hit.start] ?? 0;
    const to = (squeezed.at[hit.end - 1] ?? 0) + 1;
    const span = folded.toOriginal({ start: from, end: to });
    const grade = gradeOf(hit.value, folded.text, from, to, result.text.slice(span.start, span.end));
    if (!grade) continue;
    const where = pieces.of(span);
    if (where === 'made') continue;
    // What the reviewer looked at and let stand, or what the policy keeps, is theirs to judge.
    const severity = where === 'open' ? grade.severity : 'review';
    if (where === 'kept' && hit.value.isClinical) continue;
    yield { kind: 'leak', severity, rule: grade.rule, annotation: hit.value.annotation, ...span };
  }
}

function* identifiers(folded: Folded, pieces: Pieces): Generator<Issue> {
  for (const hit of identifiersIn(folded.text)) {
    const span = folded.toOriginal(hit);
    const where = pieces.of(span);
    if (where === 'made' || where === 'kept') continue;
    yield { kind: 'identifier', severity: where === 'open' ? hit.severity : 'review', rule: hit.rule, ...span };
  }
}

function* collisions(note: Note, active: readonly Annotation[], result: Protected, pieces: Pieces): Generator<Issue> {
  const real = new Set(active.map(({ start, end }) => squeeze(note.text.slice(start, end)).text));
  const holders = new Map<string, string>();
  for (const piece of result.pieces) {
    if (piece.strategy !== 'surrogate' || piece.annotation === null) continue;
    const annotation = pieces.annotation(piece.annotation);
    if (!annotation) continue;
    const form = squeeze(result.text.slice(piece.start, piece.end)).text;
    const span = { start: piece.start, end: piece.end, annotation: annotation.id };
    if (real.has(form)) {
      yield { kind: 'collision', severity: form.length > 1 ? 'fail' : 'review', rule: 'collision.real', ...span };
    }
    const subject = `${annotation.type} ${annotation.subject ?? squeeze(note.text.slice(annotation.start, annotation.end)).text}`;
    const holder = holders.get(form) ?? subject;
    holders.set(form, holder);
    if (holder !== subject) yield { kind: 'collision', severity: 'review', rule: 'collision.shared', ...span };
  }
}

function* unreviewed(active: readonly Annotation[], pieces: Pieces): Generator<Issue> {
  for (const annotation of active) {
    if (annotation.status !== 'proposed' || scoreOf(annotation) >= UNSURE_BELOW) continue;
    const piece = pieces.pieceOf(annotation.id);
    if (!piece) continue;
    const { start, end } = piece;
    yield { kind: 'unreviewed', severity: 'review', rule: 'unreviewed.unsure', annotation: annotation.id, start, end };
  }
}

/** Where a span of the output lies: inside what was made, what the policy keeps, what the reviewer rejected, or open text. */
type Where = 'made' | 'kept' | 'rejected' | 'open';

class Pieces {
  readonly #pieces: readonly Piece[];
  readonly #annotations: ReadonlyMap<string, Annotation>;
  readonly #byAnnotation = new Map<string, Piece>();
  /** For each unit of the note, whether the reviewer rejected an annotation over it. */
  readonly #rejected: Uint8Array;

  constructor(pieces: readonly Piece[], annotations: readonly Annotation[], note: Note) {
    this.#pieces = pieces;
    this.#annotations = new Map(annotations.map((annotation) => [annotation.id, annotation]));
    for (const piece of pieces) if (piece.annotation !== null) this.#byAnnotation.set(piece.annotation, piece);
    this.#rejected = new Uint8Array(note.text.length);
    for (const { status, start, end } of annotations) if (status === 'rejected') this.#rejected.fill(1, start, end);
  }

  annotation(id: string): Annotation | undefined {
    return this.#annotations.get(id);
  }

  pieceOf(id: string): Piece | undefined {
    return this.#byAnnotation.get(id);
  }

  of({ start, end }: Span): Where {
    const piece = this.#at(start);
    if (!piece || end > piece.end) return 'open';
    if (piece.strategy === 'keep') return 'kept';
    if (MADE.has(piece.strategy)) return 'made';
    return this.#rejected[piece.sourceStart + start - piece.start] === 1 ? 'rejected' : 'open';
  }

  /** The piece over an offset of the output. */
  #at(offset: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const piece = this.#pieces[middle];
      if (!piece) return undefined;
      if (offset < piece.start) high = middle - 1;
      else if (offset >= piece.end) low = middle + 1;
      else return piece;
    }
    return undefined;
  }
}
