import type { Finding } from '../model/finding.ts';
import { compareFindings } from '../model/finding.ts';
import type { Aggregate, Denial, ObservedGroup } from './aggregate.ts';
import { AGGREGATE_SCHEMA_VERSION } from './aggregate.ts';
import type { SeenEvents } from './coverage-log.ts';
import { CoverageLog } from './coverage-log.ts';
import { touchedResources } from './denied-resources.ts';
import { generaliseArn, generaliseSession } from './generalise-arn.ts';
import { KnownCallers } from './known-callers.ts';
import type { CallKind, RoleSessions } from './list-groups.ts';
import { listGroups, overflow } from './list-groups.ts';
import type { Count, CountedCall, GroupDetail } from './observed-counts.ts';
import { addCall, detailKey, ObservedCounts } from './observed-counts.ts';
import type { Caller, TrailRecord } from './record.ts';
import { readRecord } from './record.ts';
import { ResourceTree } from './resource-tree.ts';
import type { TrailFilter } from './trail-filter.ts';
import { isMeantPlace, isMeantTime, isSelected, selectedTexts } from './trail-filter.ts';

/** How many session names of one role are kept apart. */
const MOST_SESSIONS = 64;

/** Where a record counted. */
export interface CountedRecord {
  /** Absent where it is of a place that is not meant. */
  readonly seen?: SeenEvents;
  /** Absent where it is no call of a selected caller. */
  readonly calls?: readonly CountedCall[];
}

/** What became of an input: false for what is none, true where it counted once, or where each record counts that differs from it in its time alone. */
export type Counted = boolean | CountedRecord;

/** Counts records, rows and aggregates into one aggregate. The order in which they come makes no difference. */
export class Tally {
  readonly #filter: TrailFilter;
  readonly #coverage: CoverageLog;
  readonly #callers: KnownCallers;
  readonly #roles = new Map<string, RoleSessions>();
  readonly #kinds = new Map<string, CallKind>();
  readonly #findings = new Map<string, Finding>();
  #files = 0;
  #records = 0;
  #joins = 0;

  constructor(filter: TrailFilter = {}) {
    this.#filter = filter;
    this.#coverage = new CoverageLog(selectedTexts(filter));
    this.#callers = new KnownCallers((caller) => isSelected(caller, filter));
  }

  /** Counts one parsed record. False where it is none: nothing is counted then. */
  addRecord(json: unknown): Counted {
    const record = readRecord(json);
    if (record === undefined) return false;
    if (!isMeantPlace(record, this.#filter)) return {};
    if (!isMeantTime(record.eventTime, this.#filter)) return true;
    const seen = this.#coverage.addRecord(record);
    const known = record.isCall ? this.#callers.find(record.identity) : undefined;
    if (known?.isSelected !== true) return { seen };
    const calls = this.#addCall(record, known.caller);
    return calls === undefined ? true : { seen, calls };
  }

  /** Counts a record that differs from one that was counted in its time alone. */
  addAgain({ seen, calls }: CountedRecord, time: string): void {
    if (seen === undefined || !isMeantTime(time, this.#filter)) return;
    this.#coverage.addAgain(seen, time);
    if (calls === undefined) return;
    this.#records += 1;
    for (const call of calls) addCall(call, time);
  }

  /** Changes when what addRecord has returned no longer holds. */
  get joins(): number {
    return this.#joins;
  }

  /** Counts a group whose resource is in IAM's spelling already. */
  addGroup(group: ObservedGroup): void {
    const { role, session, eventSource, eventName, action, resource, condition, errorCode, denied, invokedBy, count, first, last, days } =
      group;
    const caller: Caller = { role, uniqueId: '', session: session ?? '', account: role.split(':')[4] ?? '' };
    this.#noteUntold(role, session);
    if (!isSelected(caller, this.#filter)) return;
    const sessions = this.#sessionsOf(role);
    if (session === undefined) sessions.isMany = true;
    const name = session === undefined ? undefined : this.#sessionName(sessions, session);
    const detail = detailOf(name, errorCode, denied, invokedBy, condition);
    const counts = this.#kind(sessions, eventSource, eventName, action).resources.at(generaliseArn(resource));
    counts.add(detailKey(detail), detail, { count, first, last, days: days ?? [] });
  }

  /** Counts what another aggregate counted. */
  addAggregate(aggregate: Aggregate): void {
    this.#files += aggregate.files;
    this.#records += aggregate.records;
    this.#coverage.addWindow(aggregate.window);
    for (const group of aggregate.groups) this.addGroup(group);
    for (const coverage of aggregate.coverage) this.#coverage.addCoverage(coverage);
    for (const finding of aggregate.findings) this.addFinding(finding);
  }

  /** Counts an aggregate that was made by another selection of records. What it holds of roles that are not meant is left out; its time and place are fixed. */
  addOtherAggregate(aggregate: Aggregate): void {
    this.addAggregate(aggregate);
    const { since, until, accounts, regions } = this.#filter;
    if ([since, until, accounts, regions].every((chosen) => chosen === undefined)) return;
    const message = 'an aggregate counts as a whole: --since, --until, --account and --region choose among records only';
    this.addFinding({ rule: 'aggregate-not-filtered', severity: 'warning', message });
  }

  addFile(): void {
    this.#files += 1;
  }

  addFinding(finding: Finding): void {
    this.#findings.set(JSON.stringify(finding), finding);
  }

  /** Everything that was counted, sorted. */
  aggregate(): Aggregate {
    const kinds = [...this.#kinds.values()];
    return {
      schemaVersion: AGGREGATE_SCHEMA_VERSION,
      window: this.#coverage.window,
      files: this.#files,
      records: this.#records,
      groups: listGroups(kinds),
      coverage: this.#coverage.coverage(),
      findings: [...this.#findings.values(), ...kinds.flatMap(overflow)].sort(compareFindings),
    };
  }

  /** Returns where the call counts, unless that holds no longer. */
  #addCall(record: TrailRecord, caller: Caller): readonly CountedCall[] | undefined {
    this.#records += 1;
    const joins = this.#joins;
    const counted = this.#countCall(record, caller);
    return this.#joins === joins ? counted : undefined;
  }

  #countCall(record: TrailRecord, caller: Caller): CountedCall[] {
    const { eventSource, eventName, eventTime, errorCode, invokedBy } = record;
    const sessions = this.#sessionsOf(caller.role);
    const session = this.#sessionName(sessions, generaliseSession(caller.session));
    const count: Count = { count: 1, first: eventTime, last: eventTime, days: [eventTime.slice(0, 10)] };
    return touchedResources(record, caller).map(({ action, resource, condition, denied }) => {
      const detail = detailOf(session, errorCode, denied, invokedBy, condition);
      const counts = this.#kind(sessions, eventSource, eventName, action).resources.at(generaliseArn(resource));
      return counts.add(detailKey(detail), detail, count);
    });
  }

  /** An aggregate holds no unique ids, and may have the sessions of a role together: then it cannot say what the selected callers did. */
  #noteUntold(role: string, session: string | undefined): void {
    const { roles = [], functions } = this.#filter;
    const byId = roles.find(({ text }) => text.startsWith('role:AROA'));
    if (byId !== undefined)
      this.#addUntold('ids-not-kept', `an aggregate holds no unique ids, so ${byId.text} chooses nothing of it; name the role`);
    if (session !== undefined || functions === undefined || !isSelected({ role, uniqueId: '', session: '', account: '' }, { roles }))
      return;
    this.#addUntold(
      'sessions-joined',
      `${role}: an aggregate has its sessions together, so calls of one function cannot be told; read the records themselves`,
    );
  }

  #addUntold(rule: string, message: string): void {
    this.addFinding({ rule, severity: 'warning', message, incomplete: '*' });
  }

  #noteJoin(): void {
    this.#joins += 1;
  }

  #sessionsOf(role: string): RoleSessions {
    let sessions = this.#roles.get(role);
    if (sessions === undefined) {
      sessions = { role, sessions: new Set(), isMany: false };
      this.#roles.set(role, sessions);
    }
    return sessions;
  }

  /** `undefined` once a role has more names than are kept apart; those counted before are joined when the aggregate is made. */
  #sessionName(sessions: RoleSessions, name: string): string | undefined {
    if (sessions.isMany) return undefined;
    if (sessions.sessions.has(name)) return name;
    if (sessions.sessions.size >= MOST_SESSIONS) {
      sessions.isMany = true;
      return undefined;
    }
    sessions.sessions.add(name);
    return name;
  }

  #kind(role: RoleSessions, eventSource: string, eventName: string, action: string | undefined): CallKind {
    const key = `${role.role}\n${eventSource}\n${eventName}\n${action ?? ''}`;
    let kind = this.#kinds.get(key);
    if (kind === undefined) {
      kind = {
        role,
        eventSource,
        eventName,
        action,
        resources: new ResourceTree(
          () => new ObservedCounts(),
          () => this.#noteJoin(),
        ),
      };
      this.#kinds.set(key, kind);
    }
    return kind;
  }
}

function detailOf(
  session: string | undefined,
  errorCode: string | undefined,
  denied: Denial | undefined,
  invokedBy: string | undefined,
  condition: GroupDetail['condition'],
): GroupDetail {
  return {
    ...(session === undefined ? {} : { session }),
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(denied === undefined ? {} : { denied }),
    ...(invokedBy === undefined ? {} : { invokedBy }),
    ...(condition === undefined ? {} : { condition }),
  };
}
