import type { PassedRole, ResourceTemplate, ServiceRules } from './rule.ts';

const PIPE: ResourceTemplate = { type: 'pipe', values: { Name: 'Name' } };
const ROLES: readonly PassedRole[] = [
  { member: 'RoleArn', required: true },
  { member: 'TargetParameters.EcsTaskParameters.Overrides.ExecutionRoleArn', to: 'ecs-tasks.amazonaws.com' },
  { member: 'TargetParameters.EcsTaskParameters.Overrides.TaskRoleArn', to: 'ecs-tasks.amazonaws.com' },
];

/** Amazon EventBridge Pipes. */
export const pipes: ServiceRules = {
  service: 'pipes',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html',
  checked: '2026-11-22',
  reviewed: ['StopPipe'],
  operations: {
    CreatePipe: { also: [{ action: 'pipes:TagResource', when: { set: 'Tags' }, resources: [PIPE] }], passedRoles: ROLES },
    UpdatePipe: { passedRoles: ROLES },
  },
};
