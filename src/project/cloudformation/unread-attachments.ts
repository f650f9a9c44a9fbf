import { whereHolds } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import type { PolicyAttachment } from './policy-attachments.ts';
import type { Resource } from './template.ts';
import { member, members, type TemplateNode } from './template-node.ts';

/** The resources that stand for others: what they are given, by the property that has it. */
const GIVEN: readonly (readonly [RegExp, string | undefined])[] = [
  [/^AWS::CloudFormation::Stack$/, 'Parameters'],
  [/^AWS::Serverless::Application$/, 'Parameters'],
  [/::MODULE$/, undefined],
];

/** A nested stack or module that is not read may attach anything to a role of which it is given the name. */
export function unreadAttachments(evaluations: readonly Evaluation[]): readonly PolicyAttachment[] {
  const read = new Set(evaluations.map(({ prefix }) => prefix));
  return evaluations.flatMap((evaluation) =>
    [...evaluation.template.resources.values()]
      .filter(({ logicalId }) => !read.has(`${evaluation.prefix}${logicalId}/`))
      .flatMap((resource) => given(resource).flatMap(([, node]) => attachments(node, resource, evaluation))),
  );
}

function given({ type, properties }: Resource): readonly (readonly [string, TemplateNode])[] {
  const found = GIVEN.find(([pattern]) => pattern.test(type));
  if (found === undefined) return [];
  return members(found[1] === undefined ? properties : member(properties, found[1]));
}

function attachments(node: TemplateNode, resource: Resource, evaluation: Evaluation): readonly PolicyAttachment[] {
  return evaluation.patterns(node).flatMap((role) => {
    const [only, ...others] = role;
    if (only?.kind !== 'reference' || others.length > 0 || only.type !== 'AWS::IAM::Role' || only.attribute !== 'name') return [];
    return [
      {
        role,
        policy: {
          name: `${evaluation.prefix}${resource.logicalId}`,
          kind: 'inline',
          platform: false,
          when: whereHolds(resource.condition),
          content: { kind: 'unknown', reason: `${resource.logicalId}, which is not read, is given the role and may attach policies to it` },
          origin: resource.origin,
        },
      },
    ];
  });
}
