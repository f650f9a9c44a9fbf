import type { ServiceRules } from './rule.ts';

const BATCHES = ['BillScenarioCommitmentModification', 'BillScenarioUsageModification', 'WorkloadEstimateUsage'].flatMap((noun) =>
  ['Create', 'Delete', 'Update'].map((verb) => verb + noun),
);

/** AWS Pricing Calculator: a batch is authorised by the action of the single change. */
export const bcmPricingCalculator: ServiceRules = {
  service: 'bcm-pricing-calculator',
  source:
    'https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AWSBCMPricingCalculator_BatchCreateWorkloadEstimateUsage.html',
  checked: '2026-11-23',
  operations: Object.fromEntries(BATCHES.map((name) => [`Batch${name}`, { grants: [{ action: `bcm-pricing-calculator:${name}` }] }])),
};
