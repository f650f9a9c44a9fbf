import type { ServiceRules } from './rule.ts';

/** Amazon Redshift. */
export const redshift: ServiceRules = {
  service: 'redshift',
  source: 'https://docs.aws.amazon.com/redshift/latest/APIReference/API_GetClusterCredentials.html',
  checked: '2026-11-23',
  operations: {
    GetClusterCredentials: {
      resources: [
        { type: 'dbuser', values: { ClusterName: 'ClusterIdentifier', DbUser: 'DbUser' } },
        { type: 'dbname', values: { ClusterName: 'ClusterIdentifier', DbName: 'DbName' }, when: { set: 'DbName' } },
      ],
      also: [
        {
          action: 'redshift:CreateClusterUser',
          when: { member: 'AutoCreate', is: [true] },
          resources: [{ type: 'dbuser', values: { ClusterName: 'ClusterIdentifier', DbUser: 'DbUser' } }],
        },
        {
          action: 'redshift:JoinGroup',
          when: { set: 'DbGroups' },
          resources: [{ type: 'dbgroup', values: { ClusterName: 'ClusterIdentifier', DbGroup: 'DbGroups[]' } }],
        },
      ],
    },
  },
};
