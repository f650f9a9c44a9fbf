import type { ProjectKind } from '../emit/resolution-settings.ts';
import type { AttachedRole } from '../model/attached-role.ts';
import type { Finding } from '../model/finding.ts';
import type { KnownPlace } from '../model/known-place.ts';
import { renderOrigin } from '../model/origin.ts';
import type { PseudoName } from '../model/pattern.ts';
import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import { compare } from '../policy/compare.ts';
import type { Comparison, ComparisonInput } from '../policy/comparison.ts';
import { validateTogether } from '../policy/validate-together.ts';
import type { AttachedDiffRow, NeededDiffRow } from '../report/diff-report.ts';
import { isKeptByAws } from './attached-findings.ts';
import { judgedAttachedRows } from './attached-rows.ts';
import { attachedDocuments } from './attached-side.ts';
import type { DeploymentPlace } from './deployment-place.ts';
import { deploymentPlace } from './deployment-place.ts';
import { attachedInEveryDeployment, neededInEveryDeployment } from './deployment-rows.ts';
import { deploymentsOf, hasConditionalDeny, inAnyDeployment, whatDecides } from './deployments.ts';
import type { AttachedKind, Naming, Supposition } from './hole-naming.ts';
import { holeShown } from './hole-shown.ts';
import type { KnownRole } from './known-policies.ts';
import { knownRole } from './known-policies.ts';
import { nameTokens } from './name-tokens.ts';
import { neededActionsOnly } from './needed-actions.ts';
import { judgedNeededRows } from './needed-rows.ts';
import type { NeededCell } from './needed-side.ts';
import { neededDocument } from './needed-side.ts';
import type { PossibleMatches } from './possible-matches.ts';
import { possibleMatches } from './possible-matches.ts';
import { withWholeNames } from './whole-names.ts';

/** What is known of the deployment, and in which language the project describes its resources. */
export interface ReviewSettings extends KnownPlace {
  readonly stackName?: string;
  readonly projectKind: ProjectKind;
  /** Where the description says that the functions run; what is given beside it comes before it. */
  readonly declaredPlace?: KnownPlace;
  /** Where they run unless anything else says so: the region that the AWS configuration has. */
  readonly usualPlace?: KnownPlace;
}

/** Both sides of a comparison with all that was supposed for it. */
export interface RoleComparison {
  readonly cells: readonly NeededCell[];
  readonly role: KnownRole;
  readonly naming: Naming;
  readonly settings: ReviewSettings;
  readonly matches: PossibleMatches;
  /** What was compared as `usual`. */
  readonly sides: ComparisonInput;
  readonly usual: Comparison;
  readonly distinct: Comparison;
  readonly matching: Comparison;
}

/** The rows of both sides of a comparison. */
export interface RoleRows {
  readonly needed: readonly NeededDiffRow[];
  readonly attached: readonly AttachedDiffRow[];
  /** What of the role is not known, a line each. */
  readonly notKnown: readonly string[];
  /** What is wrong or too wide in all of its policies together. */
  readonly findings: readonly Finding[];
}

/** How much of the attached side is judged: all of it, or only the grants of actions that are needed. */
type Extent = 'all' | 'needed actions';

/**
 * Compares what is needed with what a role holds. A name that is not known is one value: it is compared as what can be referred to, as one that nobody
 * wrote down, and as the one that fits; what these agree on holds, anything else is `unknown`.
 */
export function reviewRole(
  cells: readonly NeededCell[],
  attached: AttachedRole,
  kind: AttachedKind,
  settings: ReviewSettings,
  knowledge: ActionKnowledge,
): RoleRows {
  const compareWith = (role: AttachedRole, extent: Extent) => compareReadings(cells, knownRole(role), kind, settings, knowledge, extent);
  const comparison = compareWith(attached, 'all');
  const always = inAnyDeployment(attached);
  const extent = hasConditionalDeny(attached) ? 'all' : 'needed actions';
  const forms = always === attached ? [comparison] : deploymentsOf(attached).map((form) => compareWith(form, extent));
  const decides = whatDecides(attached) ?? '';
  return {
    needed: neededInEveryDeployment(forms.map(judgedNeededRows), decides),
    attached:
      extent === 'all'
        ? attachedInEveryDeployment(judgedAttachedRows(comparison), forms.map(judgedAttachedRows), decides)
        : judgedAttachedRows(comparison),
    notKnown: [...comparison.role.mayGrantMore, ...comparison.role.mayGrantLess],
    findings: togetherFindings(always === attached ? comparison : compareWith(always, 'all'), knowledge),
  };
}

/** The findings on all policies together, as far as they are about the role's own. */
function togetherFindings({ role, sides, usual, naming }: RoleComparison, knowledge: ActionKnowledge): Finding[] {
  const own = [...role.policies, ...(role.boundary === undefined ? [] : [role.boundary])].filter(({ policy }) => !isKeptByAws(policy));
  const places = new Set(own.flatMap(({ statements }) => statements.map(({ origin }) => renderOrigin(origin))));
  return validateTogether(sides, usual, knowledge)
    .filter(({ origin }) => origin !== undefined && places.has(renderOrigin(origin)))
    .map((finding) => ({ ...finding, message: naming.tokens.show(finding.message) }));
}

/** The attached rows of the actions that are needed, as {@link reviewRole} has them; those of all other actions are of no use to these cells. */
export function reviewNeededActions(
  cells: readonly NeededCell[],
  attached: AttachedRole,
  kind: AttachedKind,
  settings: ReviewSettings,
  knowledge: ActionKnowledge,
): AttachedDiffRow[] {
  return judgedAttachedRows(compareReadings(cells, knownRole(attached), kind, settings, knowledge, 'needed actions'));
}

function compareReadings(
  cells: readonly NeededCell[],
  role: KnownRole,
  kind: AttachedKind,
  settings: ReviewSettings,
  knowledge: ActionKnowledge,
  extent: Extent,
): RoleComparison {
  const naming: Naming = {
    kind,
    place: placeOf(cells, role, settings, kind),
    tokens: nameTokens(),
    show: (hole) => holeShown(hole, settings.projectKind),
    ...(settings.stackName === undefined ? {} : { stackName: settings.stackName }),
  };
  const policies = role.boundary === undefined ? role.policies : [...role.policies, role.boundary];
  const statements = policies.flatMap((policy) => policy.statements);
  const matches = possibleMatches(statements, cells, naming, knowledge);
  const sidesOf = (supposition: Supposition, added?: PossibleMatches): ComparisonInput => {
    const [boundary] = role.boundary === undefined ? [] : attachedDocuments([role.boundary], naming, 'usual', added);
    return {
      attached: attachedDocuments(role.policies, naming, 'usual', added),
      needed: [{ name: 'needed', document: neededDocument(cells, naming, supposition) }],
      ...(boundary === undefined ? {} : { boundary }),
    };
  };
  const run = (input: ComparisonInput, of: Extent): Comparison =>
    compare(of === 'all' ? input : neededActionsOnly(input), withWholeNames(input, knowledge));
  const sides = sidesOf('usual');
  const usual = run(sides, extent);
  const differs = JSON.stringify(neededDocument(cells, naming, 'distinct')) !== JSON.stringify(neededDocument(cells, naming, 'usual'));
  const hasMatches = matches.resources.size + matches.conditionValues.size > 0;
  return {
    cells,
    role,
    naming,
    settings,
    matches,
    sides,
    usual,
    distinct: differs ? run(sidesOf('distinct'), 'needed actions') : usual,
    matching: hasMatches ? run(sidesOf('usual', matches), 'needed actions') : usual,
  };
}

/** Where the functions run, by what is known and by what both sides say. */
function placeOf(cells: readonly NeededCell[], role: KnownRole, settings: ReviewSettings, kind: AttachedKind): DeploymentPlace {
  const policies = role.boundary === undefined ? role.policies : [...role.policies, role.boundary];
  const allowed = policies.flatMap(({ statements }) => statements.filter(({ effect }) => effect === 'Allow'));
  const attached = allowed.flatMap(({ resource }) => resource?.patterns ?? []);
  return deploymentPlace(
    { given: settings, declared: settings.declaredPlace ?? {}, usual: settings.usualPlace ?? {} },
    cells.map(({ resource }) => resource),
    attached,
    kind === 'documents',
  );
}

/** How a comparison shows partition, region and account. */
export function shownPlace({ naming }: RoleComparison): (name: PseudoName) => string | undefined {
  return naming.place.placeValue;
}
