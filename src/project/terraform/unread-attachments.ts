import type { DataValue } from '../../model/data-value.ts';
import type { Pattern } from '../../model/pattern.ts';
import { whereHolds } from '../cloudformation/circumstances.ts';
import type { PolicyAttachment } from '../cloudformation/policy-attachments.ts';
import { knownText, patternOf } from '../data-values.ts';
import { existenceCondition } from './existence.ts';
import { type ModuleBlock, originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import { isRegistryLambda } from './registry-lambda.ts';
import { registryModule } from './registry-outputs.ts';
import { instanceScopes } from './resource-instances.ts';

/** What a call says of the module itself. */
const META_ARGUMENTS = new Set(['source', 'version', 'providers', 'count', 'for_each', 'depends_on']);

/** A module that is not read may attach anything to a role of which it is given the name. */
export function unreadAttachments(instance: ModuleInstance): readonly PolicyAttachment[] {
  return [...instance.module.modules].flatMap(([name, block]) => {
    const source = knownText(instance.attribute(block, 'source')[0]);
    const isKnown = isRegistryLambda(source) || registryModule(source) !== undefined || instance.options.called(name).length > 0;
    return isKnown ? [] : attachments(instance, name, block, source);
  });
}

function attachments(instance: ModuleInstance, name: string, block: ModuleBlock, source: string | undefined): readonly PolicyAttachment[] {
  const address = `${instance.options.address}module.${name}`;
  const inputs = [...block.body.attributes.keys()].filter((input) => !META_ARGUMENTS.has(input));
  const values = instanceScopes(instance, block, address).flatMap(({ scope }) =>
    inputs.map((input) => instance.attribute(block, input, scope)),
  );
  const what = source === undefined ? `module ${name}` : `module ${name} (${source})`;
  return values.flatMap(roleNames).map((role) => ({
    role,
    policy: {
      name: address,
      kind: 'inline',
      platform: false,
      when: whereHolds(existenceCondition(instance, block, address)),
      content: { kind: 'unknown', reason: `${what}, which is not read, is given the role and may attach policies to it` },
      origin: originOf(block.file, block.position),
    },
  }));
}

/** The names of roles that a value is or lists. */
function roleNames(value: DataValue): readonly Pattern[] {
  return value.flatMap((alternative) => {
    if (alternative.kind === 'list') return alternative.items.flatMap(roleNames);
    if (alternative.kind === 'record') return [...alternative.members.values()].flatMap(roleNames);
    const pattern = patternOf(alternative) ?? [];
    const [only, ...others] = pattern;
    return only?.kind === 'reference' && others.length === 0 && only.type === 'aws_iam_role' && only.attribute === 'name' ? [pattern] : [];
  });
}
