/** Commands that are one file each: what they are for, and how they run. */
import type { Bilingual } from '../core/language.ts';
import type { OpenEngines } from './engines.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export interface CliCommand {
  /** One line for `yinji --help`, without the command's name: options and purpose. */
  readonly summary: Bilingual;
  /** What `yinji NAME --help` prints. */
  readonly help: Bilingual;
  /** @throws YinjiError; `usage` for words it does not know. */
  run(words: readonly string[], terminal: Terminal, open: OpenEngines): Promise<ExitCode>;
}

/** By name, in the order of `yinji --help`. Each is loaded when it is called. */
export const COMMANDS = {
  models: async () => (await import('./models.ts')).command,
  knowledge: async () => (await import('./knowledge.ts')).command,
  prompt: async () => (await import('./prompt.ts')).command,
  synthesize: async () => (await import('./synthesize.ts')).command,
} as const satisfies Readonly<Record<string, () => Promise<CliCommand>>>;

export async function commandNamed(name: string | undefined): Promise<CliCommand | undefined> {
  const commands: Readonly<Record<string, () => Promise<CliCommand>>> = COMMANDS;
  return name !== undefined && Object.hasOwn(commands, name) ? commands[name]?.() : undefined;
}

/** `  yinji NAME …` of each command, for the general help. */
export async function commandSummaries(language: keyof Bilingual): Promise<string> {
  const commands: Readonly<Record<string, () => Promise<CliCommand>>> = COMMANDS;
  const lines: string[] = [];
  for (const [name, load] of Object.entries(commands))
    lines.push(`  yinji ${name} ${(await load()).summary[language]}\n`);
  return lines.join('');
}
