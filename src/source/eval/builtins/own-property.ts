import type { Evaluator } from '../evaluator.ts';
import { memberKey } from '../expressions/literals.ts';
import { type Alternative, EITHER_BOOLEAN, FALSE, TRUE, type Value } from '../value.ts';
import { join } from '../value-set.ts';

/** Whether an object has a member of its own under a key. */
export function hasOwn(evaluator: Evaluator, object: Value, key: Value): Value {
  return join(...object.flatMap((alternative) => key.map((each) => ownOf(evaluator, alternative, each))));
}

function ownOf(evaluator: Evaluator, alternative: Alternative, key: Alternative): Value {
  const name = memberKey(key);
  if (alternative.kind !== 'object' || name === undefined || alternative.object.kind === 'list') return EITHER_BOOLEAN;
  const contents = evaluator.contents(alternative.object);
  const member = contents.members.get(name);
  if (member === undefined) return contents.open === undefined && contents.computed.length === 0 ? FALSE : EITHER_BOOLEAN;
  return member.some(({ kind }) => kind === 'absent') ? EITHER_BOOLEAN : TRUE;
}
