import type { AttachedPolicy } from '../../model/attached-role.ts';
import type { Origin } from '../../model/origin.ts';
import type { Pattern } from '../../model/pattern.ts';
import { type Circumstances, describeCircumstances } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import { readDocument } from './policy-document.ts';
import type { TemplateNode } from './template-node.ts';

/** A policy that a template attaches to a role, not read yet. */
export interface RolePolicy {
  readonly name: string;
  readonly kind: AttachedPolicy['kind'];
  readonly platform: boolean;
  readonly when: Circumstances;
  readonly content:
    | { readonly kind: 'document'; readonly node: TemplateNode; readonly evaluation: Evaluation }
    | { readonly kind: 'managed'; readonly arn: Pattern }
    | { readonly kind: 'unknown'; readonly reason: string };
  readonly origin: Origin;
}

/**
 * The policies as they are attached: one with parts that only some deployments have is one per part. Names are made unique.
 * @param given what holds wherever the role exists
 * @param report told what can't be read
 */
export function attachedPolicies(
  policies: readonly RolePolicy[],
  given: Circumstances,
  report: (policy: AttachedPolicy, reason: string) => void,
): readonly AttachedPolicy[] {
  const taken = new Set<string>();
  return policies.flatMap((policy) =>
    parts(policy, given).map((part, index) => {
      const place = index > 0 && part.content.kind === 'unknown' ? ` (line ${part.origin.line})` : '';
      const name = unique(`${part.name}${place}${part.onlyIf === undefined ? '' : ` (only if ${part.onlyIf})`}`, taken);
      const attached = { ...part, name };
      if (attached.content.kind === 'unknown') report(attached, attached.content.reason);
      return attached;
    }),
  );
}

function parts({ name, kind, platform, when, content, origin }: RolePolicy, given: Circumstances): readonly AttachedPolicy[] {
  if (content.kind === 'document')
    return readDocument(content.node, when, given, content.evaluation).map((part) => ({ name, kind, platform, ...part }));
  const onlyIf = describeCircumstances(when, given);
  return [{ name, kind, platform, ...(onlyIf === undefined ? {} : { onlyIf }), content, origin }];
}

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name} (${count})`;
  taken.add(free);
  return free;
}
