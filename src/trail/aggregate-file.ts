import * as v from 'valibot';
import { UserError } from '../support/errors.ts';
import type { Aggregate } from './aggregate.ts';
import { AGGREGATE_SCHEMA_VERSION } from './aggregate.ts';

const time = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'is no time of the form 2026-09-01T13:04:05Z'));
const hour = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d$/, 'is no hour of the form 2026-09-01T13'));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const texts = v.array(v.string());

const denied = v.object({
  policyType: v.exactOptional(v.string()),
  explicit: v.exactOptional(v.boolean()),
});

const group = v.object({
  role: v.string(),
  session: v.exactOptional(v.string()),
  eventSource: v.string(),
  eventName: v.string(),
  action: v.exactOptional(v.string()),
  resource: v.string(),
  condition: v.exactOptional(v.record(v.string(), v.record(v.string(), texts))),
  errorCode: v.exactOptional(v.string()),
  denied: v.exactOptional(denied),
  invokedBy: v.exactOptional(v.string()),
  count,
  first: time,
  last: time,
  days: v.exactOptional(texts),
});

const events = v.object({ eventSource: v.string(), category: v.string(), readOnly: v.boolean(), first: time, last: time });

const coverage = v.object({
  selected: v.exactOptional(texts),
  account: v.string(),
  region: v.string(),
  hours: v.array(v.object({ from: hour, to: hour })),
  events: v.array(events),
});

const origin = v.object({ file: v.string(), line: v.number(), column: v.number() });

const finding = v.object({
  rule: v.string(),
  severity: v.picklist(['error', 'warning', 'note']),
  message: v.string(),
  origin: v.exactOptional(origin),
  function: v.exactOptional(v.string()),
  incomplete: v.exactOptional(v.string()),
});

const aggregate = v.object({
  schemaVersion: v.literal(AGGREGATE_SCHEMA_VERSION, `is not ${AGGREGATE_SCHEMA_VERSION}, the version that this release reads`),
  window: v.nullable(v.object({ first: time, last: time })),
  files: count,
  records: count,
  groups: v.array(group),
  // What another engine counted knows nothing of it.
  coverage: v.optional(v.array(coverage), []),
  findings: v.optional(v.array(finding), []),
});

/** True for parsed JSON that means to be an aggregate, whatever its version. */
export function isAggregateLike(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'schemaVersion' in json && 'groups' in json;
}

/**
 * The aggregate that parsed JSON is.
 * @throws {UserError} naming `file`, the member that is wrong, and what it should be.
 */
export function readAggregate(json: unknown, file: string): Aggregate {
  const result = v.safeParse(aggregate, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new UserError(
    `${file}: not an aggregate of leastpriv: ${v.getDotPath(issue) ?? 'the file'} ${issue.message}; write it again with observe`,
  );
}

/** The aggregate as its file holds it. */
export function aggregateText(aggregate: Aggregate): string {
  return `${JSON.stringify(aggregate, null, 2)}\n`;
}
