import { type DataValue, text, unknown } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { concat, literal, type Pattern, pseudo, splitPattern, wildcard } from '../../model/pattern.ts';
import { patternOf, union } from '../data-values.ts';
import type { ModuleInstance } from './module-instance.ts';

/** The type of the part of an ARN that tells that the policy was looked up by its name. */
const LOOKED_UP = 'data.aws_iam_policy';

/**
 * The ARN that `data "aws_iam_policy"` finds: the given one; by name any of that name, whoever keeps it and under whatever path.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy
 */
export function policyDataArn(module: ModuleInstance, name: string, origin: Origin): DataValue {
  const block = module.module.data.get(`aws_iam_policy.${name}`);
  if (block === undefined) return [unknown('unresolved', `data.aws_iam_policy.${name} is not declared`, origin)];
  const given = module.attribute(block, 'arn');
  if (given.some(({ kind }) => kind !== 'absent')) return given;
  const reason = `who keeps the policy that data.aws_iam_policy.${name} finds`;
  const owner = { kind: 'reference', resource: `${LOOKED_UP}.${name}`, attribute: 'owner', type: LOOKED_UP, reason, origin } as const;
  return union(
    module.attribute(block, 'name').map((alternative) => {
      const wanted = patternOf(alternative) ?? wildcard();
      return text(
        concat(literal('arn:'), pseudo('partition'), literal(':iam::'), [owner], literal(':policy'), wildcard(), literal('/'), wanted),
      );
    }),
  );
}

/** The name alone of a policy that was looked up by it; `undefined` for all other ARNs. */
export function lookedUpPolicy(arn: Pattern): Pattern | undefined {
  return arn.some((part) => part.kind === 'reference' && part.type === LOOKED_UP) ? splitPattern(arn, '/').at(-1) : undefined;
}
