import type { ts } from 'ts-morph';
import { Arguments } from '../calls/arguments.ts';
import { construct } from '../calls/construct.ts';
import type { Evaluator } from '../evaluator.ts';
import type { ClassValue } from '../function-value.ts';
import { ABSENT, type ClassAlternative, type Value } from '../value.ts';
import { injectedParameter } from './injected-parameter.ts';

/** An instance of a class as code that is not read makes it: each parameter of its constructor gets what is injected for it. */
export function injectedInstance(evaluator: Evaluator, target: ClassAlternative, given?: Arguments): Value {
  return construct(evaluator, [target], {
    receiver: ABSENT,
    arguments: given ?? injectedArguments(evaluator, target.class),
    node: target.class.node,
    isConstruction: true,
  });
}

/** What is injected for the parameters of a class's constructor. */
function injectedArguments(evaluator: Evaluator, value: ClassValue): Arguments {
  return new Arguments(parametersOf(evaluator, value).map(([parameter, owner]) => injectedParameter(evaluator, parameter, owner)));
}

/** The parameters of the constructor that a class has or inherits, each with the class that declares it. */
export function parametersOf(evaluator: Evaluator, value: ClassValue): readonly (readonly [ts.ParameterDeclaration, ClassValue])[] {
  const { ts } = evaluator;
  const declared = value.node.members.find((member) => ts.isConstructorDeclaration(member) && member.body !== undefined);
  if (declared !== undefined && ts.isConstructorDeclaration(declared)) return declared.parameters.map((parameter) => [parameter, value]);
  const [parent] = value.parent ?? [];
  return parent?.kind === 'class' ? parametersOf(evaluator, parent.class) : [];
}
