import { isObject } from '../catalog/data-files.ts';
import { escapeIamText } from '../policy/iam-text.ts';
import { isDenied } from './denied-codes.ts';
import { generaliseItem } from './generalise-arn.ts';
import type { TrailRecord } from './record.ts';
import type { RecordedOperation } from './recorded-operation.ts';
import { sized } from './recorded-operation.ts';

/** A text that is equal for calls of one caller and event which count at the same places. */
export function likenessOf(
  { region, invokedBy, errorCode, errorMessage, requestParameters, resources }: TrailRecord,
  operation: RecordedOperation | undefined,
): string {
  const item = operation?.itemOf(requestParameters);
  const general = item === undefined ? '' : generaliseItem(escapeIamText(item));
  let key = sized(region) + sized(invokedBy ?? '') + sized(errorCode ?? '');
  if (isDenied(errorCode)) key += sized(errorMessage ?? '');
  key += operation?.likeness(requestParameters, general) ?? '';
  for (const resource of resources) {
    const { ARN: arn, ARNPrefix: prefix } = isObject(resource) ? resource : NOTHING;
    if (typeof arn === 'string')
      key += item && arn.endsWith(`/${item}`) ? `+${sized(arn.slice(0, -item.length))}${sized(general)}` : `=${sized(arn)}`;
    else if (typeof prefix === 'string') key += `*${sized(prefix)}`;
  }
  return key;
}

const NOTHING: Readonly<Record<string, unknown>> = {};
