import type { PlatformNeed } from '../../model/lambda-function.ts';
import { concat, literal, type Pattern, patternKey, substitute } from '../../model/pattern.ts';
import { reach } from './branches.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { physicalName } from './resource-reference.ts';

/**
 * Writing the function's log: to the group that `LoggingConfig` names, else to `/aws/lambda/<function>`.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 */
export function logNeeds(declaration: FunctionDeclaration): readonly PlatformNeed[] {
  const { resource, evaluation } = declaration;
  const configured = reach(resource.properties, 'LoggingConfig', 'LogGroup').flatMap((node) => evaluation.patterns(node));
  const groups =
    configured.length > 0 ? configured : physicalName(resource, evaluation).map((name) => concat(literal('/aws/lambda/'), name));
  return groups.flatMap((group) => {
    const variables = new Map([['LogGroup', group]]);
    const need = { variables, reason: `function ${declaration.id} writes its log`, origin: resource.origin };
    return [{ need: 'logs', ...need }, ...(isDeclared(group, declaration) ? [] : [{ need: 'logs-create-group', ...need }])];
  });
}

/** A group that exists only under a condition may have to be made by Lambda. */
function isDeclared(group: Pattern, declaration: FunctionDeclaration): boolean {
  const { evaluation, resource } = declaration;
  return [...evaluation.template.resources.values()]
    .filter((other) => other.type === 'AWS::Logs::LogGroup' && (other.condition === undefined || other.condition === resource.condition))
    .some((other) => physicalName(other, evaluation).some((name) => sameText(name, group)));
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
