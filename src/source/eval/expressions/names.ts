import type { ts } from 'ts-morph';
import { literal } from '../../../model/pattern.ts';
import { regenerator } from '../builtins/compiled-generators.ts';
import { isGlobalName } from '../builtins/global-names.ts';
import type { Evaluator } from '../evaluator.ts';
import { isCellBinding, type Scope } from '../scope.ts';
import { ABSENT, objectValue, unknownData, unknownValue, type Value } from '../value.ts';

/** The value of a name. */
export function evaluateIdentifier(evaluator: Evaluator, node: ts.Identifier, scope: Scope): Value {
  const binding = scope.lookup(node.text);
  if (binding === undefined) return freeName(evaluator, node, scope);
  if (!isCellBinding(binding)) return binding.read();
  return evaluator.read(binding) ?? unknownValue(`${node.text} is used before it is set`, evaluator.origin(node));
}

function freeName(evaluator: Evaluator, node: ts.Identifier, scope: Scope): Value {
  switch (node.text) {
    case 'undefined':
      return ABSENT;
    case 'NaN':
    case 'Infinity':
      return unknownData('unresolved', node.text);
    case 'arguments':
      return scope.frame()?.arguments ?? ABSENT;
    case 'module':
      return objectValue(scope.module.commonJs);
    case 'exports':
      return evaluator.contents(scope.module.commonJs).members.get('exports') ?? ABSENT;
    case '__dirname':
      return [{ kind: 'text', pattern: literal(['/var/task', ...scope.module.file.split('/').slice(0, -1)].join('/')) }];
    case '__filename':
      return [{ kind: 'text', pattern: literal(`/var/task/${scope.module.file}`) }];
    case 'require':
      return evaluator.modules.requireOf(scope.module);
    case 'regeneratorRuntime':
      return givenGlobal(evaluator, node.text) ?? regenerator(evaluator, node);
    case 'globalThis':
    case 'global':
      return [{ kind: 'global', path: 'globalThis' }];
    default:
      return (
        givenGlobal(evaluator, node.text) ??
        (isGlobalName(node.text)
          ? [{ kind: 'global', path: node.text }]
          : unknownValue(`${node.text} is not declared in the code that is read`, evaluator.origin(node)))
      );
  }
}

/** True for a name that no code declares or stores in the global object. */
export function isFree(evaluator: Evaluator, name: string, scope: Scope): boolean {
  return scope.lookup(name) === undefined && givenGlobal(evaluator, name) === undefined;
}

/** What the code itself stored in the global object under the name. */
function givenGlobal(evaluator: Evaluator, name: string): Value | undefined {
  return evaluator.contents(evaluator.modules.globalObject('globalThis')).members.get(name);
}

/** `this`; at the top of a CommonJS module it is `exports`. */
export function evaluateThis(evaluator: Evaluator, node: ts.Node, scope: Scope): Value {
  const frame = scope.frame();
  if (frame === undefined)
    return scope.module.isEsModule ? ABSENT : (evaluator.contents(scope.module.commonJs).members.get('exports') ?? ABSENT);
  return evaluator.read(frame.receiver) ?? unknownValue('this is used before super()', evaluator.origin(node));
}
