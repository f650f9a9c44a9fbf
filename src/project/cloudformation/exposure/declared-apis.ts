import type { ApiKind, DeclaredApi } from '../../../model/exposure.ts';
import { isSurelyUnset, type Setting } from '../../../model/setting.ts';
import { union } from '../../data-values.ts';
import type { Evaluation } from '../evaluation.ts';
import { withGlobals } from '../sam-globals.ts';
import type { Resource } from '../template.ts';
import { asPresence, asText, readSetting, settingOf, valueAt } from './read-setting.ts';

interface ApiType {
  readonly kind: ApiKind;
  /** The section of `Globals`, of SAM's own types. */
  readonly section?: string;
  readonly endpoint: readonly (readonly string[])[];
  readonly policy: readonly string[];
  readonly corsOrigins: readonly (readonly string[])[];
}

/** Where the resource types for APIs have what is asked for; sources are their pages in the template reference of CloudFormation and SAM. */
const TYPES: ReadonlyMap<string, ApiType> = new Map([
  [
    'AWS::Serverless::Api',
    {
      kind: 'rest',
      section: 'Api',
      endpoint: [['EndpointConfiguration', 'Type'], ['EndpointConfiguration']],
      policy: ['Auth', 'ResourcePolicy'],
      corsOrigins: [['Cors', 'AllowOrigin'], ['Cors']],
    },
  ],
  [
    'AWS::Serverless::HttpApi',
    {
      kind: 'http',
      section: 'HttpApi',
      endpoint: [],
      policy: [],
      corsOrigins: [['CorsConfiguration', 'AllowOrigins'], ['CorsConfiguration']],
    },
  ],
  ['AWS::ApiGateway::RestApi', { kind: 'rest', endpoint: [['EndpointConfiguration', 'Types']], policy: ['Policy'], corsOrigins: [] }],
  ['AWS::ApiGatewayV2::Api', { kind: 'http', endpoint: [], policy: [], corsOrigins: [['CorsConfiguration', 'AllowOrigins']] }],
]);

/** The APIs that a template declares. */
export function declaredApis(evaluation: Evaluation): readonly DeclaredApi[] {
  return [...evaluation.template.resources.values()].flatMap((resource) => {
    const type = TYPES.get(resource.type);
    return type === undefined ? [] : [declaredApi(resource, type, evaluation)];
  });
}

function declaredApi(resource: Resource, type: ApiType, evaluation: Evaluation): DeclaredApi {
  const properties =
    type.section === undefined ? resource.properties : withGlobals(resource.properties, evaluation.template.globals, type.section);
  const whole = { properties, origin: resource.origin };
  const hasProtocol = (name: string) => readSetting(evaluation, whole, ['ProtocolType'], asText).values.includes(name);
  return {
    id: `${evaluation.prefix}${resource.logicalId}`,
    kind: hasProtocol('WEBSOCKET') ? 'websocket' : type.kind,
    isPrivate: texts(type.endpoint, whole, evaluation).values.includes('PRIVATE'),
    hasResourcePolicy: type.policy.length > 0 && !isSurelyUnset(readSetting(evaluation, whole, type.policy, asPresence)),
    corsOrigins: texts(type.corsOrigins, whole, evaluation),
    origin: resource.origin,
  };
}

/** The texts at the first of some paths that has any, of a list those of its items; SAM's texts may stand in quotes of their own. */
function texts(paths: ApiType['corsOrigins'], resource: Pick<Resource, 'properties' | 'origin'>, evaluation: Evaluation): Setting<string> {
  for (const path of paths) {
    const value = valueAt(evaluation, resource.properties, path);
    const items = union(value.flatMap((alternative) => (alternative.kind === 'list' ? alternative.items : [[alternative]])));
    const setting = settingOf(items, (alternative) => asText(alternative)?.replace(/^'(.*)'$/, '$1'), resource.origin);
    if (setting.values.length > 0) return setting;
  }
  return { values: [], mayBeUnset: true, origin: resource.origin };
}
