import type { Grant, OperationRule, ServiceRules } from './rule.ts';

const passes = (to: string, member: string): Grant => ({
  action: 'iam:PassRole',
  when: { set: member },
  resources: [{ type: 'role', values: { RoleNameWithPath: member } }],
  condition: { StringEquals: { 'iam:PassedToService': [{ text: to }] } },
});

/** A cluster is called a job flow in older operations. */
const onCluster = (member: string): OperationRule => ({ resources: [{ type: 'cluster', values: { ClusterId: member } }] });

/** Amazon EMR: a new cluster passes its service role and its instances' role, whose profile usually has the same name. */
export const emr: ServiceRules = {
  service: 'emr',
  source: 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role-passrole.html',
  checked: '2026-11-22',
  reviewed: ['DescribeCluster', 'ListClusters'],
  operations: {
    AddJobFlowSteps: onCluster('JobFlowId'),
    SetTerminationProtection: onCluster('JobFlowIds[]'),
    TerminateJobFlows: onCluster('JobFlowIds[]'),
    RunJobFlow: {
      also: [
        passes('elasticmapreduce.amazonaws.com', 'ServiceRole'),
        passes('ec2.amazonaws.com', 'JobFlowRole'),
        passes('application-autoscaling.amazonaws.com', 'AutoScalingRole'),
      ],
      passedRoles: [],
    },
  },
};
