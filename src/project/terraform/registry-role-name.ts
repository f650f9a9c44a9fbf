import type { DataValue } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { concat, literal, type Pattern, pseudo, wildcard } from '../../model/pattern.ts';
import { patternOf } from '../data-values.ts';

/** The reference by which functions name the role that a call of `terraform-aws-modules/lambda/aws` makes. */
export function registryRoleReference(module: string): string {
  return `${module}Role`;
}

/** The name of that role: `role_name`, else `function_name`. https://github.com/terraform-aws-modules/terraform-aws-lambda/blob/master/iam.tf */
export function registryRoleNames(module: string, input: (variable: string) => DataValue, origin: Origin): readonly Pattern[] {
  const given = ['role_name', 'function_name'].map(input).find((value) => value.some(({ kind }) => kind !== 'absent')) ?? [];
  return given.map((name) => [
    {
      kind: 'reference',
      resource: registryRoleReference(module),
      attribute: 'name',
      type: 'module.aws_iam_role',
      value: patternOf(name) ?? wildcard(),
      reason: `the role of ${module}`,
      origin,
    },
  ]);
}

/** What the module's outputs `lambda_role_name` and `lambda_role_arn` give; `undefined` for all others. */
export function registryRoleOutput(output: string, names: readonly Pattern[]): DataValue | undefined {
  if (output === 'lambda_role_name') return names.map((pattern) => ({ kind: 'text', pattern }));
  if (output !== 'lambda_role_arn') return undefined;
  const start = concat(literal('arn:'), pseudo('partition'), literal(':iam::'), pseudo('account'), literal(':role/'));
  return names.map((name) => ({ kind: 'text', pattern: concat(start, name) }));
}
