import type { OperationRule, ServiceRules } from './rule.ts';

/** The service reads the database credentials with the caller's permissions. */
const READS_SECRET: OperationRule = {
  also: [
    {
      action: 'secretsmanager:GetSecretValue',
      resources: [{ type: 'Secret', values: { SecretId: { member: 'secretArn', as: 'secretId' } } }],
    },
  ],
};

/** Amazon RDS Data API. */
export const rdsData: ServiceRules = {
  service: 'rds-data',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.access.html',
  checked: '2026-11-22',
  operations: {
    BatchExecuteStatement: READS_SECRET,
    BeginTransaction: READS_SECRET,
    CommitTransaction: READS_SECRET,
    ExecuteStatement: READS_SECRET,
    RollbackTransaction: READS_SECRET,
  },
};
