import type { PlatformNeed } from '../../model/lambda-function.ts';
import { concat, literal, type Pattern, patternKey, substitute } from '../../model/pattern.ts';
import { reach } from './branches.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { physicalName } from './resource-reference.ts';
import type { Resource } from './template.ts';

/**
 * Writing the function's log: to the group that `LoggingConfig` names, else to `/aws/lambda/<function>`.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 */
export function logNeeds(declaration: FunctionDeclaration): readonly PlatformNeed[] {
  const { resource } = declaration;
  return logGroupNames(declaration).flatMap((group) => {
    const variables = new Map([['LogGroup', group]]);
    const need = { variables, reason: `function ${declaration.id} writes its log`, origin: resource.origin };
    return [{ need: 'logs', ...need }, ...(isDeclared(group, declaration) ? [] : [{ need: 'logs-create-group', ...need }])];
  });
}

function logGroupNames({ resource, evaluation }: FunctionDeclaration): readonly Pattern[] {
  const configured = reach(resource.properties, 'LoggingConfig', 'LogGroup').flatMap((node) => evaluation.patterns(node));
  return configured.length > 0 ? configured : physicalName(resource, evaluation).map((name) => concat(literal('/aws/lambda/'), name));
}

/** The log groups of the function that the template declares. */
export function declaredLogGroups(declaration: FunctionDeclaration): readonly Resource[] {
  return logGroupNames(declaration).flatMap((group) => declarationsOf(group, declaration));
}

/** A group that exists only under a condition may have to be made by Lambda. */
function isDeclared(group: Pattern, declaration: FunctionDeclaration): boolean {
  const { condition } = declaration.resource;
  return declarationsOf(group, declaration).some((other) => other.condition === undefined || other.condition === condition);
}

function declarationsOf(group: Pattern, { evaluation }: FunctionDeclaration): readonly Resource[] {
  return [...evaluation.template.resources.values()].filter(
    (other) => other.type === 'AWS::Logs::LogGroup' && physicalName(other, evaluation).some((name) => sameText(name, group)),
  );
}

/** Names are compared by what they say: a reference by its declared name, or as itself where the name is generated. */
function sameText(name: Pattern, group: Pattern): boolean {
  return patternKey(spelledOut(name)) === patternKey(spelledOut(group));
}

function spelledOut(pattern: Pattern): Pattern {
  return substitute(pattern, (hole) => {
    if (hole.kind !== 'reference' && hole.kind !== 'parameter') return [hole];
    const value = hole.value === undefined ? undefined : spelledOut(hole.value);
    return value === undefined || value.some((part) => part.kind === 'wildcard') ? [hole] : value;
  });
}
