import type { Pattern } from '../model/pattern.ts';
import { concat, literal, unknownText } from '../model/pattern.ts';
import type { LocatedText } from './located-text.ts';
import { markText } from './marked-text.ts';
import { nameOrArn } from './name-or-arn.ts';

/** A bucket and a key in it; one that the text does not show is any. */
interface ObjectLocation {
  readonly bucket: Pattern;
  readonly key: Pattern;
}

const UNKNOWN_KEY = unknownText('unresolved', 'the text does not show the key');

/** Reads the places where S3 objects are named by one text. */
export const s3Locations = {
  copySourceBucket: (value: Pattern, before: string | undefined): LocatedText => nameOrArn(copySource(value).bucket, before),
  copySourceKey: (value: Pattern): LocatedText => ({ text: copySource(value).key }),
  s3UriBucket: (value: Pattern): LocatedText => ({ text: objectUri(value).bucket }),
  s3UriKey: (value: Pattern): LocatedText => ({ text: objectUri(value).key }),
};

const ACCESS_POINT_SOURCE = /^(?<bucket>arn:[^/]*(?:accesspoint|outpost)\/.*?)\/object\/(?<key>.*)$/s;

/**
 * `BUCKET/KEY`, URL-encoded, with or without a leading slash and `?versionId=`; or an access point's ARN, `/object/` and the key.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
function copySource(value: Pattern): ObjectLocation {
  const { text, restore } = markText(decoded(value));
  const path = text.replace(/\?versionId=.*$/s, '').replace(/^\//, '');
  const accessPoint = ACCESS_POINT_SOURCE.exec(path)?.groups;
  if (accessPoint !== undefined) return { bucket: restore(accessPoint.bucket ?? ''), key: restore(accessPoint.key ?? '') };
  return split(path, restore);
}

const URI = /^s3:\/\/(?<path>.*)$/s;
const VIRTUAL_HOST = /^https?:\/\/(?<bucket>[^/]+?)\.s3[.-][^/]*\/(?<key>.*)$/s;
const PATH_STYLE = /^https?:\/\/s3[.-][^/]*\/(?<path>.*)$/s;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html */
function objectUri(value: Pattern): ObjectLocation {
  const { text, restore } = markText(value);
  const virtual = VIRTUAL_HOST.exec(text)?.groups;
  if (virtual !== undefined) return { bucket: restore(virtual.bucket ?? ''), key: restore(virtual.key ?? '') };
  const path = (URI.exec(text) ?? PATH_STYLE.exec(text))?.groups?.path;
  return path === undefined ? { bucket: value, key: UNKNOWN_KEY } : split(path, restore);
}

function split(path: string, restore: (text: string) => Pattern): ObjectLocation {
  const slash = path.indexOf('/');
  if (slash < 0) return { bucket: restore(path), key: UNKNOWN_KEY };
  return { bucket: restore(path.slice(0, slash)), key: restore(path.slice(slash + 1)) };
}

function decoded(value: Pattern): Pattern {
  return concat(...value.map((part) => (part.kind === 'literal' ? literal(decodeText(part.text)) : [part])));
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
