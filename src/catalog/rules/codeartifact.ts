import type { ServiceRules } from './rule.ts';

/** AWS CodeArtifact. */
export const codeartifact: ServiceRules = {
  service: 'codeartifact',
  source: 'https://docs.aws.amazon.com/codeartifact/latest/APIReference/API_GetAuthorizationToken.html',
  checked: '2026-11-22',
  operations: {
    GetAuthorizationToken: { also: [{ action: 'sts:GetServiceBearerToken' }] },
  },
};
