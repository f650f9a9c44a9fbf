import { constructExternal } from '../../sdk/construct-external.ts';
import { constructGlobal } from '../builtins/construct-global.ts';
import type { Evaluator } from '../evaluator.ts';
import { getProperty } from '../property.ts';
import { type Alternative, literalValue, objectValue, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { callClosure } from './call-closure.ts';
import { callUnknown } from './call-unknown.ts';
import { constructClass } from './construct-class.ts';
import { escapeAll } from './escape.ts';
import type { Call } from './native.ts';

/** `new callee(...)`. */
export function construct(evaluator: Evaluator, callee: Value, call: Call): Value {
  const callable = callee.filter(({ kind }) => kind !== 'absent' && kind !== 'scalar' && kind !== 'text');
  if (callable.length === 0) return evaluator.call(callee, call);
  return evaluator.branches(callable, (alternative) => constructOne(evaluator, alternative, call));
}

function constructOne(evaluator: Evaluator, alternative: Alternative, call: Call): Value {
  switch (alternative.kind) {
    case 'class':
      return constructClass(evaluator, alternative.class, call);
    case 'function': {
      const instance = evaluator.context.object(
        call.node,
        'instance',
        String(alternative.closure.id),
        getProperty(evaluator, [alternative], literalValue('prototype'), call.node),
      );
      evaluator.allocate(instance, { members: new Map(), computed: [], items: [], isExact: true, entries: [] });
      evaluator.instances.add(instance);
      const returned = callClosure(evaluator, alternative.closure, { ...call, receiver: objectValue(instance), newTarget: [alternative] });
      const objects = returned.filter(({ kind }) => kind !== 'absent' && kind !== 'scalar' && kind !== 'text');
      return returned.length > 0 && objects.length === returned.length ? returned : join(objectValue(instance), objects);
    }
    case 'external':
      return evaluator.externals?.construct(evaluator, alternative, call) ?? constructExternal(evaluator, alternative, call);
    case 'global':
      return constructGlobal(evaluator, alternative.path, call);
    case 'native':
      return alternative.native.body(evaluator, call);
    case 'bound':
      return construct(evaluator, alternative.target, { ...call, arguments: call.arguments.prepend(alternative.leading) });
    case 'unknown':
      return callUnknown(evaluator, alternative, call);
    default:
      escapeAll(evaluator, call.arguments.all(), call.node);
      return unknownData('unresolved', `an instance of a ${alternative.kind}`, evaluator.origin(call.node));
  }
}
