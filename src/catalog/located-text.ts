import type { Pattern } from '../model/pattern.ts';
import { literalPrefix, splitPattern } from '../model/pattern.ts';
import { markText } from './marked-text.ts';

/** The text for an ARN variable, with what its value says of where the resource lives. */
export interface LocatedText {
  readonly text: Pattern;
  readonly partition?: Pattern;
  readonly region?: Pattern;
  readonly account?: Pattern;
  /** Set where the value is a whole ARN that the template cannot hold: it stands in for all of it. */
  readonly wholeArn?: Pattern;
  /** True where `text` brings the `/` that the template has in front of it. */
  readonly bringsSlash?: boolean;
}

/** The six parts of an ARN (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html), or `undefined` where the text is none. */
export interface ArnParts {
  readonly partition: Pattern;
  readonly service: Pattern;
  readonly region: Pattern;
  readonly account: Pattern;
  readonly resource: Pattern;
}

/** Splits a text that begins with `arn:` into its parts, or `undefined` where it is no ARN or its form is not visible. */
export function splitArn(value: Pattern): ArnParts | undefined {
  if (!literalPrefix(value).startsWith('arn:')) return undefined;
  const [, partition, service, region, account, resource] = splitPattern(value, ':', 6);
  if (!partition || !service || !region || !account || !resource) return undefined;
  return { partition, service, region, account, resource };
}

/** True where the value is surely a whole ARN: its text begins so, or it is a reference to an attribute that is one. */
export function isWholeArn(value: Pattern): boolean {
  const [first, ...rest] = value;
  if (literalPrefix(value).startsWith('arn:')) return true;
  return rest.length === 0 && first?.kind === 'reference' && /arn$/i.test(first.attribute);
}

/** The name at the end of a whole ARN, with its location: `main` of `arn:aws:ecs:eu-west-1:111122223333:cluster/main`. */
export function lastSegment(arn: Pattern): LocatedText {
  const parts = splitArn(arn);
  if (parts === undefined) return { text: arn };
  const { text, restore } = markText(parts.resource);
  return { text: restore(text.replace(/^.*[:/]/s, '')), partition: parts.partition, region: parts.region, account: parts.account };
}
