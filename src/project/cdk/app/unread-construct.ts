import type { DataValue } from '../../../model/data-value.ts';
import type { Construct } from './construct-tree.ts';

/** The modules of the AWS Construct Library: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html. */
const LIBRARY =
  /^(aws-[a-z0-9-]+|alexa-ask|app-delivery|assertions|assets|cloud-assembly-schema|core|custom-resources|cx-api|integ-tests|lambda-layer-[a-z0-9-]+|pipelines|region-info|triggers)\./;

/** True for constructs of packages that are not read, and of templates that are included as they are: what they make and grant is not known. */
export function isUnread({ class: name, parent }: Construct): boolean {
  return parent !== undefined && !LIBRARY.test(name);
}

/** Everything that a value holds which stands for a construct or a part of one, at any depth. */
export function heldConstructs(value: DataValue): DataValue {
  return value.flatMap((alternative): DataValue => {
    switch (alternative.kind) {
      case 'list':
        return alternative.items.flatMap(heldConstructs);
      case 'record':
        return [...alternative.members.values()].flatMap(heldConstructs);
      case 'text':
        return alternative.pattern.some(({ kind }) => kind === 'reference') ? [alternative] : [];
      default:
        return [];
    }
  });
}
