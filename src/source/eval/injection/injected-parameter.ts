import type { ts } from 'ts-morph';
import { clientOfType } from '../../sdk/client-of-type.ts';
import { isSdkPackage, packageName } from '../../sdk/package-name.ts';
import { declaredToken } from '../declared-token.ts';
import type { Evaluator } from '../evaluator.ts';
import type { ClassValue } from '../function-value.ts';
import { type Alternative, unknownData, unknownValue, type Value } from '../value.ts';
import { injectionToken } from './injection-token.ts';
import { mayHoldCode } from './may-hold-code.ts';
import { resolveToken } from './providers.ts';

/**
 * What is injected for a parameter or field: what its decorator asks for, else what its type names. Where neither is known, code may be behind
 * it, unless its type is one of plain data.
 */
export function injectedParameter(evaluator: Evaluator, place: ts.ParameterDeclaration | ts.PropertyDeclaration, owner: ClassValue): Value {
  const asked = injectionToken(evaluator, place, owner.scope);
  const named = declaredToken(evaluator, place.type) ?? [];
  const injected = resolveToken(evaluator, asked ?? named, place);
  if (injected.length > 0) return injected;
  const clients = named.flatMap((each) => (each.kind === 'external' ? clientOfType(evaluator, each, place) : []));
  if (clients.length > 0) return clients;
  const name = place.name.getText(place.getSourceFile());
  const origin = evaluator.origin(place);
  if (asked === undefined && (named.some(isOfOtherPackage) || !mayHoldCode(evaluator, place.type)))
    return unknownData('event', `what is passed as ${name}`, origin);
  return unknownValue(`what is injected as ${name} is not known`, origin);
}

/** Packages other than the SDK call no AWS operation for whoever calls them, or are listed as doing so. */
function isOfOtherPackage(alternative: Alternative): boolean {
  return alternative.kind === 'external' && !isSdkPackage(packageName(alternative.package));
}
