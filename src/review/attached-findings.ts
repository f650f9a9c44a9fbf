import { resolvePattern } from '../emit/resolve-requirements.ts';
import type { AttachedPolicy, AttachedRole, AttachedStatement } from '../model/attached-role.ts';
import type { Finding } from '../model/finding.ts';
import type { Hole, Pattern } from '../model/pattern.ts';
import { literal, wildcard } from '../model/pattern.ts';
import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import { validate } from '../policy/validate.ts';
import { versionOld } from '../policy/validation/version.ts';
import { documentOfStatements } from './document-of-statements.ts';

/** What is wrong or too wide in the role's own policies; AWS's managed ones are nobody's here to mend. */
export function attachedFindings(role: AttachedRole, knowledge: ActionKnowledge): Finding[] {
  // Where a framework writes the document, its version is nobody's here to mend; a variable that it breaks is a finding of its own.
  const own = [...role.policies, ...(role.boundary === undefined ? [] : [role.boundary])].filter((policy) => !isKeptByAws(policy));
  return own.flatMap(({ content, origin }) => {
    if (content.kind !== 'statements') return [];
    const statements = content.statements.filter(isReadable);
    return statements.length === 0
      ? []
      : validate(documentOfStatements(statements, origin, validText), knowledge, 'attached').filter(({ rule }) => rule !== versionOld.id);
  });
}

/** True for what nobody here can mend: AWS's managed policies, and what the framework attaches by itself. */
export function isKeptByAws({ platform, kind, name, content }: AttachedPolicy): boolean {
  return platform || content.kind === 'managed' || (kind === 'managed' && (!name.startsWith('arn:') || name.includes(':iam::aws:')));
}

/** A text that begins with a name which is not known has not the form that the rules look for. */
function isReadable({ action, resource }: AttachedStatement): boolean {
  return (
    resource !== undefined &&
    [...action.patterns, ...resource.patterns].every(([first]) => first?.kind === 'literal' || first?.kind === 'wildcard')
  );
}

/** The text with some name in the place of each that is not known. */
function validText(pattern: Pattern): string {
  return resolvePattern(pattern, exampleName)
    .map((part) => (part.kind === 'literal' || part.kind === 'wildcard' ? part.text : ''))
    .join('');
}

function exampleName(hole: Hole): Pattern {
  switch (hole.kind) {
    case 'pseudo':
      return hole.name === 'partition' ? literal('aws') : wildcard();
    case 'reference':
      return literal(hole.resource.replace(/[^A-Za-z0-9-]/g, '-'));
    case 'parameter':
      return hole.value === undefined ? literal(hole.name) : resolvePattern(hole.value, exampleName);
    case 'environment':
    case 'unknown':
      return literal('unknown');
  }
}
