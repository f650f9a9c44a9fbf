#!/usr/bin/env node
import { UserError } from './support/errors.ts';

try {
  const { program } = await import('./commands/program.ts');
  await program().parseAsync();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`leastpriv: ${error.message}\n`);
  process.exitCode = 2;
}
