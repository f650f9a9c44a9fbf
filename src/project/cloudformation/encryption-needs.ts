import type { PlatformNeed } from '../../model/lambda-function.ts';
import type { Origin } from '../../model/origin.ts';
import type { Pattern } from '../../model/pattern.ts';
import { arnService } from './arn-service.ts';
import { declaredIn } from './declared-in.ts';
import { resourceKeys } from './encryption-keys.ts';
import type { FunctionDeclaration } from './function-declaration.ts';

/** The key of the resource that Lambda reads from or writes to, where the template declares both. */
export function encryptionNeeds(
  arn: Pattern,
  access: 'read' | 'write',
  reason: string,
  origin: Origin,
  { evaluation }: FunctionDeclaration,
): readonly PlatformNeed[] {
  const service = arnService(arn);
  return declaredIn(arn, evaluation).flatMap(({ resource, evaluation: owner }) =>
    resourceKeys(resource, owner).map((key) => ({
      need: `key-${access}`,
      variables: new Map([
        ['KeyArn', key],
        ['Service', [{ kind: 'literal', text: service ?? '*' } as const]],
      ]),
      reason: `${reason}, which is encrypted with a key of the account`,
      origin,
    })),
  );
}
