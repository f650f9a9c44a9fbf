import { isObject } from '../catalog/data-files.ts';
import type { Finding } from '../model/finding.ts';
import { compareFindings } from '../model/finding.ts';
import { escapeIamText } from '../policy/iam-text.ts';
import type { Aggregate, Denial, ObservedGroup } from './aggregate.ts';
import { AGGREGATE_SCHEMA_VERSION } from './aggregate.ts';
import { CoverageLog } from './coverage-log.ts';
import { readDenialMessage } from './denial-message.ts';
import { isDenied } from './denied-codes.ts';
import type { EventResource } from './event-resources.ts';
import { resourcesOfEvent } from './event-resources.ts';
import { generaliseArn, generaliseItem, generaliseSession } from './generalise-arn.ts';
import type { CallPlaces, KnownCaller } from './known-callers.ts';
import { KnownCallers } from './known-callers.ts';
import type { Count, CountedCall, GroupDetail } from './observed-counts.ts';
import { addCall, detailKey, ObservedCounts } from './observed-counts.ts';
import type { Caller, TrailRecord } from './record.ts';
import { readRecord } from './record.ts';
import type { RecordedOperation } from './recorded-operation.ts';
import { recordedOperation } from './recorded-operation.ts';
import { ResourceTree } from './resource-tree.ts';
import type { TrailFilter } from './trail-filter.ts';
import { isSelected, isWithin, selectedTexts } from './trail-filter.ts';

/** How many session names of one role are kept apart. */
const MOST_SESSIONS = 64;

/** The calls of one role in one kind of event that need one action. */
interface CallKind {
  readonly role: RoleSessions;
  readonly eventSource: string;
  readonly eventName: string;
  readonly action: string | undefined;
  readonly resources: ResourceTree<ObservedCounts>;
}

interface RoleSessions {
  readonly role: string;
  readonly sessions: Set<string>;
  isMany: boolean;
}

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
  #joined = false;
  #remembered = 0;

  constructor(filter: TrailFilter = {}) {
    this.#filter = filter;
    this.#coverage = new CoverageLog(selectedTexts(filter));
    this.#callers = new KnownCallers((caller) => isSelected(caller, filter));
  }

  /** Counts one parsed record. False where it is none: nothing is counted then. */
  addRecord(json: unknown): boolean {
    const record = readRecord(json);
    if (record === undefined) return false;
    if (!isWithin(record, this.#filter)) return true;
    this.#coverage.addRecord(record);
    if (!record.isCall) return true;
    const known = this.#callers.find(record.identity);
    if (known?.isSelected === true) this.#addCall(record, known);
    return true;
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
      groups: kinds.flatMap(groupsOf).sort(byText),
      coverage: this.#coverage.coverage(),
      findings: [...this.#findings.values(), ...kinds.flatMap(overflow)].sort(compareFindings),
    };
  }

  /** Calls that are alike count at the same places, which are looked up once. */
  #addCall(record: TrailRecord, known: KnownCaller): void {
    this.#records += 1;
    const places = placesOf(known, record);
    const likeness = likenessOf(record, places.operation);
    const found = places.counted.get(likeness);
    if (found !== undefined) {
      for (const counted of found) addCall(counted, record.eventTime);
      return;
    }
    this.#joined = false;
    const counted = this.#countCall(record, known.caller);
    this.#remembered += 1;
    if (!this.#joined && this.#remembered <= MOST_REMEMBERED) places.counted.set(likeness, counted);
    else {
      this.#callers.forgetCalls();
      this.#remembered = 0;
    }
  }

  #countCall(record: TrailRecord, caller: Caller): CountedCall[] {
    const { eventSource, eventName, eventTime, errorCode, invokedBy } = record;
    const sessions = this.#sessionsOf(caller.role);
    const session = this.#sessionName(sessions, generaliseSession(caller.session));
    const denied = isDenied(errorCode) ? readDenial(record, caller) : undefined;
    const count: Count = { count: 1, first: eventTime, last: eventTime, days: [eventTime.slice(0, 10)] };
    return (denied?.resources ?? resourcesOfEvent(record, caller)).map(({ action, resource, condition }) => {
      const detail = detailOf(session, errorCode, denied?.denial, invokedBy, condition);
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
    this.#joined = true;
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

/** Once more kinds of calls than these are remembered, the memory of them starts anew. */
const MOST_REMEMBERED = 20_000;

function placesOf({ calls }: KnownCaller, { eventSource, eventName }: TrailRecord): CallPlaces {
  let events = calls.get(eventSource);
  if (events === undefined) {
    events = new Map();
    calls.set(eventSource, events);
  }
  let places = events.get(eventName);
  if (places === undefined) {
    places = { operation: recordedOperation(eventSource, eventName), counted: new Map() };
    events.set(eventName, places);
  }
  return places;
}

/** A text that is equal for calls of one caller and event which count at the same places. */
function likenessOf(
  { region, invokedBy, errorCode, errorMessage, requestParameters, resources }: TrailRecord,
  operation: RecordedOperation | undefined,
): string {
  const item = operation?.itemOf(requestParameters);
  const general = item === undefined ? '' : generaliseItem(escapeIamText(item));
  let key = `${region}\n${invokedBy ?? ''}\n${operation?.likeness(requestParameters, general) ?? ''}`;
  if (errorCode !== undefined) key += `${errorCode}\n${isDenied(errorCode) ? errorMessage : ''}\n`;
  for (const resource of resources) {
    const { ARN: arn, ARNPrefix: prefix } = isObject(resource) ? resource : NOTHING;
    if (typeof arn === 'string')
      key += item !== undefined && arn.endsWith(item) ? `${arn.slice(0, -item.length)}\n${general}\n` : `${arn}\n`;
    else if (typeof prefix === 'string') key += `${prefix}*\n`;
  }
  return key;
}

const NOTHING: Readonly<Record<string, unknown>> = {};

/** Which policy denied a call, and what: as the message says, else as the record does. */
function readDenial(record: TrailRecord, caller: Caller): { denial: Denial; resources: readonly EventResource[] } {
  const { action, resource, ...denial } = readDenialMessage(record.errorMessage ?? '');
  const resources = resourcesOfEvent(record, caller);
  if (action === undefined) return { denial, resources };
  if (resource !== undefined) return { denial, resources: [{ action, resource: resource === '*' ? '*' : escapeIamText(resource) }] };
  const meant = resources.filter((each) => each.action?.toLowerCase() === action.toLowerCase());
  return { denial, resources: meant.length > 0 ? meant : [{ action, resource: '' }] };
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

function groupsOf({ role, eventSource, eventName, action, resources }: CallKind): ObservedGroup[] {
  const groups: ObservedGroup[] = [];
  for (const [resource, counts] of resources.entries()) {
    for (const { session, condition, errorCode, denied, invokedBy, count, first, last, days } of counts.groups(role.isMany)) {
      groups.push({
        role: role.role,
        ...(session === undefined ? {} : { session }),
        eventSource,
        eventName,
        ...(action === undefined ? {} : { action }),
        resource,
        ...(condition === undefined ? {} : { condition }),
        ...(errorCode === undefined ? {} : { errorCode }),
        ...(denied === undefined ? {} : { denied }),
        ...(invokedBy === undefined ? {} : { invokedBy }),
        count,
        first,
        last,
        ...(days === undefined || days.length === 0 ? {} : { days }),
      });
    }
  }
  return groups;
}

function byText(a: ObservedGroup, b: ObservedGroup): number {
  const [one, other] = [sortText(a), sortText(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function sortText(group: ObservedGroup): string {
  const { role, eventSource, eventName, action, resource } = group;
  return [role, eventSource, eventName, action ?? '', resource, detailKey(group)].join('\n');
}

function overflow({ role, eventSource, eventName, action, resources }: CallKind): Finding[] {
  if (!resources.overflowed) return [];
  return [
    {
      rule: 'too-many-resources',
      severity: 'warning',
      message: `${role.role}: ${action ?? `${eventSource} ${eventName}`} was called on more resources than are kept apart; they count as *`,
    },
  ];
}
