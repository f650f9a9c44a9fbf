import type { ApiRoute, RouteAuthorization } from '../../../model/exposure.ts';
import type { Setting } from '../../../model/setting.ts';
import { knownText, union } from '../../data-values.ts';
import type { Evaluation } from '../evaluation.ts';
import type { TemplateMap } from '../template-node.ts';
import { valueAt } from './read-setting.ts';

/** Where CloudFormation and SAM say from where an API is reached. */
const ENDPOINTS = [['EndpointConfiguration', 'Types'], ['EndpointConfiguration', 'Type'], ['EndpointConfiguration']];

/** True for an API that every deployment opens to VPC endpoints alone. */
export function isPrivateApi(properties: TemplateMap, evaluation: Evaluation): boolean {
  for (const path of ENDPOINTS) {
    const value = valueAt(evaluation, properties, path);
    const types = union(value.flatMap((alternative) => (alternative.kind === 'list' ? alternative.items : [[alternative]])));
    if (types.some((type) => knownText(type) !== undefined)) return types.every((type) => knownText(type) === 'PRIVATE');
  }
  return false;
}

/**
 * The route of a private API: who may call it is for the API's resource policy to say, and without one nobody may.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html
 */
export function asPrivate({ authorization, ...route }: ApiRoute): ApiRoute {
  const closed = (value: RouteAuthorization): RouteAuthorization => (value === 'none' || value === 'api-key' ? 'resource-policy' : value);
  const values: Setting<RouteAuthorization>['values'] = [...new Set(authorization.values.map(closed))];
  return { ...route, authorization: { ...authorization, values } };
}
