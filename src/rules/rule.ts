import type { Finding, Severity } from '../model/finding.ts';
import type { LambdaFunction } from '../model/lambda-function.ts';
import type { Origin } from '../model/origin.ts';
import type { Hole, Pattern } from '../model/pattern.ts';
import { isHole } from '../model/pattern.ts';
import type { Requirement } from '../model/requirement.ts';

/** What a rule may look at: one function and all that it needs. */
export interface RuleFacts {
  readonly function: LambdaFunction;
  readonly requirements: readonly Requirement[];
}

/** One check over facts; its `id` is the `rule` of the findings it makes. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** True where a name that the deployment fixes is not known, which `--unresolved error` does not accept. */
  readonly leavesNameOpen: boolean;
  readonly check: (facts: RuleFacts) => readonly Finding[];
}

/** One hole in the resource of a requirement. */
export interface ResourceHole<H extends Hole = Hole> {
  readonly hole: H;
  readonly requirement: Requirement;
}

/** The holes of one kind in the resources of the requirements, in their order; those inside the names of declared resources as well. */
export function resourceHoles<K extends Hole['kind']>(facts: RuleFacts, kind: K): ResourceHole<Extract<Hole, { kind: K }>>[] {
  return facts.requirements.flatMap((requirement) =>
    holesOf(requirement.resource)
      .filter((hole): hole is Extract<Hole, { kind: K }> => hole.kind === kind)
      .map((hole) => ({ hole, requirement })),
  );
}

function holesOf(pattern: Pattern): Hole[] {
  return pattern.filter(isHole).flatMap((hole) => ('value' in hole && hole.value !== undefined ? [hole, ...holesOf(hole.value)] : [hole]));
}

/** Where a requirement comes from: its first evidence that has a place, else the function's declaration. */
function requirementOrigin(requirement: Requirement, fallback: Origin): Origin {
  for (const evidence of requirement.evidence) if (evidence.kind !== 'trail') return evidence.origin;
  return fallback;
}

/** One finding per distinct message and place, naming all the actions concerned. */
export function findingsByMessage<H extends Hole>(
  rule: Pick<Rule, 'id' | 'severity'>,
  facts: RuleFacts,
  holes: readonly ResourceHole<H>[],
  message: (hole: H, actions: string) => string,
  key: (hole: H) => string,
): Finding[] {
  const groups = new Map<string, { hole: H; origin: Origin; actions: Set<string> }>();
  for (const { hole, requirement } of holes) {
    const origin = requirementOrigin(requirement, facts.function.origin);
    const id = `${key(hole)}\n${origin.file}\n${origin.line}\n${origin.column}`;
    const group = groups.get(id) ?? { hole, origin, actions: new Set() };
    group.actions.add(requirement.action);
    groups.set(id, group);
  }
  return [...groups.values()].map(({ hole, origin, actions }) => ({
    rule: rule.id,
    severity: rule.severity,
    message: message(hole, [...actions].sort().join(', ')),
    origin,
    function: facts.function.id,
  }));
}
