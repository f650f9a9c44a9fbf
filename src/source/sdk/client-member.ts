import type { Evaluator } from '../eval/evaluator.ts';
import { type ClientAlternative, unknownData, type Value } from '../eval/value.ts';

/** Members of a client that are no operations. */
const PLAIN_MEMBERS = new Set(['config', 'endpoint', 'httpOptions', 'options', 'apiVersions']);

/** A member of a client; methods come with their client. */
export function clientMember(_evaluator: Evaluator, alternative: ClientAlternative, name: string): Value {
  // What is added to the stack is called by each request: https://aws.amazon.com/blogs/developer/middleware-stack-modular-aws-sdk-js/.
  if (name === 'middlewareStack') return [{ kind: 'external', package: '@smithy/middleware-stack', path: [name] }];
  if (PLAIN_MEMBERS.has(name)) return unknownData('unresolved', `the ${name} of a client`);
  if (name === 'then' || name === 'catch' || name === 'finally') return [];
  return [{ kind: 'method', receiver: alternative, name }];
}

/** Code that sets a member of a client changes what its methods do: the calls made by them still count, what replaces them counts too. */
export function clientAssigned(evaluator: Evaluator, alternative: ClientAlternative, name: string, value: Value): void {
  if (!value.some(({ kind }) => kind === 'function')) return;
  evaluator.journal.report(undefined, {
    rule: 'patched-client',
    severity: 'warning',
    message: `the method ${name} of a client of ${alternative.client.service} is replaced; what it does then is not followed`,
    incomplete: '*',
  });
}
