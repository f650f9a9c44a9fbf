import type { FunctionUrl } from '../../../model/exposure.ts';
import { union } from '../../data-values.ts';
import { reach } from '../branches.ts';
import type { Evaluation } from '../evaluation.ts';
import type { FunctionDeclaration } from '../function-declaration.ts';
import { linkedResources } from '../function-links.ts';
import type { Resource } from '../template.ts';
import { asText, readSetting, settingOf, valueAt } from './read-setting.ts';

/** The URLs of a function: SAM's `FunctionUrlConfig` and `AWS::Lambda::Url`. */
export function functionUrls(declaration: FunctionDeclaration): readonly FunctionUrl[] {
  const { evaluation, resource, isSam, id } = declaration;
  const own = isSam
    ? reach(resource.properties, 'FunctionUrlConfig').flatMap((node) =>
        node.kind === 'map' ? [url(evaluation, { properties: node, origin: node.origin }, id)] : [],
      )
    : [];
  return [...own, ...linkedResources(declaration, 'AWS::Lambda::Url', 'TargetFunctionArn').map((one) => url(evaluation, one, id))];
}

function url(evaluation: Evaluation, resource: Pick<Resource, 'properties' | 'origin'>, owner: string): FunctionUrl {
  const origins = valueAt(evaluation, resource.properties, ['Cors', 'AllowOrigins']);
  return {
    function: owner,
    authentication: readSetting(evaluation, resource, ['AuthType'], asText),
    corsOrigins: settingOf(union(origins.flatMap((value) => (value.kind === 'list' ? value.items : [[value]]))), asText, resource.origin),
    origin: resource.origin,
  };
}
