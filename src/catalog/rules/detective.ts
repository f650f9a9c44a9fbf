import type { ServiceRules } from './rule.ts';

/** Amazon Detective. */
export const detective: ServiceRules = {
  service: 'detective',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondetective.html',
  checked: '2026-11-23',
  operations: { ListOrganizationAdminAccounts: { grants: [{ action: 'detective:ListOrganizationAdminAccount' }] } },
};
