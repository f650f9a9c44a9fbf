import { type DataValue, text, unknown } from '../../model/data-value.ts';
import { literalText } from '../../model/pattern.ts';
import type { Evaluation, Intrinsic } from './evaluation.ts';
import { findInMap } from './find-in-map.ts';
import { join, length, select, split } from './list-intrinsics.ts';
import { getAttribute, reference } from './reference-intrinsics.ts';
import { substitute } from './sub.ts';
import { items, type TemplateNode } from './template-node.ts';
import { toJsonString } from './to-json-string.ts';
import { valueIdentity } from './value-identity.ts';

/** Every intrinsic function by its long name: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html. */
const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', reference],
  ['Fn::GetAtt', getAttribute],
  ['Fn::Sub', substitute],
  ['Fn::Join', join],
  ['Fn::Split', split],
  ['Fn::Select', select],
  ['Fn::Length', length],
  ['Fn::If', either],
  ['Fn::FindInMap', findInMap],
  ['Fn::ImportValue', imported],
  ['Fn::Base64', atDeployment('Fn::Base64')],
  ['Fn::Cidr', atDeployment('Fn::Cidr')],
  ['Fn::GetAZs', atDeployment('Fn::GetAZs')],
  ['Fn::Transform', atDeployment('Fn::Transform')],
  ['Fn::ToJsonString', toJsonString],
  ['Fn::And', truth],
  ['Fn::Or', truth],
  ['Fn::Not', truth],
  ['Fn::Equals', truth],
]);

/** The intrinsic function of that name (`Ref`, `Fn::Sub`); `undefined` for every other member name. */
export function intrinsicFunction(name: string): Intrinsic | undefined {
  return INTRINSICS.get(name);
}

/** Both branches: which one a deployment takes depends on parameters that may be overridden. */
function either(argument: TemplateNode, evaluation: Evaluation): DataValue {
  const [condition, whenTrue, whenFalse] = items(argument);
  if (condition === undefined || whenTrue === undefined || whenFalse === undefined)
    return evaluation.unreadable(argument, 'Fn::If needs a condition and two values');
  return [...evaluation.value(whenTrue), ...evaluation.value(whenFalse)];
}

function truth(): DataValue {
  return [
    { kind: 'scalar', value: true },
    { kind: 'scalar', value: false },
  ];
}

/** What another stack exports: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html. */
function imported(argument: TemplateNode, evaluation: Evaluation): DataValue {
  const names = evaluation.patterns(argument);
  if (names.length === 0) return evaluation.unreadable(argument, 'Fn::ImportValue needs a name');
  return names.flatMap((name): DataValue => {
    const reason = `export ${literalText(name) ?? '(name not known)'} of another stack is known only at deployment`;
    const identity = valueIdentity('Fn::ImportValue ', name);
    return evaluation.imported(name) ?? text([{ kind: 'unknown', cause: 'unbound', reason, origin: argument.origin, ...identity }]);
  });
}

function atDeployment(name: string): Intrinsic {
  return (argument) => [unknown('unbound', `${name} is evaluated at deployment`, argument.origin)];
}
