import type { Pattern } from '../../model/pattern.ts';
import { literalText } from '../../model/pattern.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { physicalName } from './resource-reference.ts';
import type { Resource } from './template.ts';
import { member } from './template-node.ts';

/** The resources of a type whose `FunctionName` is this function, by reference (name, ARN, version or alias) or by its literal name. */
export function resourcesFor(declaration: FunctionDeclaration, type: string): readonly Resource[] {
  return linkedResources(declaration, type, 'FunctionName');
}

/** The resources of a type that name this function at a property, in the same way. */
export function linkedResources(declaration: FunctionDeclaration, type: string, property: string): readonly Resource[] {
  const { evaluation } = declaration;
  const names = namesFunction(declaration);
  return [...evaluation.template.resources.values()].filter(
    (other) => other.type === type && evaluation.patterns(member(other.properties, property)).some(names),
  );
}

/** A test whether a text names this function. */
export function namesFunction({ evaluation, resource }: FunctionDeclaration): (pattern: Pattern) => boolean {
  const names = physicalName(resource, evaluation).flatMap((name) => literalName(name) ?? []);
  const reference = `${evaluation.prefix}${resource.logicalId}`;
  return (pattern) => isNamedBy(pattern, reference, names);
}

function isNamedBy(pattern: Pattern, reference: string, names: readonly string[]): boolean {
  if (pattern.some((part) => part.kind === 'reference' && part.resource === reference)) return true;
  const text = literalText(pattern);
  // In an ARN whose account is known only at deployment the name still stands as it is.
  const [, inArn] = /:function:([\w-]+)/.exec(pattern.map((part) => (part.kind === 'literal' ? part.text : '\u0000')).join('')) ?? [];
  return names.some((name) => text === name || text?.split(':').includes(name) === true || inArn === name);
}

function literalName(name: Pattern): string | undefined {
  const [part] = name;
  if (name.length === 1 && part?.kind === 'reference') return part.value === undefined ? undefined : literalText(part.value);
  return literalText(name);
}
