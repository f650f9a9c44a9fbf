#!/usr/bin/env node
import { UserError } from './support/errors.ts';

// A reader that has seen enough (`| head`) closes the pipe: nothing is wrong, and nobody reads on.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  const { program } = await import('./commands/program.ts');
  await program().parseAsync();
} catch (error) {
  process.stderr.write(`leastpriv: ${describe(error)}\n`);
  process.exitCode = 2;
}

/** A mistake of the input in one line; one of this program with its trace where `--verbose` asks for it. */
function describe(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return process.argv.includes('--verbose') && stack !== undefined
    ? stack
    : `internal error: ${message}; please report it with what --verbose prints`;
}
