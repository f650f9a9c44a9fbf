import type { Pattern, PatternPart, ReferenceHole } from '../model/pattern.ts';
import { concat, isHole, literal, patternKey, unknownText } from '../model/pattern.ts';
import type { Requirement } from '../model/requirement.ts';
import type { FunctionNeeds, ProjectNeeds } from '../run.ts';
import { knownName } from '../trail/open-name.ts';
import type { AttachedSource } from './role-uses.ts';

/**
 * The needs with the resources that trails saw as the description knows them, where it is what they are compared with: a name that is of one declared
 * resource's shape alone is that resource's, so that a grant on it is a grant on what was seen. Where it may be of several, or of one whose name nobody knows,
 * it is a name that is not known.
 */
export function withDeclaredNames(needs: ProjectNeeds, source: AttachedSource): ProjectNeeds {
  if (needs.usage === undefined || source.kind !== 'description') return needs;
  const stems = declaredStems(needs);
  return { ...needs, functions: needs.functions.map((one) => withNames(one, stems)) };
}

function withNames(needs: FunctionNeeds, stems: readonly Stem[]): FunctionNeeds {
  const requirements = needs.grants.requirements.map((requirement) => declared(requirement, stems));
  return { ...needs, grants: { ...needs.grants, requirements } };
}

/** The beginning of a declared resource's ARN, up to its name. */
interface Stem {
  readonly reference: ReferenceHole;
  readonly before: Pattern;
  /** `known` where the name is written down. */
  readonly name: ReturnType<typeof knownName>;
  readonly form: RegExp;
}

function declaredStems({ project, functions }: ProjectNeeds): Stem[] {
  const attached = project.roles.flatMap(({ policies }) =>
    policies.flatMap(({ content }) =>
      content.kind === 'statements' ? content.statements.flatMap(({ resource }) => resource?.patterns ?? []) : [],
    ),
  );
  const needed = functions.flatMap(({ grants }) => grants.requirements.map(({ resource }) => resource));
  const stems = [...attached, ...needed].flatMap(stemsOf);
  return [...new Map(stems.map((stem) => [patternKey([...stem.before, stem.reference]), stem])).values()];
}

function stemsOf(pattern: Pattern): Stem[] {
  const at = pattern.findIndex((part) => part.kind === 'reference' && part.attribute === 'name');
  const reference = pattern[at];
  const [first] = pattern;
  if (reference?.kind !== 'reference' || first?.kind !== 'literal' || !first.text.startsWith('arn:')) return [];
  const before = pattern.slice(0, at);
  const form = new RegExp(`^${[...before, reference].map(formOf).join('')}(?=[:/]|$)`);
  return [{ reference, before, name: knownName([reference]), form }];
}

function formOf(part: PatternPart): string {
  if (part.kind === 'literal') return part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const value = part.kind === 'reference' || part.kind === 'parameter' ? part.value : undefined;
  return value === undefined ? '[^:/]*' : value.map(formOf).join('');
}

function declared(requirement: Requirement, stems: readonly Stem[]): Requirement {
  const { resource, evidence } = requirement;
  const [first, ...rest] = resource;
  if (first?.kind !== 'literal' || resource.some(isHole) || evidence.every(({ kind }) => kind !== 'trail')) return requirement;
  const found = stems.flatMap((stem) => {
    const end = stem.form.exec(first.text)?.[0].length;
    return end === undefined || (end === first.text.length && rest.length > 0)
      ? []
      : [{ stem, behind: [...literal(first.text.slice(end)), ...rest] }];
  });
  const [match] = found;
  if (match === undefined || found.some(({ stem }) => stem.name === 'known')) return requirement;
  const isClear = match.stem.name === 'shape' && new Set(found.map(({ stem }) => stem.reference.resource)).size === 1;
  const name = isClear
    ? [match.stem.reference]
    : unknownText('unresolved', 'the trail shows a name that more than one declared resource may have');
  return { ...requirement, resource: concat(match.stem.before, name, match.behind) };
}
