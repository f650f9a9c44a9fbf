import type { ServiceRules } from './rule.ts';

/** Amazon VPC Lattice. */
export const vpcLattice: ServiceRules = {
  service: 'vpc-lattice',
  source: 'https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_BatchUpdateRule.html',
  checked: '2026-11-23',
  operations: { BatchUpdateRule: { grants: [{ action: 'vpc-lattice:UpdateRule', resources: [{ type: 'Rule' }] }] } },
};
