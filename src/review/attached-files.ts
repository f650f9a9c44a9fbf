import type { AttachedPolicy, AttachedRole } from '../model/attached-role.ts';
import type { NamedPolicy } from '../policy/comparison.ts';
import { canonicalText } from '../policy/iam-text.ts';
import { parseJson } from '../policy/parse-json.ts';
import { readAttachedDocument } from '../policy/read-attached-document.ts';
import { boundaryIn } from '../role/boundary-in-file.ts';
import { roleFromFiles } from '../role/files.ts';
import { memberOf } from '../role/json-members.ts';
import { UserError } from '../support/errors.ts';
import { readIfPresent } from '../support/files.ts';
import { isKeptByAws } from './attached-findings.ts';
import type { KnownPolicy } from './attached-side.ts';
import { documentOfStatements } from './document-of-statements.ts';
import { knownRole } from './known-policies.ts';

/** What files say is attached, as they say it. */
export interface AttachedFiles {
  readonly policies: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy;
  /** The names of the policies that nobody here can mend: AWS's own. */
  readonly keptByAws: ReadonlySet<string>;
  /** Why there may be more grants than those that are known, a line each. */
  readonly mayGrantMore: readonly string[];
  /** Why less may be allowed than what is known. */
  readonly mayGrantLess: readonly string[];
}

/**
 * The policies of `--policy` files: each a document, or anything else that describes one role, such as what the AWS CLI prints of it. A document keeps the
 * name of its file and the places of all its texts.
 * @throws {UserError} where a file can't be read or is none of these.
 */
export function attachedFiles(files: readonly string[], boundary: string | undefined, role: string | undefined): AttachedFiles {
  const all = [...new Set(files)].map((file) => ({ file, text: textOf('--policy', file) }));
  const documents = all.filter(({ file, text }) => isDocument(text, file));
  const others = all.filter((one) => !documents.includes(one)).map(({ file }) => file);
  const described = others.length === 0 ? NO_ROLE : roleFromFiles({ policies: others, ...(role === undefined ? {} : { role }) });
  const limit = boundary === undefined ? undefined : givenBoundary(boundary);
  const known = knownRole(limit === undefined ? described : { ...described, boundary: limit });
  const names = new Set(files);
  const policies = known.policies.map((policy) => ({ policy, named: namedPolicy(policy, names) }));
  return {
    policies: [
      ...documents.map(({ file, text }) => ({ name: file, document: readAttachedDocument(text, file) })),
      ...policies.map(({ named }) => named),
    ],
    ...(known.boundary === undefined ? {} : { boundary: namedPolicy(known.boundary, names) }),
    keptByAws: new Set(policies.flatMap(({ policy, named }) => (isKeptByAws(policy.policy) ? [named.name] : []))),
    mayGrantMore: known.mayGrantMore,
    mayGrantLess: known.mayGrantLess,
  };
}

const NO_ROLE: AttachedRole = { id: 'policies', policies: [], origin: { file: '', line: 1, column: 1 } };

function givenBoundary(file: string): AttachedPolicy {
  return boundaryIn(parseJson(textOf('--boundary', file), file), file);
}

function textOf(flag: string, file: string): string {
  const text = readIfPresent(file);
  if (text === undefined) throw new UserError(`${flag} ${file}: the file cannot be read`);
  return text;
}

/** True for a document by itself, or as `aws iam get-role-policy` and `get-policy-version` print it. */
function isDocument(text: string, file: string): boolean {
  const node = parseJson(text, file);
  const members = node.kind === 'object' ? node.members.length : 0;
  const names = ['Statement', 'Version', 'PolicyDocument', 'PolicyVersion'];
  return members === 0 || names.some((name) => memberOf(node, name) !== undefined);
}

function namedPolicy({ policy, statements }: KnownPolicy, taken: Set<string>): NamedPolicy {
  let { name } = policy;
  for (let count = 2; taken.has(name); count += 1) name = `${policy.name} (${count})`;
  taken.add(name);
  return { name, document: documentOfStatements(statements, policy.origin, canonicalText) };
}
