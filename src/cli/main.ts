/** The command line's entry: `yinji detect | protect | evaluate`. */
import packageJson from '../../package.json' with { type: 'json' };
import { parseCommand, type Command } from './arguments.ts';
import { detectCommand } from './detect.ts';
import { evaluateCommand } from './evaluate.ts';
import { helpText } from './help.ts';
import { languageOf, report, write, type ExitCode, type Terminal } from './terminal.ts';

const terminal: Terminal = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  language: languageOf(process.env),
};

// The reader went away (yinji … | head): nothing is left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

async function run(command: Command): Promise<ExitCode> {
  switch (command.name) {
    case 'detect':
      return detectCommand(command, terminal);
    case 'evaluate':
      return evaluateCommand(command, terminal);
    case 'protect':
      throw new Error('protect');
    case 'version':
      await write(terminal.stdout, `${packageJson.version}\n`);
      return 0;
    case 'help':
      await write(command.isAsked ? terminal.stdout : terminal.stderr, helpText(command.of, terminal.language));
      return command.isAsked ? 0 : 2;
  }
}

async function main(): Promise<ExitCode> {
  try {
    return await run(parseCommand(process.argv.slice(2), terminal));
  } catch (thrown) {
    return report(terminal, thrown);
  }
}

// `exitCode`, not `exit()`: what is still in the pipe must get out first.
process.exitCode = await main();
process.stdin.destroy();
