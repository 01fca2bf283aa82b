/** The command line's entry: `yinji detect | protect | evaluate` on this process's streams. */
import { runCommand } from './run.ts';
import { languageOf } from './terminal.ts';

/** 128 and the number of SIGINT, as shells say it. */
const INTERRUPTED = 130;
/** Milliseconds for a clean end. */
const PATIENCE = 3000;

// The reader went away (yinji … | head): nothing is left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

// The first interrupt ends cleanly: what is written stays whole, what is asked for is called off. The second one ends at once.
const interrupted = new AbortController();
process.on('SIGINT', () => {
  if (interrupted.signal.aborted) process.exit(INTERRUPTED);
  interrupted.abort();
  // What waits for input that does not come hears of no signal.
  setTimeout(() => process.exit(INTERRUPTED), PATIENCE).unref();
});

const { stdin, stdout, stderr } = process;
// `exitCode`, not `exit()`: what is still in the pipe must get out first.
process.exitCode = await runCommand(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  language: languageOf(process.env),
  signal: interrupted.signal,
});
stdin.destroy();
