import { literalText, type Pattern } from '../../model/pattern.ts';
import { isSurelyUnset } from '../../model/setting.ts';
import { counted } from '../counted.ts';
import { NOT_DESCRIBED } from '../not-described.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** The function's resource policy lets in more than the caller that is meant. */
export const invokePermissionTooWide: FunctionRule = {
  id: 'LP403',
  name: 'invoke-permission-too-wide',
  title: 'Invoke permission that is too wide',
  practice: 4,
  scope: 'function',
  severity: 'error',
  meaning: 'A statement of the resource policy lets everyone invoke the function, or a service on behalf of any account.',
  reason:
    'Without a source ARN or account, anyone can make that service invoke the function from an account of their own: the confused deputy.',
  fix: 'Name the source: SourceArn, and SourceAccount where the ARN has no account (S3).',
  example:
    'Type: AWS::Lambda::Permission\nProperties:\n  Principal: s3.amazonaws.com\n  SourceArn: !GetAtt Uploads.Arn\n  SourceAccount: !Ref AWS::AccountId',
  sources: [
    'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1',
  ],
  check: ({ function: { id, settings } }, { project }) => {
    const permissions = project.exposure.permissions.filter((permission) => permission.function === id);
    if (permissions.length === 0) return settings === undefined ? NOT_DESCRIBED : { findings: [] };
    const findings = permissions.flatMap(({ principal, isLimited, origin }) => {
      const principals = principal.values.flatMap((pattern) => openPrincipal(pattern) ?? []);
      if (!isSurelyUnset(isLimited) || principals.length === 0) return [];
      const message = `${principals.join(', ')} may invoke the function from any account: add SourceArn or SourceAccount`;
      return [{ message, origin }];
    });
    return { findings, evidence: counted(permissions.length, 'invoke permission') };
  },
};

/**
 * Services that act for one skill by a token, or only ever for the account itself, are limited by other means:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-alexa.html,
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html.
 */
const LIMITED_BY_OTHER_MEANS = new Set(['alexa-appkit.amazon.com', 'edgelambda.amazonaws.com', 'replicator.lambda.amazonaws.com']);

function openPrincipal(pattern: Pattern): string | undefined {
  const text = pattern.length === 1 && pattern[0]?.kind === 'wildcard' ? pattern[0].text : literalText(pattern);
  if (text === '*') return 'everyone';
  return text !== undefined && /\.amazon(aws)?\.com(\.cn)?$/.test(text) && !LIMITED_BY_OTHER_MEANS.has(text) ? text : undefined;
}
