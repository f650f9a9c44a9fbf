import { literalText, type Pattern, splitPattern, substitute } from '../../model/pattern.ts';

/** The service part of an ARN (`sqs` of `arn:aws:sqs:...`); `undefined` where the pattern is no ARN or its service is not known. */
export function arnService(arn: Pattern): string | undefined {
  const opened = substitute(arn, (hole) =>
    (hole.kind === 'parameter' || hole.kind === 'reference') && hole.value !== undefined ? hole.value : [hole],
  );
  const [prefix, , service] = splitPattern(opened, ':');
  if (prefix === undefined || literalText(prefix) !== 'arn' || service === undefined) return undefined;
  const text = literalText(service);
  return text === '' ? undefined : text;
}
