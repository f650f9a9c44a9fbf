import type { InvokePermission } from '../../../model/exposure.ts';
import { literal } from '../../../model/pattern.ts';
import type { Setting } from '../../../model/setting.ts';
import { reach } from '../branches.ts';
import { mapNode } from '../build-node.ts';
import type { Evaluation } from '../evaluation.ts';
import type { FunctionDeclaration } from '../function-declaration.ts';
import { resourcesFor } from '../function-links.ts';
import type { Resource } from '../template.ts';
import { member, members, scalarText } from '../template-node.ts';
import { functionUrls } from './function-urls.ts';
import { asPattern, asPresence, asText, firstSet, readSetting } from './read-setting.ts';

/** What limits who may use a permission: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html. */
const LIMITS = ['SourceArn', 'SourceAccount', 'PrincipalOrgID', 'EventSourceToken'];

/** The statements of a function's resource policy; those that only open a URL which the template declares are the URL's. */
export function invokePermissions(declaration: FunctionDeclaration): readonly InvokePermission[] {
  const { evaluation, id } = declaration;
  const hasUrl = functionUrls(declaration).length > 0;
  const declared = resourcesFor(declaration, 'AWS::Lambda::Permission')
    .filter((permission) => !hasUrl || !isOfOpenUrl(evaluation, permission))
    .map((permission) => ({
      function: id,
      principal: readSetting(evaluation, permission, ['Principal'], asPattern),
      isLimited: limit(evaluation, permission),
      origin: permission.origin,
    }));
  return [...declared, ...skillPermissions(declaration)];
}

/**
 * The permission that SAM makes for a skill, which is any skill where the event names none; the others that SAM makes name their source.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-alexaskill.html
 */
function skillPermissions({ evaluation, id, resource, isSam }: FunctionDeclaration): readonly InvokePermission[] {
  if (!isSam) return [];
  return reach(resource.properties, 'Events')
    .flatMap((events) => members(events))
    .filter(([, event]) => scalarText(member(event, 'Type')) === 'AlexaSkill')
    .map(([, event]) => {
      const { origin } = event;
      const [settings = event] = reach(event, 'Properties');
      const properties = settings.kind === 'map' ? settings : mapNode([], origin);
      const principal = { values: [literal('alexa-appkit.amazon.com')], mayBeUnset: false, origin };
      return { function: id, principal, isLimited: readSetting(evaluation, { properties, origin }, ['SkillId'], asPresence), origin };
    });
}

/** True for the two statements that a URL without authentication needs: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html#urls-auth-none. */
function isOfOpenUrl(evaluation: Evaluation, permission: Resource): boolean {
  const is = (name: string, text: string) =>
    readSetting(evaluation, permission, [name], asText).values.some((value) => value.toLowerCase() === text);
  return is('FunctionUrlAuthType', 'none') || is('InvokedViaFunctionUrl', 'true');
}

function limit(evaluation: Evaluation, permission: Resource): Setting<true> {
  const settings = LIMITS.map((name) => readSetting(evaluation, permission, [name], asPresence));
  return firstSet(settings, permission.origin);
}
