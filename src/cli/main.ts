/** The command line's entry: `yinji detect | protect | evaluate` on this process's streams. */
import { runCommand } from './run.ts';
import { languageOf } from './terminal.ts';

// The reader went away (yinji … | head): nothing is left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const { stdin, stdout, stderr } = process;
// `exitCode`, not `exit()`: what is still in the pipe must get out first.
process.exitCode = await runCommand(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  language: languageOf(process.env),
});
stdin.destroy();
