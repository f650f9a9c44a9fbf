import type { ts } from 'ts-morph';
import { packageName } from '../../sdk/package-name.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Scope } from '../scope.ts';
import type { Value } from '../value.ts';
import { resolveNow } from './resolve-now.ts';

/** Packages whose decorators of these names say what is injected at a parameter or field. */
const PACKAGES = new Set(['tsyringe', 'inversify', 'typedi', '@nestjs/common', 'inversify-inject-decorators', '@inversifyjs/core']);
const DECORATORS = new Set(['inject', 'Inject', 'lazyInject', 'InjectMany', 'multiInject', 'injectAll']);

/** True where a decorator says that the place is filled by a container. */
export function isInjected(evaluator: Evaluator, place: ts.ParameterDeclaration | ts.PropertyDeclaration, scope: Scope): boolean {
  return injectingDecorator(evaluator, place, scope) !== undefined;
}

/** The token in the parentheses of `@inject(TOKEN)`; `undefined` where there is none. */
export function injectionToken(
  evaluator: Evaluator,
  place: ts.ParameterDeclaration | ts.PropertyDeclaration,
  scope: Scope,
): Value | undefined {
  const [argument] = injectingDecorator(evaluator, place, scope)?.arguments ?? [];
  return argument === undefined ? undefined : resolveNow(evaluator, evaluator.evaluate(argument, scope), argument);
}

function injectingDecorator(
  evaluator: Evaluator,
  place: ts.ParameterDeclaration | ts.PropertyDeclaration,
  scope: Scope,
): ts.CallExpression | undefined {
  const { ts } = evaluator;
  for (const { expression } of ts.getDecorators(place) ?? []) {
    if (!ts.isCallExpression(expression)) continue;
    const [callee] = evaluator.evaluate(expression.expression, scope);
    if (callee?.kind === 'external' && PACKAGES.has(packageName(callee.package)) && DECORATORS.has(callee.path.at(-1) ?? ''))
      return expression;
  }
  return undefined;
}
