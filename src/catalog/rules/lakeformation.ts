import type { OperationRule, ServiceRules } from './rule.ts';

/** Credentials for data are given to those who may reach data through Lake Formation. */
const REACHES_DATA: OperationRule = { also: [{ action: 'lakeformation:GetDataAccess' }] };

/** AWS Lake Formation. */
export const lakeformation: ServiceRules = {
  service: 'lakeformation',
  source: 'https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_GetTemporaryGlueTableCredentials.html',
  checked: '2026-11-23',
  operations: {
    GetTemporaryGluePartitionCredentials: REACHES_DATA,
    GetTemporaryGlueTableCredentials: REACHES_DATA,
  },
};
