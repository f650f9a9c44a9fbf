import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { RawPolicy, Request } from './simulator.ts';
import type { Decide } from './verdict-property.ts';

const ACCOUNT = '123456789012';
const ARN_PARTS = 6;

/**
 * Decides a request by a policy simulator that others wrote; see its README. Dev-only: nothing of it is part of the product. Its quick function takes `*`
 * in a request for a pattern; the one that also validates does not. Neither
 * can be asked for a resource with such a character in its name, or with a colon, since it matches ARNs part by part: no statement applies to it then.
 */
export const decideByOracle: Decide = async (policies, request, boundary) => {
  const simulation = {
    request: {
      principal: `arn:aws:iam::${ACCOUNT}:role/orders`,
      action: request.action,
      resource: { resource: request.resource, accountId: ACCOUNT },
      contextVariables: context(request),
    },
    identityPolicies: policies.map(named),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(boundary === undefined ? {} : { permissionBoundaryPolicies: [named(boundary, 0)] }),
  };
  if (/.[*?]|[*?]./.test(request.resource) || request.resource.split(':').length > ARN_PARTS) return false;
  if (request.resource !== '*') return runUnsafeSimulation(simulation, {}) === 'Allowed';
  const result = await runSimulation(simulation, {});
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
};

function named(policy: RawPolicy, index: number): { name: string; policy: RawPolicy } {
  return { name: `policy${index}`, policy };
}

function context(request: Request): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(request.context).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]));
}
