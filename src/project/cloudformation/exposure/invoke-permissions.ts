import type { InvokePermission } from '../../../model/exposure.ts';
import type { Setting } from '../../../model/setting.ts';
import type { Evaluation } from '../evaluation.ts';
import type { FunctionDeclaration } from '../function-declaration.ts';
import { resourcesFor } from '../function-links.ts';
import type { Resource } from '../template.ts';
import { asPattern, asPresence, readSetting } from './read-setting.ts';

/** What limits who may use a permission: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html. */
const LIMITS = ['SourceArn', 'SourceAccount', 'PrincipalOrgID', 'EventSourceToken'];

/** The statements of a function's resource policy. */
export function invokePermissions(declaration: FunctionDeclaration): readonly InvokePermission[] {
  const { evaluation, id } = declaration;
  return resourcesFor(declaration, 'AWS::Lambda::Permission').map((permission) => ({
    function: id,
    principal: readSetting(evaluation, permission, ['Principal'], asPattern),
    isLimited: limit(evaluation, permission),
    origin: permission.origin,
  }));
}

function limit(evaluation: Evaluation, permission: Resource): Setting<true> {
  const settings = LIMITS.map((name) => readSetting(evaluation, permission, [name], asPresence));
  const set = settings.find(({ values, mayBeUnset }) => values.length > 0 && !mayBeUnset);
  const possible = settings.find(({ values, unknown }) => values.length > 0 || unknown !== undefined);
  return set ?? possible ?? { values: [], mayBeUnset: true, origin: permission.origin };
}
