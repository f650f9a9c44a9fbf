import type { OperationRule, ServiceRules } from './rule.ts';

/** The names that the Service Authorization Reference gives to the operations of schema conversion. */
const instead = (action: string): OperationRule => ({ grants: [{ action: `dms:${action}` }] });

/** AWS Database Migration Service. */
export const databaseMigrationService: ServiceRules = {
  service: 'database-migration-service',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdatabasemigrationservice.html',
  checked: '2026-11-22',
  reviewed: ['StartReplicationTask'],
  operations: {
    DescribeDataProviders: instead('ListDataProviders'),
    DescribeExtensionPackAssociations: instead('ListExtensionPacks'),
    DescribeInstanceProfiles: instead('ListInstanceProfiles'),
    DescribeMetadataModelAssessments: instead('ListMetadataModelAssessments'),
    DescribeMetadataModelConversions: instead('ListMetadataModelConversions'),
    DescribeMetadataModelExportsAsScript: instead('ListMetadataModelExports'),
    DescribeMetadataModelExportsToTarget: instead('ListMetadataModelExports'),
    DescribeMigrationProjects: instead('ListMigrationProjects'),
    ModifyConversionConfiguration: instead('UpdateConversionConfiguration'),
    ModifyDataProvider: instead('UpdateDataProvider'),
    ModifyInstanceProfile: instead('UpdateInstanceProfile'),
    ModifyMigrationProject: instead('UpdateMigrationProject'),
    StartExtensionPackAssociation: instead('AssociateExtensionPack'),
    StartMetadataModelExportAsScript: instead('StartMetadataModelExportAsScripts'),
  },
};
