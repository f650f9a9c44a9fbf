import type { AccessLevel } from '../policy/access-level.ts';
import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import { escalationMethods } from '../policy/privilege-escalation.ts';

/** What is allowed before, with what is attached, and after, with what is needed and no more. */
export interface DiffHeadline {
  readonly before: AllowedSurface;
  readonly after: AllowedSurface;
}

/** How much a set of policies allows. */
export interface AllowedSurface {
  /** Different known actions that are allowed on some resource. */
  readonly actions: number;
  /** The same by access level. */
  readonly levels: Readonly<Record<AccessLevel, number>>;
  /** Those of them that are allowed on `*` although they can be limited to resources. */
  readonly actionsOnAllResources: number;
  /** The ids of the ways to more permissions that they open together. */
  readonly privilegeEscalation: readonly string[];
}

interface GrantedRow {
  readonly action: string;
  readonly resource: string;
  readonly verdict: string;
}

/** Measures both sides by their rows. */
export function diffHeadline(needed: readonly GrantedRow[], attached: readonly GrantedRow[], knowledge: ActionKnowledge): DiffHeadline {
  return {
    before: surface(
      attached.filter(({ verdict }) => verdict !== 'ineffective'),
      knowledge,
    ),
    after: surface(
      needed.filter(({ verdict }) => verdict !== 'mismatch'),
      knowledge,
    ),
  };
}

function surface(rows: readonly GrantedRow[], { actions: index }: ActionKnowledge): AllowedSurface {
  const levels = { List: 0, Read: 0, Write: 0, Tagging: 0, 'Permissions management': 0 };
  const isOnAll = new Map<string, boolean>();
  for (const { action, resource } of rows) if (isOnAll.get(action) !== true) isOnAll.set(action, resource === '*');
  const allowed = new Set<string>();
  let actionsOnAllResources = 0;
  for (const [action, onAll] of isOnAll) {
    const known = index.named(action);
    if (known === undefined) continue;
    allowed.add(known.name);
    levels[known.level]++;
    if (onAll && known.hasResourceTypes) actionsOnAllResources++;
  }
  return {
    actions: allowed.size,
    levels,
    actionsOnAllResources,
    privilegeEscalation: escalationMethods(allowed).map(({ id }) => id),
  };
}

/** The four numbers in one line: actions, those on all resources, ways to more permissions; the last are the counts of the verdict's line. */
export function headlineLine({ before, after }: DiffHeadline): string {
  const change = (was: number, is: number) => `${was} -> ${is}`;
  return [
    `Allowed actions ${change(before.actions, after.actions)}`,
    `on all resources ${change(before.actionsOnAllResources, after.actionsOnAllResources)}`,
    `privilege escalation paths ${change(before.privilegeEscalation.length, after.privilegeEscalation.length)}`,
  ].join('; ');
}
