import { UserError } from '../support/errors.ts';
import { likePattern, quotedName, quotedText } from './athena-names.ts';

/** What is asked of the table of a trail. */
export interface TrailQuery {
  readonly database?: string;
  readonly table: string;
  /** As `TrailFilter` has them: `2026-09-01T00:00:00Z`; `until` is the first time that no longer counts. */
  readonly since: string;
  readonly until: string;
  readonly roles: readonly string[];
  readonly functions: readonly string[];
  readonly regions: readonly string[];
}

/**
 * The counting, the same for every engine: from `ev`, one row per call with its ARNs as an array of texts, one row per caller, event, error and resource.
 * Written in what Trino (Athena) and DuckDB have in common; a test runs it on DuckDB.
 */
export const GROUPING = `SELECT role_arn, session_name, eventsource, eventname, errorcode, invokedby,
       coalesce(t.resource_arn, '') AS resource_arn,
       count(*) AS n, min(eventtime) AS first_seen, max(eventtime) AS last_seen
FROM ev LEFT JOIN UNNEST(resource_arns) AS t(resource_arn) ON TRUE
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY 1, 2, 3, 4, 5, 6, 7`;

/** The session's name is the third part of an assumed role's ARN. */
const SESSION = "split_part(useridentity.arn, '/', 3)";
const ISSUER = 'useridentity.sessioncontext.sessionissuer';

/**
 * The whole query for Athena. A file is delivered after its events, so the partitions read reach one day further than the events that count.
 * @throws {UserError} for names that are none.
 */
export function trailSql({ database, table, since, until, roles, functions, regions }: TrailQuery): string {
  const name = [...(database === undefined ? [] : [quotedName('--database', database)]), quotedName('--table', table)].join('.');
  const conditions = [
    `"timestamp" BETWEEN ${quotedText(partition(since, 0))} AND ${quotedText(partition(until, 1))}`,
    `eventtime >= ${quotedText(since)} AND eventtime < ${quotedText(until)}`,
    "useridentity.type = 'AssumedRole'",
    "(eventtype IN ('AwsApiCall', 'Rds Data Service') OR (eventtype = 'AwsVpceEvent' AND errorcode IS NOT NULL))",
    ...oneOf(roles.map(roleCondition)),
    ...oneOf(functions.map(functionCondition)),
    ...(regions.length === 0 ? [] : [`awsregion IN (${regions.map(quotedText).join(', ')})`]),
  ];
  return `WITH ev AS (
  SELECT ${ISSUER}.arn AS role_arn,
         ${SESSION} AS session_name,
         eventsource, eventname,
         coalesce(errorcode, '') AS errorcode,
         coalesce(useridentity.invokedby, '') AS invokedby,
         eventtime,
         transform(resources, r -> r.arn) AS resource_arns
  FROM ${name}
  WHERE ${conditions.join('\n    AND ')}
)
${GROUPING}
`;
}

function oneOf(conditions: readonly string[]): string[] {
  return conditions.length === 0 ? [] : [`(${conditions.join(' OR ')})`];
}

/** Wide enough for every form that a role may be named in; who is meant is decided once more on the rows. */
function roleCondition(text: string): string {
  if (/[^\w+=,.@:/*?-]/.test(text)) throw new UserError(`--role ${text}: no role`);
  if (/^AROA/.test(text)) return `${ISSUER}.principalid LIKE ${likePattern(text.replace(/:.*$/, ''))} ESCAPE '\\'`;
  const name = text.replace(/^arn:[^:]+:sts::[^:]*:assumed-role\/([^/]+).*$/, '$1');
  return `${ISSUER}.username LIKE ${likePattern(name.slice(name.lastIndexOf('/') + 1))} ESCAPE '\\'`;
}

function functionCondition(text: string): string {
  if (/[^\w:*?-]/.test(text)) throw new UserError(`--function ${text}: no function`);
  const name = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:([^:]+)/.exec(text)?.[1] ?? text;
  return `${SESSION} LIKE ${likePattern(name)} ESCAPE '\\'`;
}

/** `2026/09/01`, so many days later. */
function partition(time: string, days: number): string {
  const day = new Date(Date.parse(time));
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10).replaceAll('-', '/');
}
