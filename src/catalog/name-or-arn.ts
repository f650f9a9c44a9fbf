import type { Pattern } from '../model/pattern.ts';
import { isHole } from '../model/pattern.ts';
import type { LocatedText } from './located-text.ts';
import { isWholeArn, splitArn } from './located-text.ts';
import { markText } from './marked-text.ts';

/**
 * The text for an ARN variable of a member that takes a name or an ARN: a name as it is; of an ARN the name inside it with its location; an ARN of
 * another form as a whole. `before` is what the template has in front of the variable inside the resource part; without it every ARN is taken whole.
 */
export function nameOrArn(value: Pattern, before: string | undefined): LocatedText {
  if (!isWholeArn(value)) return { text: value };
  const arn = splitArn(value);
  if (arn === undefined || before === undefined) return { text: value, wholeArn: value };
  const { text, restore } = markText(arn.resource);
  const shape = new RegExp(
    `^${before
      .split(/\$\{[^}]*\}/)
      .map(escapeText)
      .join('[^/:]*')}`,
  );
  const matched = shape.exec(text);
  const location = { partition: arn.partition, region: arn.region, account: arn.account };
  if (matched !== null) return { text: restore(text.slice(matched[0].length)), ...location };
  if (arn.resource.length === 1 && arn.resource.some(isHole)) return { text: arn.resource, ...location };
  return { text: value, wholeArn: value };
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
