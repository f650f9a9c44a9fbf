import type { OperationRule, ServiceRules } from './rule.ts';

/** A build's id is `PROJECT:UUID`. */
const onBuild = (member: string): OperationRule => ({
  resources: [{ type: 'project', values: { ProjectName: { member, as: 'firstSegment' } } }],
});

/** AWS CodeBuild. */
export const codebuild: ServiceRules = {
  service: 'codebuild',
  source: 'https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-permissions-reference.html',
  checked: '2026-11-22',
  reviewed: ['StartBuild'],
  operations: {
    BatchDeleteBuilds: onBuild('ids[]'),
    BatchGetBuilds: onBuild('ids[]'),
    StopBuild: onBuild('id'),
    RetryBuild: onBuild('id'),
  },
};
