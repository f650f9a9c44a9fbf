import type { Pattern } from '../model/pattern.ts';
import { concat, isHole, literal, literalPrefix, literalText, unknownText, wildcard } from '../model/pattern.ts';
import type { LocatedText } from './located-text.ts';
import { isWholeArn, lastSegment, splitArn } from './located-text.ts';
import { markText } from './marked-text.ts';
import { nameOrArn } from './name-or-arn.ts';
import type { Transform } from './rules/rule.ts';
import { s3Locations } from './s3-locations.ts';

/** Turns a member's value into the text of an ARN variable; `before` is what the template has in front of it inside the resource part. */
export type TransformFunction = (value: Pattern, before: string | undefined) => LocatedText;

/** The text of a value for a variable: by the transform that the rule names, else the value itself or the name inside a whole ARN. */
export function transform(value: Pattern, before: string | undefined, name: Transform | undefined): LocatedText {
  return (name === undefined ? nameOrArn : TRANSFORMS[name])(value, before);
}

/** `read` on the name inside a whole ARN or on the bare value, as marked text. */
function onName(read: (name: string) => string): TransformFunction {
  return (value, before) => {
    const located = nameOrArn(value, before);
    const { text, restore } = markText(located.text);
    return { ...located, text: restore(read(text)) };
  };
}

const QUEUE_URL = /^[^/]*:\/\/(?<host>[^/]*)\/(?<account>[^/]*)\/(?<name>[^/]+)$/;
const QUEUE_HOST = /^(?:.*\.)?sqs(?:-fips)?\.(?<region>[^.]+)\.|^(?<legacy>[^.]+)\.queue\./;

/** The endpoint from before regions: https://docs.aws.amazon.com/general/latest/gr/sqs-service.html */
const OLDEST_QUEUE_HOST = 'queue.amazonaws.com';
const OLDEST_REGION = 'us-east-1';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html */
const queueUrl: TransformFunction = (value, before) => {
  if (isWholeArn(value)) return nameOrArn(value, before);
  const { text, restore } = markText(value);
  const url = QUEUE_URL.exec(text)?.groups;
  if (url === undefined) return { text: restore(text.slice(text.lastIndexOf('/') + 1)) };
  const host = QUEUE_HOST.exec(url.host ?? '')?.groups;
  const region = url.host === OLDEST_QUEUE_HOST ? OLDEST_REGION : (host?.region ?? host?.legacy);
  const name = { text: restore(url.name ?? '') };
  // An emulator's URL has a word (`/queue/NAME`) in the place of the account.
  const located = /^[A-Za-z-]+$/.test(url.account ?? '') ? name : { ...name, account: restore(url.account ?? '') };
  return region === undefined ? located : { ...located, region: restore(region) };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html: name, partial ARN (`ACCOUNT:function:NAME`) or ARN, each with or without qualifier. */
const functionName: TransformFunction = (value, before) => {
  const { text, restore } = markText(value);
  const partial = /^([^:]*):function:(.*)$/s.exec(text);
  if (partial === null || isWholeArn(value)) return nameOrArn(value, before);
  return { text: restore(partial[2] ?? ''), account: restore(partial[1] ?? '') };
};

const unqualifiedFunctionName: TransformFunction = (value, before) => {
  const located = functionName(value, before);
  const { text, restore } = markText(located.text);
  return { ...located, text: restore(text.replace(/:.*$/s, '')) };
};

const PUBLIC_PARAMETER = /^\/?aws\/service\//;

/**
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html: the ARN has one slash in front of the name, whether the name
 * begins with one or not; public parameters belong to no account.
 */
const parameterName: TransformFunction = (value, before) => {
  const located = onName((name) => name.replace(/:.*$/s, ''))(value, before);
  const first = located.text[0];
  const bringsSlash = first !== undefined && 'value' in first && first.value !== undefined && literalPrefix(first.value).startsWith('/');
  const { text, restore } = markText(located.text);
  const name = { ...located, text: restore(text.replace(/^\/|\/$/g, '')), ...(bringsSlash ? { bringsSlash: true } : {}) };
  return PUBLIC_PARAMETER.test(text) ? { ...name, account: [] } : name;
};

const documentName: TransformFunction = (value, before) => {
  const located = nameOrArn(value, before);
  return /^(AWS|Amazon)/.test(markText(located.text).text) ? { ...located, account: [] } : located;
};

/** The six random characters behind a secret's name: https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html */
const SECRET_SUFFIX = concat(literal('-'), wildcard('??????'));

const secretId: TransformFunction = (value, before) => {
  const located = nameOrArn(value, before);
  const { text } = markText(located.text);
  const complete = isWholeArn(value) && (/-[A-Za-z0-9]{6}$/.test(text) || located.text.at(-1)?.kind === 'wildcard');
  return complete ? located : { ...located, text: concat(located.text, SECRET_SUFFIX) };
};

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html */
const referencedSecret: TransformFunction = (value, before) => {
  const { text, restore } = markText(value);
  return secretId(restore(text.replace(/^.*\/?aws\/reference\/secretsmanager\//s, '').replace(/:.*$/s, '')), before);
};

const keyId: TransformFunction = (value, before) => {
  const arn = splitArn(value);
  const { text } = markText(arn?.resource ?? value);
  if (!/^alias\//.test(text)) return nameOrArn(value, before);
  return arn === undefined
    ? { text: wildcard() }
    : { text: wildcard(), partition: arn.partition, region: arn.region, account: arn.account };
};

/** https://docs.aws.amazon.com/appconfig/2019-10-09/APIReference/API_Application.html: the ids in ARNs are made by the service. */
const APPCONFIG_ID = /^(?=.*\d)[a-z0-9]{7}$/;

const appConfigId: TransformFunction = (value, before) => {
  const located = nameOrArn(value, before);
  const text = literalText(located.text);
  return text === undefined || APPCONFIG_ID.test(text)
    ? located
    : { text: unknownText('unresolved', 'the request gives a name, and the ARN has an id') };
};

const IMAGE = /^(?<account>[^.]*)\.dkr[.-]ecr\.(?<region>[^.]*)\.[^/]*\/(?<name>[^:@]*)/;

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html */
const imageRepository: TransformFunction = (value) => {
  const { text, restore } = markText(value);
  const found = IMAGE.exec(text)?.groups;
  if (found === undefined) return { text: unknownText('unresolved', 'the image does not show its repository') };
  return { text: restore(found.name ?? ''), account: restore(found.account ?? ''), region: restore(found.region ?? '') };
};

const PARTIQL_TABLE = /\b(?:FROM|INTO|UPDATE)\s+(?:"([^"]+)"|([^\s".,;()]+))(?:\s*\.\s*(?:"([^"]+)"|([^\s".,;()]+)))?/i;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html */
function partiql(place: 'table' | 'index'): TransformFunction {
  return (value, before) => {
    const { text, restore } = markText(value);
    const [, quotedTable, table, quotedIndex, index] = PARTIQL_TABLE.exec(text) ?? [];
    const name = place === 'table' ? (quotedTable ?? table) : (quotedIndex ?? index);
    return name === undefined
      ? { text: unknownText('unresolved', `the statement does not show its ${place}`) }
      : nameOrArn(restore(name), before);
  };
}

const ENDPOINT = /^(?:[^/]*:\/\/)?(?<api>[^./]+)\.execute-api\.(?<region>[^./]+)\.[^/]*(?:\/(?<stage>[^/?]+))?/;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html */
function apiEndpoint(place: 'api' | 'stage'): TransformFunction {
  return (value) => {
    const { text, restore } = markText(value);
    const found = ENDPOINT.exec(text)?.groups;
    const piece = found?.[place];
    if (found === undefined || piece === undefined)
      return {
        text: value.length === 1 && value.some(isHole) ? value : unknownText('unresolved', `the endpoint does not show the ${place}`),
      };
    return { text: restore(piece), region: restore(found.region ?? '') };
  };
}

const TRANSFORMS: Readonly<Record<Transform, TransformFunction>> = {
  ...s3Locations,
  queueUrl,
  functionName,
  unqualifiedFunctionName,
  parameterName,
  documentName,
  secretId,
  referencedSecret,
  keyId,
  appConfigId,
  imageRepository,
  aliasPath: (value) => {
    const { text, restore } = markText(value);
    return { text: restore(text.slice(Math.max(0, text.indexOf('alias/')))) };
  },
  aliasName: onName((name) => name.replace(/^alias\//, '')),
  partiqlTable: partiql('table'),
  partiqlIndex: partiql('index'),
  logGroup: onName((name) => name.replace(/:.*$/s, '')),
  firstSegment: onName((name) => name.replace(/[:/].*$/s, '')),
  restSegments: onName((name) => name.replace(/^[^:/]*[:/]/s, '')),
  emailAddress: onName((name) => /<([^>]+)>/.exec(name)?.[1] ?? name),
  emailDomain: onName((name) => (/<([^>]+)>/.exec(name)?.[1] ?? name).replace(/^.*@/s, '')),
  apiId: apiEndpoint('api'),
  apiStage: apiEndpoint('stage'),
  stateMachineName: (value) => {
    const located = nameOrArn(value, 'stateMachine:');
    const { text, restore } = markText(located.text);
    return { ...located, text: restore(text.replace(/:.*$/s, '')) };
  },
  inferenceProfileModel: (value) => {
    const { text, restore } = markText(value);
    return { text: restore(text.replace(/^.*\//s, '').replace(/^[^.]*\./s, '')) };
  },
  nameOfArn: (value) => (isWholeArn(value) ? lastSegment(value) : { text: value }),
  beforeBar: (value, before) => {
    const { text, restore } = markText(value);
    if (!text.includes('|'))
      return {
        text: value.length === 1 && value.some(isHole) ? value : unknownText('response', 'the token does not name what it stands for'),
      };
    return nameOrArn(restore(text.replace(/\|.*$/s, '')), before);
  },
  lastPathSegment: onName((name) => name.slice(name.lastIndexOf('/') + 1)),
  withoutLeadingSlash: onName((name) => name.replace(/^\//, '')),
  pathTree: (value, before) => {
    const located = nameOrArn(value, before);
    return { ...located, text: concat(located.text, literal('/'), wildcard()) };
  },
};
