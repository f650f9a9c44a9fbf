import { type Call, nativeFunction } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { getProperty } from '../../eval/property.ts';
import { ABSENT, literalValue, unknownData, type Value } from '../../eval/value.ts';
import { callBack } from '../callbacks.ts';
import type { Client } from '../client.ts';
import type { CodeModel } from '../code-model.ts';
import { clientsIn, makeRequest } from '../make-request.ts';

/** Where the options of a transport may have a client: version 6 takes a version 2 client, or a version 3 client as `ses`; version 7 one of SES v2. */
const CLIENT_MEMBERS = ['ses', 'sesClient'];

function member(evaluator: Evaluator, value: Value, name: string, call: Call): Value {
  const objects = value.filter(({ kind }) => kind === 'object' || kind === 'unknown');
  return objects.length === 0 ? [] : getProperty(evaluator, objects, literalValue(name), call.node).filter(({ kind }) => kind !== 'absent');
}

function clientsOf(evaluator: Evaluator, options: Value, call: Call): readonly Client[] {
  const given = member(evaluator, options, 'SES', call);
  return [...clientsIn(given), ...CLIENT_MEMBERS.flatMap((name) => clientsIn(member(evaluator, given, name, call)))];
}

/** Messages are sent as raw mails in the name of `from`. */
function send(evaluator: Evaluator, client: Client, from: Value, call: Call): Value {
  const input = (name: string): Value =>
    evaluator.record(call.node, new Map<string, Value>(from.length === 0 ? [] : [[name, from]]), undefined, 'mail');
  const request =
    client.service === 'sesv2'
      ? { operation: 'SendEmail', input: input('FromEmailAddress') }
      : { operation: 'SendRawEmail', input: input('Source') };
  return makeRequest(evaluator, call.node, { service: client.service, client, ...request });
}

/** A transporter that sends by SES: https://nodemailer.com/transports/ses/. */
function transporter(evaluator: Evaluator, clients: readonly Client[], defaults: Value, call: Call): Value {
  const sending = (inner: Evaluator, sent: Call, from: Value): Value => {
    for (const client of clients) send(inner, client, from, sent);
    const answer = unknownData('response', 'how a mail was sent');
    callBack(inner, sent, 0, answer);
    return answer;
  };
  const sendMail = nativeFunction('sendMail', (inner, sent) => {
    const own = member(inner, sent.arguments.at(0), 'from', sent);
    return sending(inner, sent, own.length === 0 ? member(inner, defaults, 'from', sent) : own);
  });
  const members = new Map<string, Value>([
    ['sendMail', sendMail],
    // A mail that can't be sent shows whether others could.
    ['verify', nativeFunction('verify', (inner, sent) => sending(inner, sent, []))],
    ['on', nativeFunction('on', (_, added) => added.receiver)],
    ['close', nativeFunction('close', () => ABSENT)],
  ]);
  return evaluator.record(
    call.node,
    members,
    { kind: 'unknown', cause: 'event', reason: 'a part of a transporter', hides: false },
    'transporter',
  );
}

/** https://nodemailer.com/: transports other than SES make no AWS call. */
export const NODEMAILER: CodeModel = {
  packages: ['nodemailer'],
  call(evaluator, external, call) {
    if (external.path.at(-1) !== 'createTransport') return undefined;
    const clients = clientsOf(evaluator, call.arguments.at(0), call);
    return clients.length === 0 ? undefined : transporter(evaluator, clients, call.arguments.at(1), call);
  },
};
