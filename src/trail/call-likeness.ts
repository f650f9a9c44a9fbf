import { isObject } from '../catalog/data-files.ts';
import { escapeIamText } from '../policy/iam-text.ts';
import { isDenied } from './denied-codes.ts';
import { generaliseItem } from './generalise-arn.ts';
import type { TrailRecord } from './record.ts';
import type { RecordedOperation } from './recorded-operation.ts';

/** A text that is equal for calls of one caller and event which count at the same places. */
export function likenessOf(
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
