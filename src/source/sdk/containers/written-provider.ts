import type { ts } from 'ts-morph';
import type { Evaluator } from '../../eval/evaluator.ts';
import { type Provider, provide } from '../../eval/injection/providers.ts';
import { resolveNow } from '../../eval/injection/resolve-now.ts';
import { getProperty } from '../../eval/property.ts';
import { type Alternative, literalValue, type Value } from '../../eval/value.ts';

/** How a package names the parts of a provider that is written as an object. */
export type ProviderNames = Readonly<Partial<Record<keyof Provider, string>>>;

/** Notes a provider that is written as an object, or as the class itself. */
export function provideWritten(
  evaluator: Evaluator,
  token: Value,
  written: Alternative,
  names: ProviderNames,
  node: ts.Node,
  tag: string,
  extra: Provider = {},
): void {
  if (written.kind === 'class') provide(evaluator, token, { class: [written] }, node, tag);
  if (written.kind !== 'object') return;
  const parts: Partial<Record<keyof Provider, Value>> = {};
  for (const part of PARTS) {
    const name = names[part];
    const value = name === undefined ? [] : member(evaluator, written, name, node);
    if (value.length > 0) parts[part] = part === 'class' || part === 'alias' ? resolveNow(evaluator, value, node) : value;
  }
  provide(evaluator, token, { ...parts, ...extra }, node, tag);
}

const PARTS: readonly (keyof Provider)[] = ['value', 'class', 'factory', 'alias', 'tokens'];

/** A member that is given. */
export function member(evaluator: Evaluator, object: Alternative, name: string, node: ts.Node): Value {
  return getProperty(evaluator, [object], literalValue(name), node).filter(({ kind }) => kind !== 'absent');
}
