import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { makeRequest } from './make-request.ts';

/** A command that is handed to code which is not known is sent by it: the command itself says what is called. True where there was one. */
export function recordEscapingCommands(evaluator: Evaluator, call: Call): boolean {
  let found = false;
  for (const argument of call.arguments.all()) {
    for (const alternative of argument) {
      if (alternative.kind !== 'command') continue;
      found = true;
      const { service, operation, input } = alternative.command;
      makeRequest(evaluator, call.node, { service, operation, input });
    }
  }
  return found;
}
