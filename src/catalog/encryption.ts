import type { Finding } from '../model/finding.ts';
import type { Origin } from '../model/origin.ts';
import type { Pattern } from '../model/pattern.ts';
import { concat, literal, literalText } from '../model/pattern.ts';
import type { Condition } from '../model/requirement.ts';
import type { Location } from './arn-template.ts';
import type { Granted } from './grants.ts';
import { isWholeArn, splitArn } from './located-text.ts';
import { markText } from './marked-text.ts';
import type { Request } from './request.ts';
import type { RequirementContext } from './requirement-context.ts';
import type { Encryption } from './rules/rule.ts';
import { judge } from './when.ts';

/** What a service may do with a key on the caller's behalf, and a note where no evidence names the key. */
export interface EncryptionNeeds {
  readonly granted: readonly Granted[];
  readonly findings: readonly Finding[];
}

/**
 * KMS permissions on the keys that the call, the declaration of the resource or the user names, each bound to the service by `kms:ViaService`.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export function encryptionNeeds(
  encryption: Encryption,
  request: Request,
  locations: readonly Location[],
  context: RequirementContext,
  origin: Origin | undefined,
): EncryptionNeeds {
  if (!judge(encryption.when, request).holds) return { granted: [], findings: [] };
  const keys = [...keysInCall(encryption, request), ...keysOfResources(encryption, request, context), ...context.kmsKeys];
  const granted = keys.flatMap((key) => locations.flatMap((location) => grantsOn(key, encryption, location)));
  if (keys.length > 0 || isDeclared(encryption, request)) return { granted, findings: [] };
  const message = `${encryption.actions.join(' and ')} ${encryption.actions.length === 1 ? 'is' : 'are'} needed too if a customer managed key encrypts ${encryption.resource === undefined ? 'the resource' : `what ${encryption.resource} names`}; name the key with --kms-key`;
  const note = { rule: 'kms-key-not-known', severity: 'note', message, mayNeed: encryption.actions } as const;
  return { granted, findings: [origin === undefined ? note : { ...note, origin }] };
}

function keysInCall({ key }: Encryption, request: Request): Pattern[] {
  if (key === undefined) return [];
  return request.member(key).flatMap((found) => (found.kind === 'text' ? [found.pattern] : []));
}

function keysOfResources({ resource }: Encryption, request: Request, { encryptionKeys }: RequirementContext): Pattern[] {
  if (resource === undefined) return [];
  const parts = request.member(resource).flatMap((found) => (found.kind === 'text' ? found.pattern : []));
  return parts.flatMap((part) => {
    const key = part.kind === 'reference' ? encryptionKeys.get(part.resource) : undefined;
    return key === undefined ? [] : [key];
  });
}

/** A resource that the project declares without a key has none of the customer's. */
function isDeclared({ resource }: Encryption, request: Request): boolean {
  if (resource === undefined) return false;
  return request.member(resource).every((found) => found.kind === 'text' && found.pattern.some(({ kind }) => kind === 'reference'));
}

/** The key policy of an AWS managed key lets every principal of the account use it through its service. */
const AWS_MANAGED = /(^|:)alias\/aws\//;
const ALIAS = /(^|:)alias\//;

function grantsOn(key: Pattern, { actions, via }: Encryption, location: Location): Granted[] {
  const { text } = markText(key);
  if (AWS_MANAGED.test(text)) return [];
  const throughService = viaService(via, splitArn(key)?.region ?? location.region);
  if (!ALIAS.test(text)) return actions.map((action) => ({ action, resource: keyArn(key, location), condition: throughService }));
  const alias = markText(key).restore(text.slice(text.lastIndexOf('alias/')));
  const condition = { ...throughService, 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [alias] } };
  return actions.map((action) => ({ action, resource: keyArn([{ kind: 'wildcard', text: '*' }], location), condition }));
}

/** A service uses keys of its own region. `StringLike` where that may become a wildcard. */
function viaService(via: string, region: Pattern): Condition {
  const operator = literalText(region) === undefined ? 'StringLike' : 'StringEquals';
  return { [operator]: { 'kms:ViaService': [concat(literal(`${via}.`), region, literal('.amazonaws.com'))] } };
}

function keyArn(key: Pattern, { partition, region, account }: Location): Pattern {
  if (isWholeArn(key)) return key;
  return concat(literal('arn:'), partition, literal(':kms:'), region, literal(':'), account, literal(':key/'), key);
}
