import { renderOrigin } from '../model/origin.ts';
import type { Evidence, Requirement, TrailEvidence } from '../model/requirement.ts';
import { isContained } from '../policy/find-text.ts';
import { literalGlob, parseGlob } from '../policy/glob.ts';
import { canonicalText } from '../policy/iam-text.ts';
import type { Usage } from '../trail/usage-verdict.ts';
import { usageWords } from './usage-words.ts';

/** One function with its requirements, resolved as for JSON. */
export interface ExplainedFunction {
  readonly id: string;
  readonly requirements: readonly Requirement[];
  /** What trails say of the function; absent where nobody asked. */
  readonly usage?: Usage;
}

/**
 * Why the functions have the grants that `query` selects: an action (`s3:GetObject`, `s3:*`, case ignored) or an ARN that a grant's resource matches.
 * One block a grant, with the chain of calls from the handler to the API call. Empty where no grant is selected.
 */
export function explanation(functions: readonly ExplainedFunction[], query: string): string {
  const selects = query.startsWith('arn:') ? selectsResource(query) : selectsAction(query);
  const blocks = functions.flatMap(({ id, requirements, usage }) =>
    [...groupByGrant(requirements.filter(selects))].map(([grant, group]) => {
      const words = usage === undefined ? [] : [`    usage: ${usageWords(group, usage)}`];
      return [`${grant}\n  for ${id}`, ...distinct(group.flatMap(reasons)), ...words].join('\n');
    }),
  );
  return blocks.map((block) => `${block}\n`).join('\n');
}

function groupByGrant(requirements: readonly Requirement[]): ReadonlyMap<string, Requirement[]> {
  const groups = new Map<string, Requirement[]>();
  for (const requirement of requirements) {
    const grant = `${requirement.action} on ${canonicalText(requirement.resource)}`;
    groups.set(grant, [...(groups.get(grant) ?? []), requirement]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function reasons({ evidence, confidence }: Requirement): string[] {
  return evidence.map((one) => `${reason(one)}${confidence === 'high' ? '' : `\n    confidence: ${confidence}`}`);
}

function reason(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'code': {
      const chain = evidence.via.map((site) => `    ${renderOrigin(site)}  in ${site.caller}`);
      return [
        ...chain,
        `    ${renderOrigin(evidence.origin)}  ${evidence.service} ${evidence.operation}`,
        `    rule: ${evidence.rule}`,
      ].join('\n');
    }
    case 'trail':
      return trailReason(evidence);
    case 'platform':
      return `    ${renderOrigin(evidence.origin)}  ${evidence.reason}`;
  }
}

function trailReason({ service, operation, resource, invokedBy, count, first, last, denied }: TrailEvidence): string {
  const seen = `${denied ? 'denied' : 'seen'} ${count} ${count === 1 ? 'time' : 'times'}, ${first} to ${last}`;
  const place = resource === undefined ? '' : ` on ${resource}`;
  return `    ${seen}: ${service} ${operation}${place}${invokedBy === undefined ? '' : `, called by ${invokedBy}`}`;
}

function selectsAction(query: string): (requirement: Requirement) => boolean {
  const pattern = parseGlob(query.toLowerCase(), '2012-10-17');
  return ({ action }) => isContained(literalGlob(action.toLowerCase()), [pattern]) === true;
}

function selectsResource(query: string): (requirement: Requirement) => boolean {
  const asked = literalGlob(query);
  return ({ resource }) => isContained(asked, [parseGlob(canonicalText(resource), '2012-10-17')]) === true;
}

function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}
