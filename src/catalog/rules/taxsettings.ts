import type { OperationRule, ServiceRules } from './rule.ts';

const READS: OperationRule = { grants: [{ action: 'tax:GetExemptions' }] };

/** AWS Tax Settings: exemptions are authorised by two actions. */
export const taxsettings: ServiceRules = {
  service: 'taxsettings',
  source: 'https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_TaxSettings_ListTaxExemptions.html',
  checked: '2026-11-23',
  operations: {
    BatchGetTaxExemptions: READS,
    GetTaxExemptionTypes: READS,
    ListTaxExemptions: READS,
    PutTaxExemption: { grants: [{ action: 'tax:UpdateExemptions' }] },
  },
};
