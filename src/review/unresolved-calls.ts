import { operationsOf } from '../catalog/operations.ts';
import { findRule } from '../catalog/rules/find-rule.ts';
import { services } from '../catalog/services.ts';
import type { Finding } from '../model/finding.ts';
import type { LambdaFunction } from '../model/lambda-function.ts';
import { renderOrigin } from '../model/origin.ts';
import { servicePrefix } from '../policy/group-cells.ts';

/** Something that was not understood and could call AWS. */
export interface UnresolvedCall {
  /** The v3 package's name of the service that it could reach, or `*` for any. */
  readonly service: string;
  /** The only actions that it could need, where they are known. */
  readonly actions?: readonly string[];
  /** Where it is and what it is, in a few words. */
  readonly place: string;
}

/** What a request to any service may need beside the actions of that service: the key that encrypts, the role that is handed on. */
const BESIDE_ANY_SERVICE = ['kms', 'iam'];

/** What of a function was not understood so that it may need more than is known. */
export function unresolvedCalls(lambda: LambdaFunction, findings: readonly Finding[]): UnresolvedCall[] {
  const handler =
    lambda.handler.kind === 'unresolved' ? [{ service: '*', place: `the handler of ${lambda.id} (${lambda.handler.reason})` }] : [];
  const calls = findings.flatMap((finding) =>
    finding.incomplete === undefined ? [] : [{ service: finding.incomplete, place: placeOf(finding) }],
  );
  return [...handler, ...calls];
}

/** What calls that were understood may need beside what is known of them. */
export function possibleNeeds(findings: readonly Finding[]): UnresolvedCall[] {
  return findings.flatMap((finding) =>
    finding.mayNeed === undefined ? [] : [{ service: '*', actions: finding.mayNeed, place: placeOf(finding) }],
  );
}

function placeOf({ origin, rule }: Finding): string {
  return origin === undefined ? rule : `${renderOrigin(origin)} (${rule})`;
}

/** The first of the calls that could need the action; `undefined` where none could. */
export function callThatCouldNeed(action: string, calls: readonly UnresolvedCall[]): UnresolvedCall | undefined {
  const prefix = servicePrefix(action).toLowerCase();
  return calls.find(({ service, actions }) => {
    if (actions !== undefined) return actions.includes(action);
    return service === '*' || !/^[a-z0-9-]+$/.test(prefix) || prefixesOf(service).has(prefix);
  });
}

const known = new Map<string, ReadonlySet<string>>();

/** The prefixes of all actions that operations of the service may need. */
function prefixesOf(service: string): ReadonlySet<string> {
  const found = known.get(service) ?? new Set(allPrefixes(service));
  known.set(service, found);
  return found;
}

function allPrefixes(service: string): string[] {
  const entry = services().get(service);
  const granted = operationsOf(service).flatMap((operation) => {
    const rule = findRule(entry?.model ?? service, operation)?.rule;
    return [...(rule?.grants ?? []), ...(rule?.also ?? [])].map(({ action }) => servicePrefix(action));
  });
  return [...(entry === undefined ? [service] : [entry.prefix]), ...granted, ...BESIDE_ANY_SERVICE];
}
