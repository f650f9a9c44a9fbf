import type { Pattern } from '../model/pattern.ts';
import { concat, literal } from '../model/pattern.ts';
import type { Location } from './arn-template.ts';
import type { Granted } from './grants.ts';
import type { OperationEntry } from './operation-entry.ts';
import type { Request } from './request.ts';
import { readValues } from './value-source.ts';

/**
 * A management call of API Gateway is authorised by its HTTP method on its path: `apigateway:POST` on `arn:aws:apigateway:REGION::/restapis`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html
 */
export function methodOnPath(
  prefix: string,
  http: NonNullable<OperationEntry['http']>,
  request: Request,
  locations: readonly Location[],
): Granted[] {
  const action = `${prefix}:${http.method}`;
  return request
    .alternatives()
    .flatMap((one) =>
      locations.flatMap((location) => paths(http.path, one, location).map((path) => ({ action, resource: arn(prefix, path, location) }))),
    );
}

function arn(prefix: string, path: Pattern, { partition, region }: Location): Pattern {
  return concat(literal('arn:'), partition, literal(`:${prefix}:`), region, literal('::'), path);
}

function paths(template: string, request: Request, location: Location): Pattern[] {
  let found: Pattern[] = [[]];
  for (const [, member, text] of template.matchAll(/\{([^}]+)\}|([^{]+)/g)) {
    const pieces =
      member === undefined ? [literal(text ?? '')] : readValues(member, request, undefined, location).map((value) => encoded(value.text));
    found = found.flatMap((path) => pieces.map((piece) => concat(path, piece)));
  }
  return found;
}

/** A path's text is URL-encoded, as that of a tagged resource's ARN. */
function encoded(value: Pattern): Pattern {
  return value.map((part) => (part.kind === 'literal' ? { ...part, text: encodeURIComponent(part.text) } : part));
}
