import type { NativeBody } from '../calls/native.ts';
import { unknownValue } from '../value.ts';

/** Code that is made at run time can't be read. */
export const runText: NativeBody = (evaluator, call) => {
  evaluator.journal.report(call.node, {
    rule: 'code-from-text',
    severity: 'warning',
    message: 'the code that runs here is made at run time; what it calls is not known',
    incomplete: '*',
  });
  return unknownValue('code made at run time', evaluator.origin(call.node));
};
