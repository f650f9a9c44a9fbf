import { catalogKnowledge } from '../catalog/action-knowledge.ts';
import { compareFindings } from '../model/finding.ts';
import { compare } from '../policy/compare.ts';
import type { Comparison, ComparisonInput, NamedPolicy, NeededVerdict } from '../policy/comparison.ts';
import { overallVerdict } from '../policy/overall-verdict.ts';
import { readPolicyDocument } from '../policy/read-document.ts';
import { validate } from '../policy/validate.ts';
import { validateTogether } from '../policy/validate-together.ts';
import type { DiffReport, FunctionDiff } from '../report/diff-report.ts';
import { documentDiff } from '../report/diff-report.ts';
import { escalationFindings } from '../report/escalation-findings.ts';
import { type AttachedFiles, attachedFiles } from '../review/attached-files.ts';
import { UserError } from '../support/errors.ts';
import { readIfPresent } from '../support/files.ts';
import { optimiseLater } from './optimise-later.ts';

/** The files that are compared. */
export interface DocumentFiles {
  readonly policy: readonly string[];
  readonly needed: readonly string[];
  readonly boundary?: string;
  /** Which role, where a file describes several. */
  readonly role?: string;
}

/** Policies that are compared with documents have no function; this is the id in its place. */
const DOCUMENTS_ID = 'policy';

/** What a policy that is not known could still give or take away. */
const COULD_BE_GRANTED: ReadonlySet<NeededVerdict> = new Set(['missing', 'partial', 'conditional']);
const COULD_BE_REFUSED: ReadonlySet<NeededVerdict> = new Set(['covered', 'partial', 'conditional']);

/** Compares what policy files say is attached with files that say what is needed. Throws UserError for a file that cannot be read or says nothing of it. */
export function compareDocuments({ policy, needed: neededFiles, boundary: boundaryFile, role }: DocumentFiles): DiffReport {
  optimiseLater();
  const knowledge = catalogKnowledge();
  const files = attachedFiles(policy, boundaryFile, role);
  const { boundary } = files;
  const input: ComparisonInput = {
    attached: files.policies,
    needed: [...new Set(neededFiles)].map(neededPolicy),
    ...(boundary === undefined ? {} : { boundary }),
  };
  const comparison = withUnknownPolicies(compare(input, knowledge), files);
  const notKnown = [...files.mayGrantMore, ...files.mayGrantLess];
  const diff = withReasons(documentDiff(DOCUMENTS_ID, input, comparison, knowledge), notKnown);
  const needed = new Map(input.needed.map(({ name, document }) => [name, document]));
  const attached = new Map(
    [...input.attached, ...(boundary === undefined ? [] : [boundary])].map(({ name, document }) => [name, document]),
  );
  const findings = [
    ...[...needed.values()].flatMap((document) => validate(document, knowledge)),
    ...[...attached]
      .filter(([name]) => !needed.has(name) && !files.keptByAws.has(name))
      .flatMap(([, document]) => validate(document, knowledge, 'attached')),
    ...validateTogether(input, comparison, knowledge),
    ...escalationFindings(diff.attached),
  ];
  return { functions: [diff], findings: findings.sort(compareFindings) };
}

/** Nothing is missing, and nothing covered, that a policy which is not known could decide. */
function withUnknownPolicies(comparison: Comparison, { mayGrantMore, mayGrantLess }: AttachedFiles): Comparison {
  if (mayGrantMore.length + mayGrantLess.length === 0) return comparison;
  const needed = comparison.needed.map((row) => {
    const isOpen =
      (mayGrantMore.length > 0 && COULD_BE_GRANTED.has(row.verdict)) || (mayGrantLess.length > 0 && COULD_BE_REFUSED.has(row.verdict));
    const { witness: _, ...rest } = row;
    return isOpen ? { ...rest, verdict: 'unknown' as const } : row;
  });
  const verdict = overallVerdict(needed, comparison.attached);
  return { ...comparison, needed, verdict: verdict === 'equal' ? 'cannot tell' : verdict };
}

function withReasons(diff: FunctionDiff, notKnown: readonly string[]): FunctionDiff {
  const [reason] = notKnown;
  if (reason === undefined) return diff;
  return { ...diff, notKnown, needed: diff.needed.map((row) => (row.verdict === 'unknown' ? { ...row, reason } : row)) };
}

function neededPolicy(file: string): NamedPolicy {
  const text = readIfPresent(file);
  if (text === undefined) throw new UserError(`--needed ${file}: the file cannot be read`);
  return { name: file, document: readPolicyDocument(text, file) };
}
