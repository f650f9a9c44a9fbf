import type { Finding } from '../model/finding.ts';
import type { CallSite, Origin } from '../model/origin.ts';
import type { Confidence, Evidence, Requirement } from '../model/requirement.ts';
import type { Statement } from '../model/statement.ts';
import type { RenderedCondition } from '../policy/condition.ts';
import { renderCondition } from '../policy/condition.ts';
import { canonicalText } from '../policy/iam-text.ts';
import { compareText } from '../policy/order.ts';
import type { PolicyDocument } from './policy-document.ts';
import { policyDocument } from './policy-document.ts';

/** Version of the JSON that `generate --details` prints, see schemas/details.schema.json; it changes when a member changes its meaning. */
const SCHEMA_VERSION = 1;

/** All that is known of one function: its policy and the reasons for it, patterns resolved as for JSON. */
export interface FunctionReport {
  readonly id: string;
  readonly statements: readonly Statement[];
  /** The code's requirements and the platform's. */
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
  /** True where a grant could be missing. */
  readonly incomplete: boolean;
}

/** The text of `generate --details`. `findings` are those that concern no single function. Ends with a newline. */
export function renderDetails(functions: readonly FunctionReport[], findings: readonly Finding[]): string {
  const details = { schemaVersion: SCHEMA_VERSION, functions: functions.map(functionDetails), findings: findings.map(findingDetails) };
  return `${JSON.stringify(details, null, 2)}\n`;
}

interface FunctionDetails {
  readonly id: string;
  readonly incomplete: boolean;
  readonly policy: PolicyDocument;
  readonly requirements: readonly RequirementDetails[];
  readonly findings: readonly Finding[];
}

interface RequirementDetails {
  readonly action: string;
  readonly resource: string;
  readonly condition?: RenderedCondition;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

function functionDetails({ id, statements, requirements, findings, incomplete }: FunctionReport): FunctionDetails {
  return {
    id,
    incomplete,
    policy: policyDocument(statements, canonicalText),
    requirements: requirements.map(requirementDetails).sort(compareRequirements),
    findings: findings.map(findingDetails),
  };
}

function requirementDetails({ action, resource, condition, confidence, evidence }: Requirement): RequirementDetails {
  return {
    action,
    resource: canonicalText(resource),
    ...(condition === undefined ? {} : { condition: renderCondition(condition, canonicalText) }),
    confidence,
    evidence: evidence.map(evidenceDetails),
  };
}

function compareRequirements(a: RequirementDetails, b: RequirementDetails): number {
  return compareText(a.action, b.action) || compareText(a.resource, b.resource) || compareText(JSON.stringify(a), JSON.stringify(b));
}

/** A copy with its members in a fixed order and nothing that the schema does not name. */
function evidenceDetails(evidence: Evidence): Evidence {
  switch (evidence.kind) {
    case 'code': {
      const { kind, service, operation, origin, via, rule } = evidence;
      return { kind, service, operation, origin: originDetails(origin), via: via.map(callSiteDetails), rule };
    }
    case 'trail': {
      const { kind, service, operation, resource, invokedBy, count, first, last, denied } = evidence;
      return {
        kind,
        service,
        operation,
        ...(resource === undefined ? {} : { resource }),
        ...(invokedBy === undefined ? {} : { invokedBy }),
        count,
        first,
        last,
        denied,
      };
    }
    case 'platform': {
      const { kind, need, reason, origin } = evidence;
      return { kind, need, reason, origin: originDetails(origin) };
    }
  }
}

function findingDetails(finding: Finding): Finding {
  const { rule, severity, message, origin, function: owner, incomplete } = finding;
  return {
    rule,
    severity,
    message,
    ...(origin === undefined ? {} : { origin: originDetails(origin) }),
    ...(owner === undefined ? {} : { function: owner }),
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

function originDetails({ file, line, column }: Origin): Origin {
  return { file, line, column };
}

function callSiteDetails({ caller, ...origin }: CallSite): CallSite {
  return { caller, ...originDetails(origin) };
}
