import { catalogKnowledge } from '../catalog/action-knowledge.ts';
import { compareFindings } from '../model/finding.ts';
import { compare } from '../policy/compare.ts';
import type { ComparisonInput, NamedPolicy } from '../policy/comparison.ts';
import type { PolicyDocument } from '../policy/document.ts';
import { readAttachedDocument } from '../policy/read-attached-document.ts';
import { readPolicyDocument } from '../policy/read-document.ts';
import { validate } from '../policy/validate.ts';
import { validateTogether } from '../policy/validate-together.ts';
import type { DiffReport } from '../report/diff-report.ts';
import { documentDiff } from '../report/diff-report.ts';
import { escalationFindings } from '../report/escalation-findings.ts';
import { UserError } from '../support/errors.ts';
import { readIfPresent } from '../support/files.ts';
import { optimiseLater } from './optimise-later.ts';

/** The files that are compared. */
export interface DocumentFiles {
  readonly policy: readonly string[];
  readonly needed: readonly string[];
  readonly boundary?: string;
}

/** Policies that are compared with documents have no function; this is the id in its place. */
const DOCUMENTS_ID = 'policy';

/** Compares policy files with files that say what is needed. Throws UserError for a file that cannot be read or is no policy document. */
export function compareDocuments(files: DocumentFiles): DiffReport {
  optimiseLater();
  const knowledge = catalogKnowledge();
  const boundary = files.boundary === undefined ? undefined : readPolicy('--boundary', files.boundary, readAttachedDocument);
  const input: ComparisonInput = {
    attached: [...new Set(files.policy)].map((file) => readPolicy('--policy', file, readAttachedDocument)),
    needed: [...new Set(files.needed)].map((file) => readPolicy('--needed', file, readPolicyDocument)),
    ...(boundary === undefined ? {} : { boundary }),
  };
  const comparison = compare(input, knowledge);
  const diff = documentDiff(DOCUMENTS_ID, input, comparison, knowledge);
  const needed = new Map(input.needed.map(({ name, document }) => [name, document]));
  const attached = new Map(
    [...input.attached, ...(boundary === undefined ? [] : [boundary])].map(({ name, document }) => [name, document]),
  );
  const findings = [
    ...[...needed.values()].flatMap((document) => validate(document, knowledge)),
    ...[...attached].filter(([name]) => !needed.has(name)).flatMap(([, document]) => validate(document, knowledge, 'attached')),
    ...validateTogether(input, comparison, knowledge),
    ...escalationFindings(diff.attached),
  ];
  return { functions: [diff], findings: findings.sort(compareFindings) };
}

function readPolicy(flag: string, file: string, read: (text: string, file: string) => PolicyDocument): NamedPolicy {
  const text = readIfPresent(file);
  if (text === undefined) throw new UserError(`${flag} ${file}: the file cannot be read`);
  return { name: file, document: read(text, file) };
}
