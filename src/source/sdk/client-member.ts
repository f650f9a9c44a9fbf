import type { Evaluator } from '../eval/evaluator.ts';
import { recordContents } from '../eval/heap.ts';
import { type ClientAlternative, unknownData, type Value } from '../eval/value.ts';
import { alternativeKey, join } from '../eval/value-set.ts';
import { isMethodOfClient } from './client-methods.ts';

/** Members of a client that are no operations. */
const PLAIN_MEMBERS = new Set(['config', 'endpoint', 'httpOptions', 'options', 'apiVersions']);

/** A member of a client; methods come with their client. What the code assigned to it counts beside the method of that name. */
export function clientMember(evaluator: Evaluator, alternative: ClientAlternative, name: string): Value {
  const assigned = assignedMembers(evaluator, alternative).get(name);
  // What is added to the stack is called by each request: https://aws.amazon.com/blogs/developer/middleware-stack-modular-aws-sdk-js/.
  if (name === 'middlewareStack') return [{ kind: 'external', package: '@smithy/middleware-stack', path: [name] }];
  if (PLAIN_MEMBERS.has(name)) return unknownData('unresolved', `the ${name} of a client`);
  if (name === 'then' || name === 'catch' || name === 'finally') return assigned ?? [];
  const method: Value = [{ kind: 'method', receiver: alternative, name }];
  if (assigned === undefined) return method;
  return isMethodOfClient(alternative.client, name) ? join(assigned, method) : assigned;
}

/** Clients of one configuration are not told apart. */
function assignedMembers(evaluator: Evaluator, alternative: ClientAlternative): ReadonlyMap<string, Value> {
  const object = evaluator.modules.knownGlobal(pathOf(alternative));
  return object === undefined ? new Map<string, Value>() : evaluator.contents(object).members;
}

function pathOf(alternative: ClientAlternative): string {
  return `client:${alternativeKey(alternative)}`;
}

/** Code that sets a member of a client. */
export function clientAssigned(evaluator: Evaluator, alternative: ClientAlternative, name: string, value: Value): void {
  const object = evaluator.modules.globalObject(pathOf(alternative));
  const known = evaluator.contents(object).members;
  const both = join(known.get(name) ?? [], value);
  evaluator.setContents(object, recordContents(new Map([...known, [name, both]])));
}
