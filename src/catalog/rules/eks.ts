import type { ServiceRules } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

/** Amazon EKS. */
export const eks: ServiceRules = {
  service: 'eks',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html',
  checked: '2026-11-22',
  reviewed: ['DescribeCluster'],
  operations: {
    CreateNodegroup: {
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html',
      also: [
        {
          action: 'eks:TagResource',
          when: { set: 'tags' },
          resources: [{ type: 'nodegroup', values: { ClusterName: 'clusterName', NodegroupName: 'nodegroupName' } }],
        },
        { action: 'iam:PassRole', resources: [{ type: 'role', values: { RoleNameWithPath: 'nodeRole' } }] },
      ],
    },
    CreateCluster: taggedWith('eks:TagResource', { type: 'cluster', values: { ClusterName: 'name' } }, 'tags'),
  },
};
