import { concat, literal, literalPrefix, literalText, type Pattern, pseudo, splitPattern } from '../../model/pattern.ts';
import { declaredIn } from './declared-in.ts';
import type { Evaluation } from './evaluation.ts';
import { resourceArn } from './resource-reference.ts';
import { member } from './template-node.ts';

/**
 * The ARNs of the KMS keys that a key property means: it may hold a key's ARN or id, or an alias or its ARN. IAM authorises against keys, never aliases
 * (https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html): an alias leads to its key where the template declares it, else to every key.
 * AWS managed keys (`alias/aws/...`) need no grant: none.
 */
export function keyResources(key: Pattern, evaluation: Evaluation): readonly Pattern[] {
  const [declared] = declaredIn(key, evaluation);
  if (declared?.resource.type === 'AWS::KMS::Alias') {
    const targets = declared.evaluation.patterns(member(declared.resource.properties, 'TargetKeyId'));
    return targets.flatMap((target) => keyResources(target, declared.evaluation));
  }
  if (declared !== undefined) return resourceArn(declared.resource, declared.evaluation) ?? [];
  const isArn = literalPrefix(key).startsWith('arn:');
  const name = isArn ? (splitPattern(key, ':', 6)[5] ?? []) : key;
  const prefix = literalPrefix(name);
  if (prefix.startsWith('alias/aws/')) return [];
  if (prefix.startsWith('alias/')) return [keyArn([{ kind: 'wildcard', text: '*' }])];
  if (isArn) return [key];
  const [part] = key;
  const given = part?.kind === 'parameter' && part.value !== undefined ? literalText(part.value) : undefined;
  if (given === '') return [];
  return given?.startsWith('arn:') || (part?.kind === 'parameter' && part.value === undefined)
    ? [keyArn([{ kind: 'wildcard', text: '*' }])]
    : [keyArn(key)];
}

/** The ARN of a KMS key of the account by its id. */
export function keyArn(id: Pattern): Pattern {
  return concat(
    literal('arn:'),
    pseudo('partition'),
    literal(':kms:'),
    pseudo('region'),
    literal(':'),
    pseudo('account'),
    literal(':key/'),
    id,
  );
}
