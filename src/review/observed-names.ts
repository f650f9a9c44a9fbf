import { concat, isHole, unknownText } from '../model/pattern.ts';
import type { Requirement } from '../model/requirement.ts';
import type { FunctionNeeds, ProjectNeeds } from '../run.ts';
import type { DeclaredStem } from './declared-stems.ts';
import { behindStem, declaredStems } from './declared-stems.ts';
import type { AttachedSource } from './role-uses.ts';

/**
 * The needs with the resources that trails saw as the description knows them, where it is what they are compared with: a name that is of one declared
 * resource's shape alone is that resource's, so that a grant on it is a grant on what was seen. Where it may be of several, or of one whose name nobody knows,
 * it is a name that is not known.
 */
export function withDeclaredNames(needs: ProjectNeeds, source: AttachedSource): ProjectNeeds {
  if (needs.usage === undefined || source.kind !== 'description') return needs;
  const stems = stemsOfProject(needs);
  return { ...needs, functions: needs.functions.map((one) => withNames(one, stems)) };
}

function withNames(needs: FunctionNeeds, stems: readonly DeclaredStem[]): FunctionNeeds {
  const requirements = needs.grants.requirements.map((requirement) => declared(requirement, stems));
  return { ...needs, grants: { ...needs.grants, requirements } };
}

/** The names that the description declares, by what its roles and its functions refer to. */
function stemsOfProject({ project, functions }: ProjectNeeds): DeclaredStem[] {
  const attached = project.roles.flatMap(({ policies }) =>
    policies.flatMap(({ content }) =>
      content.kind === 'statements' ? content.statements.flatMap(({ resource }) => resource?.patterns ?? []) : [],
    ),
  );
  const needed = functions.flatMap(({ grants }) => grants.requirements.map(({ resource }) => resource));
  return declaredStems([...attached, ...needed]);
}

function declared(requirement: Requirement, stems: readonly DeclaredStem[]): Requirement {
  const { resource, evidence } = requirement;
  if (resource.some(isHole) || evidence.every(({ kind }) => kind !== 'trail')) return requirement;
  const found = stems.flatMap((stem) => {
    const behind = behindStem(stem, resource);
    return behind === undefined ? [] : [{ stem, behind }];
  });
  const [match] = found;
  if (match === undefined) return requirement;
  const known = found.find(({ stem }) => stem.name === 'known');
  if (known !== undefined) return { ...requirement, resource: concat(known.stem.before, [known.stem.reference], known.behind) };
  const isClear = match.stem.name === 'shape' && new Set(found.map(({ stem }) => stem.reference.resource)).size === 1;
  const name = isClear
    ? [match.stem.reference]
    : unknownText('unresolved', 'the trail shows a name that more than one declared resource may have');
  return { ...requirement, resource: concat(match.stem.before, name, match.behind) };
}
