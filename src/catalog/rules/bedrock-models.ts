import type { Grant, MemberPath, ResourceTemplate, When } from './rule.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html: system profiles are named by geography and model. */
const GEOGRAPHIES = 'us|eu|apac|us-gov|jp|au|ca|sa|me|af|il|mx|in|uk|kr|global';

const isProfile = (member: MemberPath): When => ({
  member,
  matches: `^(?:arn:[^:]*:bedrock:[^:]*:[^:]*:inference-profile/)?(?:${GEOGRAPHIES})\\.`,
});
const isApplicationProfile = (member: MemberPath): When => ({ member, matches: ':application-inference-profile/' });
const isPrompt = (member: MemberPath): When => ({ member, matches: ':prompt/' });
const isOtherArn = (member: MemberPath): When => ({
  member,
  matches: '^arn:(?!.*:(?:inference-profile|application-inference-profile|prompt)/)',
});
const not = (...cases: readonly When[]): When => ({ not: { any: cases } });

/**
 * The resources of calling a model by its id, its ARN, or an inference profile, which needs the profile and the model in every region it routes to
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html).
 */
function modelResources(member: MemberPath): readonly ResourceTemplate[] {
  const forms = [isProfile(member), isApplicationProfile(member), isPrompt(member), isOtherArn(member)];
  return [
    { type: 'inference-profile', arn: member, when: isProfile(member) },
    {
      type: 'foundation-model',
      values: { Region: { text: '*' }, ResourceId: { member, as: 'inferenceProfileModel' } },
      when: isProfile(member),
    },
    { type: 'application-inference-profile', arn: member, when: isApplicationProfile(member) },
    { type: 'foundation-model', values: { Region: { text: '*' } }, when: { any: [isApplicationProfile(member), isPrompt(member)] } },
    { type: 'foundation-model', arn: member, when: { any: [isOtherArn(member), not(...forms)] } },
  ];
}

/** The foundation model that `modelId` names, by itself or through an inference profile, for an action that knows no profiles. */
export const FOUNDATION_MODEL: readonly ResourceTemplate[] = [
  { type: 'foundation-model', values: { ResourceId: { member: 'modelId', as: 'inferenceProfileModel' } }, when: isProfile('modelId') },
  { type: 'foundation-model', arn: 'modelId', when: not(isProfile('modelId')) },
];

/** Calling a model by the member that names it. */
export function callsModel(action: string, member: MemberPath, when?: When): Grant {
  const grant: Grant = { action, resources: modelResources(member) };
  return when === undefined ? grant : { ...grant, when };
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-management-prereq.html: a prompt in place of a model. */
export function rendersPrompt(member: MemberPath): Grant {
  return { action: 'bedrock:RenderPrompt', when: isPrompt(member), resources: [{ type: 'prompt', arn: member }] };
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html */
export function appliesGuardrail(member: MemberPath): Grant {
  return { action: 'bedrock:ApplyGuardrail', when: { set: member }, resources: [{ type: 'guardrail', values: { GuardrailId: member } }] };
}
