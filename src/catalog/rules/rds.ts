import type { Grant, MemberPath, OperationRule, PassedRole, ResourceTemplate, ServiceRules } from './rule.ts';

const db = (member: MemberPath): ResourceTemplate => ({ type: 'db', values: { DbInstanceName: member } });
const cluster = (member: MemberPath): ResourceTemplate => ({ type: 'cluster', values: { DbClusterInstanceName: member } });
const snapshot = (member: MemberPath): ResourceTemplate => ({ type: 'snapshot', values: { SnapshotName: member } });
const clusterSnapshot = (member: MemberPath): ResourceTemplate => ({ type: 'cluster-snapshot', values: { ClusterSnapshotName: member } });

const DB = db('DBInstanceIdentifier');
const CLUSTER = cluster('DBClusterIdentifier');
const SNAPSHOT = snapshot('DBSnapshotIdentifier');
const CLUSTER_SNAPSHOT = clusterSnapshot('DBClusterSnapshotIdentifier');

/** Without an identifier every resource of the type is described: the ARN of the type with any name, never `*`. */
const on = (...resources: readonly ResourceTemplate[]): OperationRule => ({ resources });
/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html: tags on creation need the tagging action too. */
const creates = (made: ResourceTemplate, ...beside: readonly ResourceTemplate[]): OperationRule => ({
  resources: [...beside, made],
  also: tags(made),
});

const tags = (made: ResourceTemplate): readonly Grant[] => [{ action: 'rds:AddTagsToResource', when: { set: 'Tags' }, resources: [made] }];
const tagged = (made: ResourceTemplate): OperationRule => ({ also: tags(made) });

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html and .../USER_SQLServerWinAuth.html */
const ROLES: readonly PassedRole[] = [{ member: 'MonitoringRoleArn', to: 'monitoring.rds.amazonaws.com' }, { member: 'DomainIAMRoleName' }];

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html: the secret of a managed password is made with the caller's permissions. */
const managedPassword = (...more: readonly string[]): readonly Grant[] =>
  ['CreateSecret', 'TagResource', ...more].map((name) => ({
    action: `secretsmanager:${name}`,
    when: { member: 'ManageMasterUserPassword', is: [true] },
    resources: [{ type: 'Secret', values: { SecretId: { text: 'rds!*' } } }],
  }));

/** The option group and the subnet group of what is restored; the default ones where none is named. */
const GROUPS: readonly ResourceTemplate[] = [
  { type: 'og', values: { OptionGroupName: 'OptionGroupName' } },
  { type: 'subgrp', values: { SubnetGroupName: 'DBSubnetGroupName' } },
];

/** Amazon RDS. */
export const rds: ServiceRules = {
  service: 'rds',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html',
  checked: '2026-11-22',
  operations: {
    CopyDBClusterSnapshot: creates(
      clusterSnapshot('TargetDBClusterSnapshotIdentifier'),
      clusterSnapshot('SourceDBClusterSnapshotIdentifier'),
    ),
    CopyDBSnapshot: creates(snapshot('TargetDBSnapshotIdentifier'), snapshot('SourceDBSnapshotIdentifier')),
    CreateDBClusterSnapshot: creates(CLUSTER_SNAPSHOT, CLUSTER),
    CreateDBSnapshot: creates(SNAPSHOT, DB),
    CreateDBCluster: {
      ...creates(
        CLUSTER,
        {
          type: 'cluster-pg',
          values: { ClusterParameterGroupName: 'DBClusterParameterGroupName' },
          when: { set: 'DBClusterParameterGroupName' },
        },
        { type: 'global-cluster', values: { GlobalCluster: 'GlobalClusterIdentifier' }, when: { set: 'GlobalClusterIdentifier' } },
        { type: 'og', values: { OptionGroupName: 'OptionGroupName' }, when: { set: 'OptionGroupName' } },
        { type: 'subgrp', values: { SubnetGroupName: 'DBSubnetGroupName' }, when: { set: 'DBSubnetGroupName' } },
      ),
      also: [...tags(CLUSTER), ...managedPassword()],
      passedRoles: ROLES,
    },
    CreateDBInstance: { also: [...tags(DB), ...managedPassword()], passedRoles: ROLES },
    CreateBlueGreenDeployment: { resources: [{ type: 'deployment' }, { type: 'cluster', arn: 'Source' }] },
    CreateDBInstanceReadReplica: {
      ...creates(
        DB,
        db('SourceDBInstanceIdentifier'),
        ...GROUPS,
        { type: 'pg', values: { ParameterGroupName: 'DBParameterGroupName' } },
        {
          ...cluster('SourceDBClusterIdentifier'),
          when: { set: 'SourceDBClusterIdentifier' },
        },
      ),
      passedRoles: ROLES,
    },
    RestoreDBClusterFromSnapshot: { ...tagged(CLUSTER), passedRoles: ROLES },
    RestoreDBClusterToPointInTime: {
      ...creates(CLUSTER, cluster('SourceDBClusterIdentifier'), ...GROUPS, {
        type: 'cluster-pg',
        values: { ClusterParameterGroupName: 'DBClusterParameterGroupName' },
      }),
      passedRoles: ROLES,
    },
    RestoreDBInstanceToPointInTime: {
      resources: [
        db('TargetDBInstanceIdentifier'),
        db('SourceDBInstanceIdentifier'),
        { type: 'auto-backup', arn: 'SourceDBInstanceAutomatedBackupsArn', when: { set: 'SourceDBInstanceAutomatedBackupsArn' } },
        ...GROUPS,
        { type: 'pg', values: { ParameterGroupName: 'DBParameterGroupName' } },
      ],
      also: [{ action: 'rds:AddTagsToResource', when: { set: 'Tags' }, resources: [db('TargetDBInstanceIdentifier')] }],
      passedRoles: [{ member: 'DomainIAMRoleName' }],
    },
    RestoreDBInstanceFromDBSnapshot: { ...tagged(DB), passedRoles: [{ member: 'DomainIAMRoleName' }] },
    DeleteDBCluster: {
      ...on(CLUSTER),
      also: [
        {
          action: 'rds:CreateDBClusterSnapshot',
          when: { set: 'FinalDBSnapshotIdentifier' },
          resources: [CLUSTER, clusterSnapshot('FinalDBSnapshotIdentifier')],
        },
      ],
    },
    DeleteDBClusterSnapshot: on(CLUSTER_SNAPSHOT),
    DeleteDBInstance: {
      ...on(DB),
      also: [
        {
          action: 'rds:CreateDBSnapshot',
          when: { set: 'FinalDBSnapshotIdentifier' },
          resources: [DB, snapshot('FinalDBSnapshotIdentifier')],
        },
      ],
    },
    DeleteDBSnapshot: on(SNAPSHOT),
    DescribeDBClusters: on(CLUSTER),
    DescribeDBClusterSnapshots: on(CLUSTER_SNAPSHOT, CLUSTER),
    DescribeDBInstances: on(DB),
    DescribeDBProxies: on({ type: 'proxy' }),
    DescribeDBSnapshots: on(SNAPSHOT, DB),
    DescribeDBLogFiles: on(DB),
    DownloadDBLogFilePortion: on(DB),
    FailoverDBCluster: on(CLUSTER),
    ModifyDBCluster: { ...on(CLUSTER), also: managedPassword('RotateSecret'), passedRoles: ROLES },
    ModifyDBInstance: { ...on(DB), also: managedPassword('RotateSecret'), passedRoles: ROLES },
    ModifyDBSnapshotAttribute: on(SNAPSHOT),
    RebootDBCluster: on(CLUSTER),
    RebootDBInstance: on(DB),
    StartExportTask: {
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html',
      resources: [{ type: 'snapshot', arn: 'SourceArn' }],
      encryption: [
        {
          actions: ['kms:CreateGrant', 'kms:DescribeKey'],
          key: 'KmsKeyId',
          via: 'rds',
        },
      ],
    },
    StartDBCluster: on(CLUSTER),
    StartDBInstance: on(DB),
    StopDBCluster: on(CLUSTER),
    StopDBInstance: {
      ...on(DB),
      also: [{ action: 'rds:CreateDBSnapshot', when: { set: 'DBSnapshotIdentifier' }, resources: [DB, SNAPSHOT] }],
    },
  },
};
