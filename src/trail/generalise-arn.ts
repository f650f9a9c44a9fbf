import type { ResourceType } from '../catalog/resource-types.ts';
import { resourceTypeOf } from '../catalog/resource-types.ts';
import type { VolatilePart } from './volatile-parts.ts';
import { VOLATILE_PARTS } from './volatile-parts.ts';

/** A resource with what changes from call to call left out. */
export interface GeneralResource {
  /** The part that is kept whatever its number; the whole resource where `path` is absent. */
  readonly identity: string;
  /** The folders and the name behind it, of an object's key. */
  readonly path?: readonly string[];
}

/** What an item's name counts as: names with the same one are the same resource. */
export function generaliseItem(name: string): string {
  return pathOf(name).join('/');
}

/** Deeper folders are `*`. */
const DEEPEST_PATH = 4;

/** The resource, in IAM's spelling, without what names one run, one copy or one item. What stands for a role, bucket, table, secret or key is never changed. */
export function generaliseArn(arn: string): GeneralResource {
  const service = serviceOf(arn);
  const parts = service === undefined ? undefined : volatileParts.get(service);
  if (service === undefined || parts === undefined) return { identity: arn };
  if (service === 's3') {
    const object = S3_OBJECT.exec(arn);
    if (object !== null) return { identity: object[1] ?? '', path: pathOf(object[2] ?? '') };
  }
  const type = resourceTypeOf(arn, service);
  const found = type === undefined ? [] : parts.filter((part) => part.type === type.name);
  return type === undefined || found.length === 0 ? { identity: arn } : replaceParts(arn, type, found);
}

/** The common case, told without looking at the other types: `arn:aws:s3:::bucket/` and the key. */
const S3_OBJECT = /^(arn:[^:]*:s3:::[^/:]+\/)(.+)$/s;

const volatileParts = new Map<string, VolatilePart[]>();
for (const part of VOLATILE_PARTS) volatileParts.set(part.service, [...(volatileParts.get(part.service) ?? []), part]);

function serviceOf(arn: string): string | undefined {
  const start = arn.indexOf(':', 4);
  const end = arn.indexOf(':', start + 1);
  return arn.startsWith('arn:') && end > 0 ? arn.slice(start + 1, end) : undefined;
}

function replaceParts(arn: string, type: ResourceType, parts: readonly VolatilePart[]): GeneralResource {
  const groups = new RegExp(type.form, 'sd').exec(arn)?.indices ?? [];
  const names = [...type.arn.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => name);
  let text = arn;
  let path: readonly string[] | undefined;
  for (const part of [...parts].sort((a, b) => names.indexOf(b.variable) - names.indexOf(a.variable))) {
    const place = groups[names.indexOf(part.variable) + 1];
    if (place === undefined) continue;
    const [from, to] = place;
    const value = text.slice(from, to);
    if (part.kind === 'path') path = pathOf(value);
    if (part.kind === 'few') path = [value];
    text = text.slice(0, from) + replacement(part, value) + text.slice(to);
  }
  return path === undefined ? { identity: text } : { identity: text, path };
}

function replacement({ kind }: VolatilePart, value: string): string {
  if (kind === 'instance') return '*';
  return kind === 'path' || kind === 'few' ? '' : value.replace(/-[A-Za-z0-9]{6}$/, '-??????');
}

/**
 * The folders and name of a key. What is an id, a date or a number in them is `*`, except in the first folder, which may be what tells tenants apart. Runs of
 * such folders are one `*`, which in IAM matches `/` too.
 */
function pathOf(key: string): string[] {
  const segments = key.split('/');
  const path: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const general = index === 0 && segments.length > 1 ? segment : generaliseSegment(segment);
    if (general === '*' && path.at(-1) === '*') continue;
    if (path.length === DEEPEST_PATH) {
      if (path.at(-1) !== '*') path.push('*');
      break;
    }
    path.push(general);
  }
  return path;
}

/** UUID, ULID, hexadecimal digest or id, date with or without time, number: of four digits or more inside other text. */
const CHANGING =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b|\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?|\b\d{8}T\d{6}Z?|(?<![0-9A-Za-z])(?=[a-f]*\d)[0-9a-f]{12,}(?![0-9A-Za-z])|\d{4,}/gi;

function generaliseSegment(segment: string): string {
  if (/^\d+$/.test(segment)) return '*';
  const [, name = '', value = segment] = /^([A-Za-z_]+=)(.*)$/s.exec(segment) ?? [];
  if (name !== '' && /^\d+$/.test(value)) return `${name}*`;
  return segment.replace(CHANGING, '*').replace(/\*[*_:.-]*\*/g, '*');
}

/** UUID, digest, UNIX time in seconds, milliseconds or nanoseconds, EC2 instance: what tools put in session names. No name that CloudFormation makes up has one. */
const CHANGING_SESSION =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9A-Za-z])[0-9a-f]{32,}(?![0-9A-Za-z])|(?<!\d)1[5-9]\d{8}(?:\d{3}|\d{9})?(?!\d)|(?<=^i-)[0-9a-f]{8,}$/g;

/** A session's name with what changes with every session as `*`: `AWSCodeBuild-*`. */
export function generaliseSession(session: string): string {
  return session.replace(CHANGING_SESSION, '*');
}
