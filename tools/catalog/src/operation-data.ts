import { bindResources } from './bindings.ts';
import type { DependentActions, Dependents } from './dependent-actions.ts';
import { dependentsOf } from './dependent-actions.ts';
import { accessLevel, type PrefixData } from './iam-data.ts';
import { namingMembers } from './input-members.ts';
import { passedRoles } from './passed-roles.ts';
import type { OperationModel, ServiceModel } from './service-model.ts';

/** One operation as `operations/SERVICE.json` lists it. */
export interface OperationData extends Dependents {
  /** Spelling of the action where it is not the operation's own; `null`: no action of that name exists. */
  readonly action?: string | null;
  readonly resources?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly weak?: true;
  /** Members that name a role to pass -> whether every request has it. */
  readonly roles?: Readonly<Record<string, boolean>>;
  /** `GET /restapis/{restapi_id}`, for the services that are authorised by method and path. */
  readonly http?: string;
  /** `none`: the request is not signed with the caller's credentials. */
  readonly auth?: 'none';
}

/** Prefixes whose actions are HTTP methods on paths: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html. */
const BY_METHOD = new Set(['apigateway']);

/** What the catalog keeps of one operation. */
export function operationData(
  name: string,
  operation: OperationModel,
  model: ServiceModel,
  prefix: string,
  iam: ReadonlyMap<string, PrefixData>,
  dependents: DependentActions,
): OperationData {
  const data = iam.get(prefix);
  const members = namingMembers(model, operation.input);
  const action = data?.actions.get(name.toLowerCase());
  const byToken = model.metadata.signatureVersion === 'bearer';
  const unsigned = byToken || operation.authtype === 'none' || operation.auth?.includes('smithy.api#noAuth') === true;
  const auth = unsigned ? { auth: 'none' as const } : {};
  const http: { readonly http?: string } = BY_METHOD.has(prefix)
    ? { http: `${operation.http?.method} ${pathOfMembers(operation, model)}` }
    : {};
  const roles = passedRoles(members);
  const mayPass = Object.keys(roles).length > 0 && (action === undefined || !['List', 'Read'].includes(accessLevel(action)));
  const common = { ...auth, ...http, ...(mayPass ? { roles } : {}) };
  if (data === undefined || action === undefined) return { action: null, ...common };
  const { resources, weak } = bindResources(name, action, prefix, data, members);
  const further = http.http === undefined ? dependentsOf(name, prefix, model, dependents, iam, mayPass) : {};
  return {
    ...(action.name === name ? {} : { action: action.name }),
    ...(Object.keys(resources).length > 0 ? { resources } : {}),
    ...(weak ? { weak: true } : {}),
    ...further,
    ...common,
  };
}

/**
 * The request path with each label replaced by the input member that fills it: `/restapis/{restApiId}`. ARNs leave out the `/v2` of the second API:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagementv2.html
 */
function pathOfMembers(operation: OperationModel, model: ServiceModel): string {
  const input = operation.input?.shape === undefined ? operation.input : model.shapes[operation.input.shape];
  const memberOfLabel = new Map(Object.entries(input?.members ?? {}).map(([name, { locationName }]) => [locationName ?? name, name]));
  const path = (operation.http?.requestUri ?? '/').replace(/\?.*$/, '').replace(/^\/v2(?=\/)/, '');
  return path.replace(/\{([^}+]+)\+?\}/g, (_, label: string) => `{${memberOfLabel.get(label) ?? label}}`);
}
