import type { Pattern } from '../../model/pattern.ts';
import { literalText } from '../../model/pattern.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { physicalName } from './resource-reference.ts';
import type { Resource } from './template.ts';
import { member } from './template-node.ts';

/** The resources of a type whose `FunctionName` is this function, by reference (name, ARN, version or alias) or by its literal name. */
export function resourcesFor(declaration: FunctionDeclaration, type: string): readonly Resource[] {
  const { evaluation, resource } = declaration;
  const names = physicalName(resource, evaluation).flatMap((name) => literalName(name) ?? []);
  return [...evaluation.template.resources.values()].filter((other) => {
    if (other.type !== type) return false;
    return evaluation
      .patterns(member(other.properties, 'FunctionName'))
      .some((pattern) => isNamedBy(pattern, `${evaluation.prefix}${resource.logicalId}`, names));
  });
}

function isNamedBy(pattern: Pattern, reference: string, names: readonly string[]): boolean {
  if (pattern.some((part) => part.kind === 'reference' && part.resource === reference)) return true;
  const text = literalText(pattern);
  return text !== undefined && names.some((name) => text === name || text.split(':').includes(name));
}

function literalName(name: Pattern): string | undefined {
  const [part] = name;
  if (name.length === 1 && part?.kind === 'reference') return part.value === undefined ? undefined : literalText(part.value);
  return literalText(name);
}
