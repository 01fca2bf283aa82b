/** `yinji protect`: the safe text of each note, checked again before it is given out. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Outcome } from '../core/engine.ts';
import type { Profile } from '../core/entities.ts';
import type { UiLanguage } from '../core/language.ts';
import type { Note } from '../core/note.ts';
import type { Policy } from '../core/policy.ts';
import { protect, type Protected } from '../core/protect.ts';
import { makeReport, type Report } from '../core/report.ts';
import { verify, VERIFY_RULES, type Verification } from '../core/verify.ts';
import { parsePolicy } from '../policies/custom.ts';
import { POLICIES, policyById } from '../policies/index.ts';
import { STRATEGIES } from '../strategies/index.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { ProtectCommand } from './arguments.ts';
import { verifyHelpers } from '../knowledge/verify-helpers.ts';
import { widthOf, type Engines, type OpenEngines } from './engines.ts';
import { examine } from './examine.ts';
import { inOrder } from './in-order.ts';
import { openInput } from './input.ts';
import { Progress } from './progress.ts';
import { inputError, say, usageError, write, writeLine, type ExitCode, type Terminal } from './terminal.ts';

export async function protectCommand(
  command: ProtectCommand,
  terminal: Terminal,
  open: OpenEngines,
): Promise<ExitCode> {
  const policy = await policyOf(command.policy, terminal);
  const setting: Setting = {
    policy,
    profile: policy.audience === 'colleague' ? (command.profile ?? 'core') : 'strict',
    secret: secretOf(command.secret, terminal),
    engines: await open(command.engine, terminal, command),
    ...(terminal.signal ? { signal: terminal.signal } : {}),
  };
  if (setting.profile !== (command.profile ?? setting.profile))
    await say(terminal, {
      zh: `策略 ${policy.id} 一律使用 strict 配置`,
      en: `the policy ${policy.id} always uses the strict profile`,
    });
  const { kind, notes } = await openInput(command.file, command, terminal);
  let withheld = 0;
  let unsure = 0;
  const progress = command.server ? new Progress(terminal) : undefined;
  const answers = inOrder(notes, widthOf(command), (note) => answerTo(note, setting), terminal.signal);
  for await (const answer of answers) {
    const { note } = answer;
    progress?.note(answer.outcomes);
    if (answer.isWithheld) withheld++;
    else if (answer.verification.result === 'review') unsure++;
    if (answer.isWithheld) await explain(answer, terminal);
    if (kind === 'notes')
      await writeLine(terminal.stdout, {
        id: note.id,
        text: answer.isWithheld ? null : answer.result.text,
        report: answer.report,
      });
    else if (!answer.isWithheld) await write(terminal.stdout, answer.result.text);
  }
  progress?.end();
  if (unsure > 0)
    await say(terminal, {
      zh: `${String(unsure)} 份结果建议人工复核`,
      en: `results that a person should look at: ${String(unsure)}`,
    });
  if (withheld === 0) return 0;
  await say(terminal, { zh: `${String(withheld)} 份结果未输出`, en: `results withheld: ${String(withheld)}` });
  return 1;
}

interface Setting {
  readonly policy: Policy;
  readonly profile: Profile;
  readonly secret: string;
  readonly engines: Engines;
  readonly signal?: AbortSignal;
}

interface Answer {
  readonly note: Note;
  readonly result: Protected;
  readonly verification: Verification;
  readonly report: Report;
  readonly outcomes: readonly Outcome[];
  readonly isComplete: boolean;
  /** An engine failed on the note, or the check found a leak: the text is not given out. */
  readonly isWithheld: boolean;
}

async function answerTo(note: Note, { policy, profile, secret, engines, signal }: Setting): Promise<Answer> {
  const began = performance.now();
  const { annotations, outcomes, isComplete } = await examine(note, engines, profile, signal);
  const labels: UiLanguage = note.language.startsWith('zh') ? 'zh' : 'en';
  const { patient } = note.meta;
  const options = { strategies: STRATEGIES, secret, labels, ...(patient === undefined ? {} : { patient }) };
  const result = protect(note, annotations, policy, options);
  const verification = verify(
    note,
    annotations,
    result,
    policy,
    await verifyHelpers(engines.knowledge, engines.foldTable),
  );
  const report = makeReport({
    appVersion: packageJson.version,
    note,
    outcomes,
    policy,
    annotations,
    result,
    verification,
    milliseconds: performance.now() - began,
    sha256: createHash('sha256').update(result.text).digest('hex'),
    time: new Date().toISOString(),
  });
  const isWithheld = !isComplete || verification.result === 'fail';
  return { note, result, verification, report, outcomes, isComplete, isWithheld };
}

/** Says why a text is withheld, and on which lines of the note: never what stands there. */
async function explain({ note, result, verification, isComplete }: Answer, terminal: Terminal): Promise<void> {
  if (!isComplete) await say(terminal, { zh: `${note.id}：引擎未能检查完`, en: `${note.id}: an engine failed` });
  for (const { severity, rule, start } of verification.issues) {
    if (severity !== 'fail') continue;
    const line = String(lineOf(note, result, start));
    const words = VERIFY_RULES[rule];
    await say(terminal, { zh: `${note.id} 第 ${line} 行：${words.zh}`, en: `${note.id}, line ${line}: ${words.en}` });
  }
}

/** The note's line, 1-based, that an offset of the output comes from. */
function lineOf(note: Note, { pieces }: Protected, offset: number): number {
  const piece = pieces.find(({ start, end }) => start <= offset && offset < end);
  if (!piece) return 1;
  const source = piece.annotation === null ? piece.sourceStart + offset - piece.start : piece.sourceStart;
  return note.text.slice(0, source).split('\n').length;
}

/** @throws YinjiError `usage` for a name that is neither a policy nor a file, `policy.invalid` for a bad file. */
async function policyOf(name: string, terminal: Terminal): Promise<Policy> {
  const known = policyById(name);
  if (known) return known;
  if (!name.endsWith('.json')) {
    const ids = POLICIES.map(({ id }) => id).join(', ');
    throw usageError(terminal, {
      zh: `没有策略 ${name}（可用：${ids}）`,
      en: `there is no policy ${name} (there are: ${ids})`,
    });
  }
  const json = await readFile(name, 'utf8').catch(() => null);
  if (json === null) throw inputError(terminal, { zh: `无法读取 ${name}`, en: `${name} cannot be read` });
  return parsePolicy(json);
}

const BYTES = 32;

function secretOf(given: string | undefined, terminal: Terminal): string {
  if (given === undefined) return randomBytes(BYTES).toString('hex');
  if (/^[0-9a-f]{32,}$/i.test(given)) return given;
  // The secret itself is not repeated: terminals keep what they show.
  throw usageError(terminal, {
    zh: '--secret 至少 32 位十六进制',
    en: '--secret takes at least 32 hexadecimal digits',
  });
}
