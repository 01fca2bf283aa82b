/** The safe text of the current note, live, and what an independent check says of it. */
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import type { Annotation, Note } from '../core/note.ts';
import type { Policy } from '../core/policy.ts';
import type { Protected, ProtectRequest } from '../core/protect.ts';
import type { Strategies } from '../core/strategy.ts';
import type { Verification, VerifyRequest } from '../core/verify.ts';
import { safeBlocks, sourceBlocks, splitBlocks, type SafeBlock, type SourceBlock } from './blocks.ts';
import type { Span } from '../core/note.ts';

export type Check =
  /** Detection has not ended. */
  | { readonly state: 'waiting' }
  | { readonly state: 'pending' }
  /** `milliseconds` is what the check took. */
  | { readonly state: 'done'; readonly verification: Verification; readonly milliseconds: number }
  | { readonly state: 'failed'; readonly error: ErrorRecord };

export interface PreviewServices {
  readonly secret: string;
  /** For samples of what a policy does; the note itself is protected by `protect`. */
  strategies(): Promise<Strategies>;
  protect(request: ProtectRequest): Promise<Protected>;
  verify(request: VerifyRequest): Promise<Verification>;
}

/** A state of the note to show. */
interface Subject {
  readonly note: Note;
  readonly annotations: readonly Annotation[];
  readonly policy: Policy;
  /** Whether an engine has read the note; before that there is no safe text, not even a wrong one. */
  readonly read: boolean;
  /** Whether detection has ended, so that a check means something. */
  readonly settled: boolean;
}

/** After an edit the mark is drawn first, then the safe text, and once the reviewer pauses the check. */
const PROTECT_AFTER = 20;
const VERIFY_AFTER = 250;

export class Preview {
  readonly #services: PreviewServices;
  /** What the present output was made of. */
  #protected: Subject | null = null;
  #subject: Subject | null = null;
  #layout: readonly Span[] = [];
  #source = $state.raw<readonly SourceBlock[]>([]);
  #safe = $state.raw<readonly SafeBlock[]>([]);
  #output = $state.raw<Protected | null>(null);
  #replacements: ReadonlyMap<string, string> = new Map();
  #check = $state.raw<Check>({ state: 'waiting' });
  #revision = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(services: PreviewServices) {
    this.#services = services;
  }

  get source(): readonly SourceBlock[] {
    return this.#source;
  }

  get safe(): readonly SafeBlock[] {
    return this.#safe;
  }

  /** Null until the first text is ready, and for a moment after each change of the note. */
  get output(): Protected | null {
    return this.#output;
  }

  get check(): Check {
    return this.#check;
  }

  /** What stands for an annotation in the safe text: its own text where it is kept. */
  replacementOf(id: string): string | undefined {
    void this.#output;
    return this.#replacements.get(id);
  }

  /** Shows a state of a note; the safe text and its check follow. */
  show(subject: Subject): void {
    const other = this.#subject?.note !== subject.note;
    this.#subject = subject;
    this.#revision++;
    if (other) {
      this.#layout = splitBlocks(subject.note.text);
      this.#forget();
    }
    this.#source = sourceBlocks(this.#layout, subject.annotations, other ? [] : this.#source);
    this.#check = { state: subject.settled && subject.read ? 'pending' : 'waiting' };
    clearTimeout(this.#timer);
    if (subject.read) this.#after(PROTECT_AFTER, () => this.#protect());
    else this.#forget();
  }

  clear(): void {
    this.#revision++;
    clearTimeout(this.#timer);
    this.#subject = null;
    this.#layout = [];
    this.#source = [];
    this.#forget();
    this.#check = { state: 'waiting' };
  }

  /** Checks the same text again, after a check that could not be made. */
  checkAgain(): void {
    if (!this.#subject?.settled || !this.#output) return;
    this.#check = { state: 'pending' };
    this.#after(0, () => this.#verify());
  }

  /** No safe text. */
  #forget(): void {
    this.#safe = [];
    this.#output = null;
    this.#protected = null;
    this.#replacements = new Map();
  }

  #after(milliseconds: number, work: () => Promise<void>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void work(), milliseconds);
  }

  async #protect(): Promise<void> {
    const revision = this.#revision;
    try {
      const subject = this.#subject;
      if (!subject) return;
      const same = this.#output !== null && this.#protected !== null && protectsAlike(this.#protected, subject);
      const output = same ? this.#output : await protectNote(subject, this.#services);
      if (revision !== this.#revision || !output) return;
      this.#protected = subject;
      this.#replacements = replacementsOf(output);
      this.#safe = safeBlocks(subject.note.text, this.#source, ({ id }) => this.#replacements.get(id), this.#safe);
      this.#output = output;
      if (subject.settled) this.#after(VERIFY_AFTER, () => this.#verify());
    } catch (thrown) {
      // Whatever fails here, nothing may look safe.
      if (revision !== this.#revision) return;
      this.#forget();
      this.#check = { state: 'failed', error: YinjiError.from(thrown).toRecord() };
    }
  }

  async #verify(): Promise<void> {
    const revision = this.#revision;
    const subject = this.#subject;
    const output = this.#output;
    if (!subject || !output) return;
    const result = await verifyOutput(subject, output, this.#services);
    if (revision === this.#revision) this.#check = result;
  }
}

export function protectNote(
  { note, annotations, policy }: Pick<Subject, 'note' | 'annotations' | 'policy'>,
  { protect, secret }: Pick<PreviewServices, 'protect' | 'secret'>,
): Promise<Protected> {
  const labels = note.language === 'zh' || note.language === 'zh-Hant' ? 'zh' : 'en';
  return protect({ note, annotations, policy, secret, labels });
}

/** Whether two states give the same safe text: a confirmation, for one, changes none. */
function protectsAlike(before: Subject, after: Subject): boolean {
  const [one, other] = [before.annotations, after.annotations];
  if (before.note !== after.note || before.policy !== after.policy || one.length !== other.length) return false;
  return one.every((a, index) => {
    const b = other[index];
    return (
      a === b ||
      (b !== undefined &&
        a.id === b.id &&
        a.start === b.start &&
        a.end === b.end &&
        a.type === b.type &&
        a.level === b.level &&
        a.subject === b.subject &&
        (a.status === 'rejected') === (b.status === 'rejected'))
    );
  });
}

export async function verifyOutput(
  { note, annotations, policy }: Pick<Subject, 'note' | 'annotations' | 'policy'>,
  output: Protected,
  services: Pick<PreviewServices, 'verify'>,
): Promise<Check> {
  const began = performance.now();
  try {
    const verification = await services.verify({ note, annotations, policy, result: output });
    return { state: 'done', verification, milliseconds: performance.now() - began };
  } catch (thrown) {
    return { state: 'failed', error: YinjiError.from(thrown).toRecord() };
  }
}

function replacementsOf({ text, pieces }: Protected): ReadonlyMap<string, string> {
  const replacements = new Map<string, string>();
  for (const { annotation, start, end } of pieces) {
    if (annotation === null) continue;
    replacements.set(annotation, (replacements.get(annotation) ?? '') + text.slice(start, end));
  }
  return replacements;
}
