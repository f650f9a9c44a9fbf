import type { Pattern } from '../model/pattern.ts';
import { literal, literalText, splitPattern } from '../model/pattern.ts';
import type { Condition } from '../model/requirement.ts';

/** Services that fill `aws:CalledVia`: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvia */
const FILLS_CALLED_VIA: ReadonlySet<string> = new Set([
  'athena.amazonaws.com',
  'aoss.amazonaws.com',
  'backup.amazonaws.com',
  'cloudformation.amazonaws.com',
  'databrew.amazonaws.com',
  'dataexchange.amazonaws.com',
  'dynamodb.amazonaws.com',
  'imagebuilder.amazonaws.com',
  'kms.amazonaws.com',
  'mgn.amazonaws.com',
  'nimble.amazonaws.com',
  'omics.amazonaws.com',
  'ram.amazonaws.com',
  'robomaker.amazonaws.com',
  'servicecatalog-appregistry.amazonaws.com',
  'sqlworkbench.amazonaws.com',
  'ssm-guiconnect.amazonaws.com',
]);

/** Other callers are not named: `AWS Internal`. */
const SERVICE = /^([a-z0-9-]+)\.amazonaws\.com$/;

/**
 * The condition that binds a grant to the service which makes the call with the role's credentials: `kms:ViaService` on a key of a known region, else
 * `aws:CalledVia` where the service fills it; `undefined` where neither does.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export function boundToService(action: string, resource: Pattern, service: string): Condition | undefined {
  if (action.startsWith('kms:')) {
    const [, name] = SERVICE.exec(service) ?? [];
    const region = literalText(splitPattern(resource, ':', 6)[3] ?? []);
    if (name === undefined || region === undefined || region === '') return undefined;
    return { StringEquals: { 'kms:ViaService': [literal(`${name}.${region}.amazonaws.com`)] } };
  }
  return FILLS_CALLED_VIA.has(service) ? { 'ForAnyValue:StringEquals': { 'aws:CalledVia': [literal(service)] } } : undefined;
}
