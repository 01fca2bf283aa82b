/** One run of the command line: words in, an exit code out. */
import packageJson from '../../package.json' with { type: 'json' };
import { parseCommand, type Command } from './arguments.ts';
import { commandNamed, commandSummaries } from './commands.ts';
import { detectCommand } from './detect.ts';
import { openEngines, type OpenEngines } from './engines.ts';
import { evaluateCommand } from './evaluate.ts';
import { helpText } from './help.ts';
import { protectCommand } from './protect.ts';
import { report, write, type ExitCode, type Terminal } from './terminal.ts';

/** Never rejects: what goes wrong is said on stderr. */
export async function runCommand(
  words: readonly string[],
  terminal: Terminal,
  open: OpenEngines = openEngines,
): Promise<ExitCode> {
  try {
    const [name, ...rest] = words;
    const own = await commandNamed(name === 'help' ? rest[0] : name);
    if (own && (name === 'help' || rest.includes('--help') || rest.includes('-h'))) {
      await write(terminal.stdout, `${own.help[terminal.language]}\n`);
      return 0;
    }
    if (own) return await own.run(rest, terminal, open);
    return await perform(parseCommand(words, terminal), terminal, open);
  } catch (thrown) {
    return report(terminal, thrown);
  }
}

async function perform(command: Command, terminal: Terminal, open: OpenEngines): Promise<ExitCode> {
  switch (command.name) {
    case 'detect':
      return detectCommand(command, terminal, open);
    case 'evaluate':
      return evaluateCommand(command, terminal, open);
    case 'protect':
      return protectCommand(command, terminal, open);
    case 'version':
      await write(terminal.stdout, `${packageJson.version}\n`);
      return 0;
    case 'help':
      await write(
        command.isAsked ? terminal.stdout : terminal.stderr,
        helpText(command.of, terminal.language, await commandSummaries(terminal.language)),
      );
      return command.isAsked ? 0 : 2;
  }
}
