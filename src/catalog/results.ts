import type { ApiCall } from '../model/api-call.ts';
import type { DataAlternative, DataValue } from '../model/data-value.ts';
import { MAXIMUM_ALTERNATIVES } from '../model/data-value.ts';
import type { Pattern } from '../model/pattern.ts';
import { concat, patternKey, unknownText } from '../model/pattern.ts';
import type { Location } from './arn-template.ts';
import { fillTemplate, textBefore } from './arn-template.ts';
import { locationsOf } from './call-locations.ts';
import type { LocatedText } from './located-text.ts';
import { Request } from './request.ts';
import type { ResultLink } from './result-links.ts';
import { RESULT_LINKS } from './result-links.ts';
import { services } from './services.ts';
import { readValues } from './value-source.ts';

/**
 * The members of a call's result that its request determines, by the name of the output member: the `executionArn` of StartExecution, the `QueueUrl`
 * of GetQueueUrl, the `ShardIterator` of GetShardIterator (a text that begins with the stream's ARN).
 */
export function resultMembers(call: ApiCall): ReadonlyMap<string, DataValue> {
  const links = RESULT_LINKS[`${services().get(call.service)?.model}.${call.operation}`] ?? {};
  return new Map(
    Object.entries(links).map(([member, link]) => [
      member,
      'partOf' in link ? returnedPart(link.partOf, call) : resultValue(link, call, `${call.operation} returns it`),
    ]),
  );
}

/** What is not done yet of a request: each member of it may be there or not. */
function returnedPart(member: string, call: ApiCall): DataValue {
  const absent: DataAlternative = { kind: 'absent' };
  const given = call.input.flatMap(
    (input): DataValue => (input.kind === 'record' ? (input.members.get(member) ?? unknownPart(call)) : unknownPart(call)),
  );
  const parts = given.map((part): DataAlternative => {
    if (part.kind !== 'record') return part;
    return { ...part, members: new Map([...part.members].map(([name, value]) => [name, [...value, absent]])) };
  });
  return [...parts.filter(({ kind }) => kind !== 'absent'), absent];
}

function unknownPart(call: ApiCall): DataValue {
  return [{ kind: 'unknown', cause: 'response', reason: `${call.operation} returns it`, origin: call.origin }];
}

function resultValue(link: ResultLink, call: ApiCall, reason: string): DataValue {
  const found = new Map<string, DataAlternative>();
  const request = new Request(call.input, [{ kind: 'absent' }]);
  for (const one of request.alternatives()) {
    for (const location of placesOf(call)) {
      for (const pattern of texts(link, one, location)) {
        const named = madeUp(pattern, reason, call);
        found.set(patternKey(named), { kind: 'text', pattern: named });
      }
    }
  }
  if (found.size > MAXIMUM_ALTERNATIVES) return [{ kind: 'unknown', cause: 'response', reason, origin: call.origin }];
  return [...found.values()];
}

/** Where the answer's resources are: foreign credentials answer for their own account, which the request does not name. */
function placesOf(call: ApiCall): readonly Location[] {
  if (call.credentials !== 'foreign') return locationsOf(call);
  const account = unknownText('response', `${call.operation} answers for the account of other credentials`, call.origin);
  return locationsOf(call).map((location) => ({ ...location, account }));
}

function texts(link: ResultLink, request: Request, location: Location): Pattern[] {
  let fillings: ReadonlyMap<string, LocatedText>[] = [new Map()];
  for (const [variable, source] of Object.entries(link.values)) {
    const isBare = link.text.startsWith(`\${${variable}}`);
    const values = readValues(source, request, isBare ? undefined : textBefore(link.text, variable), location);
    const whole = values.map((value) => (isBare ? { text: value.text } : value));
    fillings = fillings.flatMap((filling) => whole.map((value) => new Map([...filling, [variable, value]])));
  }
  return fillings.map((filling) => fillTemplate(link.text, filling, location));
}

/** What the service makes up is a part of the answer that is not known. */
function madeUp(pattern: Pattern, reason: string, call: ApiCall): Pattern {
  const unknown = unknownText('response', reason, call.origin);
  return concat(...pattern.map((part) => (part.kind === 'wildcard' ? unknown : [part])));
}
