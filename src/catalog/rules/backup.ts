import type { ServiceRules } from './rule.ts';

/** AWS Backup. */
export const backup: ServiceRules = {
  service: 'backup',
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html',
  checked: '2026-11-22',
  reviewed: ['DescribeBackupJob'],
  operations: {
    StartBackupJob: { resources: [{ type: 'backupVault', values: { BackupVaultName: 'BackupVaultName' } }] },
  },
};
