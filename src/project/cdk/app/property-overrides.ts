import type { DataValue } from '../../../model/data-value.ts';
import type { Finding } from '../../../model/finding.ts';
import { textOf } from './construct-resource.ts';
import type { Construct, ConstructTree } from './construct-tree.ts';

/** A property of the template that the app sets past the construct: https://docs.aws.amazon.com/cdk/v2/guide/cfn-layer.html#develop-customize-escape. */
export interface PropertyOverride {
  /** `Environment.Variables.TABLE`; `undefined` where it is not known. */
  readonly path: string | undefined;
  readonly value: DataValue;
}

/** What `addPropertyOverride('A.B', value)` and `addOverride('Properties.A.B', value)` set on a construct. */
export function overridesOf({ path }: Construct, tree: ConstructTree): readonly PropertyOverride[] {
  return tree.calls(path, 'addPropertyOverride', 'addOverride').flatMap((call) => {
    const named = textOf(call.arguments[0] ?? []);
    const value = call.arguments[1] ?? [];
    if (call.method === 'addPropertyOverride' || named === undefined) return [{ path: named, value }];
    return named.startsWith('Properties.') ? [{ path: named.slice('Properties.'.length), value }] : [];
  });
}

/** The properties that decide what a function needs, besides its environment. */
const DECISIVE =
  /^(Code|DeadLetterConfig|FileSystemConfigs|FunctionName|Handler|KmsKeyArn|Layers|LoggingConfig|Role|Runtime|TracingConfig|VpcConfig)\b/;

/** A finding for every override of a function that is not followed. */
export function unreadOverrides(construct: Construct, tree: ConstructTree): readonly Finding[] {
  return overridesOf(construct, tree)
    .filter(({ path }) => path === undefined || DECISIVE.test(path))
    .map(({ path }) => ({
      rule: 'unread-override',
      severity: 'warning',
      message: `the override of ${path ?? 'a property'} of ${construct.path} is not followed; what 'cdk synth' writes has it`,
      origin: construct.origin,
      function: construct.path,
      incomplete: '*',
    }));
}
