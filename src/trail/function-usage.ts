import { readFileSync } from 'node:fs';
import type { Finding } from '../model/finding.ts';
import type { LambdaFunction } from '../model/lambda-function.ts';
import { UserError } from '../support/errors.ts';
import type { Aggregate } from './aggregate.ts';
import { readAggregate } from './aggregate-file.ts';
import { attributeUsage } from './attribute-usage.ts';
import { mergeAggregates } from './merge-aggregates.ts';
import type { MergedNeeds, MergeMode, MergeRequest } from './merge-observed.ts';
import { mergeObserved } from './merge-observed.ts';
import { readAccesses } from './read-accesses.ts';
import type { Place } from './resource-shape.ts';
import type { Usage } from './usage-verdict.ts';

/** What `--usage`, `--mode` and `--narrow` ask for. */
export interface UsageRequest {
  /** Aggregates that `observe` wrote; absolute paths, at least one. */
  readonly files: readonly string[];
  readonly mode: MergeMode;
  readonly narrow: boolean;
  /** When the code was deployed: `2026-09-01T00:00:00Z`. */
  readonly deployedAt?: string;
}

/** What trails say of the functions of a project. */
export interface ProjectUsage {
  /** The usage of a function, empty for one that does not appear. */
  readonly of: (id: string) => Usage;
  /** The usage of the role that a function runs with, by all who share it. */
  readonly ofRole: (id: string) => Usage;
  /** What a function needs by code and trail together. */
  readonly merge: (needs: Omit<MergeRequest, 'usage' | 'mode' | 'narrow'>) => MergedNeeds;
  /** What concerns no single function. */
  readonly findings: readonly Finding[];
}

/**
 * Reads what trails saw and gives it to the functions of the project, all of them: who shares a role decides whose calls they are.
 * @throws {UserError} for a file that is no aggregate.
 */
export function projectUsage(
  { files, mode, narrow, deployedAt }: UsageRequest,
  functions: readonly LambdaFunction[],
  place: Place,
): ProjectUsage {
  const aggregate = mergeAggregates([...new Set(files)].map(readAggregateFile));
  const own = aggregate.groups.filter(({ role }) => place.account === undefined || role.split(':')[ACCOUNT] === place.account);
  const { byFunction, byRole, findings } = attributeUsage(own, functions);
  const read = new Map([...byFunction].map(([id, groups]) => [id, readAccesses(groups)]));
  const input = { aggregate, place, ...(deployedAt === undefined ? {} : { deployedAt }) };
  const usageOf = (id: string): Usage => ({ accesses: read.get(id)?.accesses ?? [], ...input });
  const ofRole = (id: string): Usage => ({ accesses: readAccesses(byRole.get(id) ?? []).accesses, ...input });
  const grantsWhatWasSeen = mode === 'union' || mode === 'observed-only';
  return {
    of: usageOf,
    ofRole,
    merge: (needs) => {
      const merged = mergeObserved({ ...needs, usage: usageOf(needs.function.id), mode, narrow });
      const unread = (read.get(needs.function.id)?.findings ?? []).map((finding) => ({ origin: needs.function.origin, ...finding }));
      const partial = mode === 'observed-only' || mode === 'intersect' ? notReadWhole(aggregate, needs.function) : [];
      return { ...merged, findings: [...merged.findings, ...partial, ...(grantsWhatWasSeen ? unread : unread.map(withoutIncomplete))] };
    },
    findings: [
      ...aggregate.findings,
      ...findings,
      ...ofOtherAccounts(aggregate.groups.length - own.length, place),
      ...beforeDeployment(aggregate, deployedAt),
    ],
  };
}

/** In an ARN, counted from 0. */
const ACCOUNT = 4;

function ofOtherAccounts(groups: number, { account }: Place): Finding[] {
  if (groups === 0) return [];
  const message = `--account ${account}: what roles of other accounts did is left out of the usage`;
  return [{ rule: 'usage-of-other-roles', severity: 'note', message }];
}

function beforeDeployment({ window }: Aggregate, deployedAt: string | undefined): Finding[] {
  if (deployedAt === undefined || window === null || window.last >= deployedAt) return [];
  const message = `--deployed-at ${deployedAt}: the usage ends before, at ${window.last}, so it says nothing of the code that was deployed`;
  return [{ rule: 'usage-before-deployment', severity: 'warning', message }];
}

function readAggregateFile(file: string): Aggregate {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`--usage ${file}: the file cannot be read; leastpriv observe writes it`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UserError(`--usage ${file}: not JSON; give what leastpriv observe writes`);
  }
  return readAggregate(json, `--usage ${file}`);
}

/** Where only what was seen is granted, a part of the trail that was not read may lack a grant. */
function notReadWhole({ findings }: Aggregate, { origin }: LambdaFunction): Finding[] {
  const partial = findings.filter(({ incomplete }) => incomplete !== undefined);
  if (partial.length === 0) return [];
  const message = `the usage was not read whole (${partial.length} ${partial.length === 1 ? 'finding' : 'findings'} of observe): what is missing there counts as not seen`;
  return [{ rule: 'usage-not-whole', severity: 'warning', message, origin, incomplete: '*' }];
}

/** Where what was seen grants nothing, an event that is not known lacks no grant. */
function withoutIncomplete({ incomplete: _, ...finding }: Finding): Finding {
  return finding;
}
