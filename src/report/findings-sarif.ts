import { compareText } from '../policy/order.ts';
import { isInProject } from './project-file.ts';
import type { ReportedFinding } from './reported-finding.ts';
import { visibleText } from './visible-text.ts';

/** What is said of a rule once, for all findings of it. */
export interface RuleDescription {
  readonly id: string;
  /** One sentence. */
  readonly summary: string;
  /** A page about it. */
  readonly helpUri?: string;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';
const INFORMATION = 'https://www.npmjs.com/package/leastpriv';
const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const;

/** GitHub shows the alerts of a category together; without one it takes all of a tool for the same. */
const AUTOMATION = 'leastpriv/';

/**
 * The findings as SARIF 2.1.0, as GitHub's code scanning takes it. A rule that `descriptions` lacks is described by its id. Ends with a newline.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function findingsSarif(
  findings: readonly ReportedFinding[],
  descriptions: readonly RuleDescription[],
  { command, version }: { readonly command: string; readonly version: string },
): string {
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort(compareText);
  const run = {
    tool: {
      driver: {
        name: 'leastpriv',
        semanticVersion: version,
        informationUri: INFORMATION,
        rules: ids.map((id) => ruleOf(id, findings, descriptions)),
      },
    },
    automationDetails: { id: `${AUTOMATION}${command}` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the project.' } } },
    results: findings.map((finding) => resultOf(finding, ids.indexOf(finding.rule))),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function ruleOf(id: string, findings: readonly ReportedFinding[], descriptions: readonly RuleDescription[]) {
  const description = descriptions.find((one) => one.id === id);
  const own = findings.filter(({ rule }) => rule === id);
  const worst = Math.max(...own.map(({ securitySeverity }) => securitySeverity));
  const summary = description?.summary ?? id.replaceAll('-', ' ');
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: `${summary} More: ${description?.helpUri ?? INFORMATION}` },
    helpUri: description?.helpUri ?? INFORMATION,
    defaultConfiguration: { level: LEVELS[own[0]?.severity ?? 'warning'] },
    properties: { tags: ['security'], 'security-severity': worst.toFixed(1) },
  };
}

function resultOf({ rule, severity, message, origin, function: owner, fingerprint }: ReportedFinding, ruleIndex: number) {
  const location =
    origin === undefined || !isInProject(origin)
      ? undefined
      : {
          artifactLocation: { uri: origin.file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' },
          region: { startLine: origin.line, startColumn: origin.column },
        };
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${visibleText(message)}${owner === undefined || message.includes(owner) ? '' : ` (${owner})`}` },
    locations: location === undefined ? [] : [{ physicalLocation: location }],
    partialFingerprints: { 'leastpriv/v1': fingerprint },
  };
}

function pascalCase(id: string): string {
  return id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
