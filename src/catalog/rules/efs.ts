import type { OperationRule, ServiceRules } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

const API = 'https://docs.aws.amazon.com/efs/latest/ug/API';
/** The network interface of a mount target is made and changed with the caller's permissions. */
const alsoOnNetwork = (operation: string, ...names: readonly string[]): OperationRule => ({
  source: `${API}_${operation}.html`,
  also: names.map((name) => ({ action: `ec2:${name}` })),
});

/** Amazon EFS. */
export const efs: ServiceRules = {
  service: 'efs',
  source: 'https://docs.aws.amazon.com/efs/latest/ug/using-tags-efs.html',
  checked: '2026-11-22',
  operations: {
    CreateMountTarget: {
      source: `${API}_CreateMountTarget.html`,
      also: [
        {
          action: 'ec2:CreateNetworkInterface',
          resources: [
            { type: 'network-interface' },
            { type: 'subnet', values: { SubnetId: 'SubnetId' } },
            { type: 'security-group', values: { SecurityGroupId: 'SecurityGroups[]' }, when: { set: 'SecurityGroups' } },
            { type: 'security-group', when: { absent: 'SecurityGroups' } },
          ],
        },
        { action: 'ec2:DescribeNetworkInterfaces' },
        { action: 'ec2:DescribeSubnets' },
      ],
    },
    DeleteMountTarget: alsoOnNetwork('DeleteMountTarget', 'DeleteNetworkInterface'),
    DescribeMountTargetSecurityGroups: alsoOnNetwork('DescribeMountTargetSecurityGroups', 'DescribeNetworkInterfaceAttribute'),
    ModifyMountTargetSecurityGroups: alsoOnNetwork('ModifyMountTargetSecurityGroups', 'ModifyNetworkInterfaceAttribute'),
    CreateAccessPoint: taggedWith('elasticfilesystem:TagResource', { type: 'access-point' }),
    CreateFileSystem: taggedWith('elasticfilesystem:TagResource', { type: 'file-system' }),
  },
};
