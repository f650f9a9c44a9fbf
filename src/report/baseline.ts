import type { Finding } from '../model/finding.ts';
import { renderOrigin } from '../model/origin.ts';
import { matchesWildcards } from '../policy/action-index.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { parseJson } from '../policy/parse-json.ts';
import { listOf, memberOf, optionalText, requiredText } from '../role/json-members.ts';
import { UserError } from '../support/errors.ts';
import type { AcceptableGrant, Acceptance } from './acceptance.ts';

/** Of schemas/baseline.schema.json. */
const SCHEMA_VERSION = 1;

/**
 * Reads a baseline (schemas/baseline.schema.json): grants and findings that are accepted, each with a reason. Throws UserError with file, line and column where it
 * is none, or an entry has no reason.
 */
export function readBaseline(text: string, file: string): Acceptance[] {
  const node = parseJson(text, file);
  const version = memberOf(node, 'schemaVersion');
  if (version?.kind !== 'number' || Number(version.text) !== SCHEMA_VERSION)
    throw new UserError(`${renderOrigin(node.origin)}: not a baseline: expected an object with "schemaVersion": ${SCHEMA_VERSION}`);
  return [...listOf(node, 'grants').map(acceptedGrants), ...listOf(node, 'findings').map(acceptedFinding)];
}

function acceptedGrants(node: JsonNode): Acceptance {
  const reason = reasonOf(node);
  const verdict = requiredText(node, 'verdict');
  const actions = listOf(node, 'actions').map((item) => {
    if (item.kind !== 'text') throw new UserError(`${renderOrigin(item.origin)}: actions must be a list of texts`);
    return item.text;
  });
  if (actions.length === 0)
    throw new UserError(`${renderOrigin(node.origin)}: expected an object with a member "actions", the actions that are accepted`);
  const expected = {
    function: optionalText(node, 'function'),
    policy: optionalText(node, 'policy'),
    resource: optionalText(node, 'resource'),
  };
  const used = new Set<string>();
  return {
    reason,
    acceptsGrant: (grant: AcceptableGrant) => {
      if (grant.verdict !== verdict || !agree(expected, { function: grant.function, policy: grant.policy, resource: grant.resource }))
        return false;
      const taken = actions.filter((action) => matchesWildcards(action.toLowerCase(), grant.action.toLowerCase()));
      for (const action of taken) used.add(action);
      return taken.length > 0;
    },
    acceptsFinding: () => false,
    stale: () => {
      const unused = actions.filter((action) => !used.has(action));
      return unused.length === 0 ? [] : [stale(`${unused.join(', ')} ${unused.length === 1 ? 'is' : 'are'} not ${verdict} any more`, node)];
    },
  };
}

function acceptedFinding(node: JsonNode): Acceptance {
  const reason = reasonOf(node);
  const rule = requiredText(node, 'rule');
  const owner = optionalText(node, 'function');
  const file = optionalText(node, 'file');
  let isUsed = false;
  return {
    reason,
    acceptsGrant: () => false,
    acceptsFinding: (finding) => {
      const accepts = finding.rule === rule && agree({ function: owner, file }, { function: finding.function, file: finding.origin?.file });
      isUsed ||= accepts;
      return accepts;
    },
    stale: () => (isUsed ? [] : [stale(`${rule} is not found any more`, node)]),
  };
}

function reasonOf(node: JsonNode): string {
  const reason = requiredText(node, 'reason').trim();
  if (reason === '') throw new UserError(`${renderOrigin(node.origin)}: accepted without a reason; say why in "reason"`);
  return reason;
}

/** True where everything that is expected is so; what is left open may be anything. */
function agree(expected: Readonly<Record<string, string | undefined>>, actual: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(expected).every(([name, value]) => value === undefined || value === actual[name]);
}

function stale(what: string, { origin }: JsonNode): Finding {
  return { rule: 'baseline-stale', severity: 'warning', message: `${what}; remove the entry`, origin };
}
