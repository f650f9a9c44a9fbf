import type { Grant, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';

/** Types that are tagged when they are made, as `TagSpecifications[].ResourceType` and as the Service Authorization Reference name them. */
const TAGGED_ON_CREATE = [
  'capacity-reservation',
  'dhcp-options',
  'elastic-ip',
  'image',
  'instance',
  'internet-gateway',
  'key-pair',
  'launch-template',
  'natgateway',
  'network-acl',
  'network-interface',
  'placement-group',
  'route-table',
  'security-group',
  'security-group-rule',
  'snapshot',
  'spot-instances-request',
  'subnet',
  'volume',
  'vpc',
  'vpc-endpoint',
  'vpc-peering-connection',
] as const;

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html */
const TAGS: readonly Grant[] = TAGGED_ON_CREATE.map((type) => ({
  action: 'ec2:CreateTags',
  forEach: 'TagSpecifications[]',
  when: { member: 'ResourceType', is: [type] },
  resources: [{ type }],
}));

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/permission-to-pass-iam-roles.html: an instance profile does not tell its role. */
const PASSES_INSTANCE_ROLE: Grant = {
  action: 'iam:PassRole',
  when: { set: 'IamInstanceProfile' },
  resources: [{ type: 'role' }],
  condition: { StringEquals: { 'iam:PassedToService': [{ text: 'ec2.amazonaws.com' }] } },
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html: `resolve:ssm:NAME` in place of the image. */
const BY_PARAMETER: When = { member: 'ImageId', matches: '^resolve:ssm:' };
const READS_IMAGE_ID: Grant = { action: 'ssm:GetParameters', when: BY_PARAMETER };

/** What flow logs are of: resource type, variable of its ARN, `ResourceType` of the request. */
const FLOWING = [
  ['network-interface', 'NetworkInterfaceId', 'NetworkInterface'],
  ['subnet', 'SubnetId', 'Subnet'],
  ['transit-gateway', 'TransitGatewayId', 'TransitGateway'],
  ['transit-gateway-attachment', 'TransitGatewayAttachmentId', 'TransitGatewayAttachment'],
  ['vpc', 'VpcId', 'VPC'],
] as const;

/** Ids by their prefix: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
const TYPE_BY_ID: Readonly<Record<string, readonly [type: string, variable: string]>> = {
  'i-': ['instance', 'InstanceId'],
  'vol-': ['volume', 'VolumeId'],
  'snap-': ['snapshot', 'SnapshotId'],
  'ami-': ['image', 'ImageId'],
  'sg-': ['security-group', 'SecurityGroupId'],
  'eni-': ['network-interface', 'NetworkInterfaceId'],
  'subnet-': ['subnet', 'SubnetId'],
  'vpc-': ['vpc', 'VpcId'],
  'eipalloc-': ['elastic-ip', 'AllocationId'],
  'nat-': ['natgateway', 'NatGatewayId'],
  'igw-': ['internet-gateway', 'InternetGatewayId'],
  'rtb-': ['route-table', 'RouteTableId'],
  'lt-': ['launch-template', 'LaunchTemplateId'],
  'vpce-': ['vpc-endpoint', 'VpcEndpointId'],
  'sir-': ['spot-instances-request', 'SpotInstanceRequestId'],
};

/** Tagging names its resources by id alone; an id that does not show its type may be of any. */
const ANY_RESOURCE: readonly ResourceTemplate[] = [{ type: 'instance', arn: { text: 'arn:${Partition}:ec2:${Region}:*:*/*' } }];
const tagsById = (action: string): OperationRule => ({
  grants: [
    ...Object.entries(TYPE_BY_ID).map(([prefix, [type, variable]]) => ({
      action,
      forEach: 'Resources[]',
      when: { member: '$item', matches: `^${prefix}` },
      resources: [{ type, values: { [variable]: '$item' } }],
    })),
    {
      action,
      forEach: 'Resources[]',
      when: { not: { any: Object.keys(TYPE_BY_ID).map((prefix): When => ({ member: '$item', matches: `^${prefix}` })) } },
      resources: ANY_RESOURCE,
    },
    { action, when: { absent: 'Resources' }, resources: ANY_RESOURCE },
  ],
});

const network: readonly ResourceTemplate[] = [
  {
    type: 'subnet',
    values: { SubnetId: 'NetworkInterfaces[].SubnetId' },
    when: { all: [{ absent: 'SubnetId' }, { set: 'NetworkInterfaces' }] },
  },
  { type: 'subnet', values: { SubnetId: 'SubnetId' }, when: { any: [{ set: 'SubnetId' }, { absent: 'NetworkInterfaces' }] } },
  {
    type: 'security-group',
    values: { SecurityGroupId: 'NetworkInterfaces[].Groups[]' },
    when: { all: [{ absent: 'SecurityGroupIds' }, { set: 'NetworkInterfaces' }] },
  },
  {
    type: 'security-group',
    values: { SecurityGroupId: 'SecurityGroupIds[]' },
    when: { any: [{ set: 'SecurityGroupIds' }, { absent: 'NetworkInterfaces' }] },
  },
];

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances: every resource of the launch is authorised. */
const LAUNCH: readonly ResourceTemplate[] = [
  { type: 'image', values: { ImageId: 'ImageId' }, when: { not: BY_PARAMETER } },
  { type: 'image', when: BY_PARAMETER },
  { type: 'instance' },
  { type: 'network-interface' },
  { type: 'volume' },
  ...network,
  { type: 'key-pair', values: { KeyPairName: 'KeyName' }, when: { set: 'KeyName' } },
  { type: 'launch-template', values: { LaunchTemplateId: 'LaunchTemplate.LaunchTemplateId' }, when: { set: 'LaunchTemplate' } },
  { type: 'placement-group', values: { PlacementGroupName: 'Placement.GroupName' }, when: { set: 'Placement.GroupName' } },
];

/** What is made and what it is made from are both authorised. */
const creates = (...resources: readonly ResourceTemplate[]): OperationRule => ({ resources, also: TAGS });

/** Amazon EC2. */
export const ec2: ServiceRules = {
  service: 'ec2',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html',
  checked: '2026-11-22',
  reviewed: [
    'AttachVolume',
    'DeleteNetworkInterface',
    'DeleteSnapshot',
    'DeregisterImage',
    'DescribeAddresses',
    'DescribeAvailabilityZones',
    'DescribeImages',
    'DescribeInstanceStatus',
    'DescribeInstances',
    'DescribeNetworkInterfaces',
    'DescribeRegions',
    'DescribeSecurityGroups',
    'DescribeSnapshots',
    'DescribeSubnets',
    'DescribeTags',
    'DescribeVolumes',
    'DescribeVpcs',
    'DetachVolume',
    'GetConsoleOutput',
    'ModifyInstanceAttribute',
    'ModifySnapshotAttribute',
    'RebootInstances',
    'RevokeSecurityGroupIngress',
    'StartInstances',
    'StopInstances',
    'TerminateInstances',
  ],
  operations: {
    CreateTags: tagsById('ec2:CreateTags'),
    DeleteTags: tagsById('ec2:DeleteTags'),
    AuthorizeSecurityGroupEgress: { also: TAGS },
    AuthorizeSecurityGroupIngress: { also: TAGS },
    AllocateAddress: creates({ type: 'elastic-ip' }),
    CopyImage: creates({ type: 'image' }),
    CopySnapshot: creates({ type: 'snapshot' }),
    CreateImage: creates({ type: 'image' }, { type: 'instance', values: { InstanceId: 'InstanceId' } }, { type: 'snapshot' }),
    CreateLaunchTemplate: { also: TAGS },
    CreateNetworkInterface: creates(
      { type: 'network-interface' },
      { type: 'subnet', values: { SubnetId: 'SubnetId' } },
      { type: 'security-group', values: { SecurityGroupId: 'Groups[]' }, when: { set: 'Groups' } },
    ),
    CreateSecurityGroup: creates({ type: 'security-group' }, { type: 'vpc', values: { VpcId: 'VpcId' }, when: { set: 'VpcId' } }),
    CreateSnapshot: creates({ type: 'snapshot' }, { type: 'volume', values: { VolumeId: 'VolumeId' } }),
    CreateSnapshots: creates(
      { type: 'snapshot' },
      { type: 'instance', values: { InstanceId: 'InstanceSpecification.InstanceId' } },
      { type: 'volume' },
    ),
    CreateVolume: creates({ type: 'volume' }, { type: 'snapshot', values: { SnapshotId: 'SnapshotId' }, when: { set: 'SnapshotId' } }),
    CreateVpcEndpoint: { also: TAGS },
    AssociateEnclaveCertificateIamRole: { passedRoles: [] },
    DisassociateEnclaveCertificateIamRole: { passedRoles: [] },
    CreateFlowLogs: {
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html',
      resources: [
        { type: 'vpc-flow-log' },
        ...FLOWING.map(
          ([type, variable, name]): ResourceTemplate => ({
            type,
            values: { [variable]: 'ResourceIds[]' },
            when: { member: 'ResourceType', is: [name] },
          }),
        ),
      ],
      also: TAGS,
      passedRoles: ['DeliverLogsPermissionArn', 'DeliverCrossAccountRole'].map((member) => ({ member, to: 'vpc-flow-logs.amazonaws.com' })),
    },
    RequestSpotFleet: {
      source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-fleet-prerequisites.html',
      passedRoles: [{ member: 'SpotFleetRequestConfig.IamFleetRole', to: 'spotfleet.amazonaws.com', required: true }],
    },
    RunInstances: { resources: LAUNCH, also: [...TAGS, PASSES_INSTANCE_ROLE, READS_IMAGE_ID] },
    AssociateIamInstanceProfile: {
      also: [{ ...PASSES_INSTANCE_ROLE, when: { all: [] } }],
    },
    ReplaceIamInstanceProfileAssociation: {
      also: [{ ...PASSES_INSTANCE_ROLE, when: { all: [] } }],
    },
  },
};
