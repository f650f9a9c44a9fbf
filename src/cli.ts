#!/usr/bin/env node
import { program } from './commands/program.ts';
import { UserError } from './support/errors.ts';

try {
  await program().parseAsync();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`leastpriv: ${error.message}\n`);
  process.exitCode = 2;
}
