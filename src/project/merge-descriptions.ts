import type { Finding } from '../model/finding.ts';
import type { LambdaFunction, Project } from '../model/lambda-function.ts';
import { mergeKeys } from './cloudformation/encryption-keys.ts';
import { mergeExposures } from './merge-exposures.ts';
import type { Description } from './project-reader.ts';

/** One project of several descriptions: ids that clash get the folder of their description in front, functions are in order of id. */
export function mergeDescriptions(descriptions: readonly Description[]): {
  readonly project: Project;
  readonly findings: readonly Finding[];
} {
  const functions = descriptions.flatMap((description) => description.functions);
  const encryptionKeys = mergeKeys(descriptions.map((description) => description.encryptionKeys));
  const renamed = new Map<LambdaFunction, string>();
  for (const lambda of functions) renamed.set(lambda, uniqueId(lambda, functions));
  return {
    project: {
      functions: functions
        .map((lambda) => withId(lambda, renamed.get(lambda) ?? lambda.id))
        .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
      roles: descriptions.flatMap(({ roles }) => roles ?? []),
      exposure: mergeExposures(descriptions, renamed),
      encryptionKeys,
      declaredData: dataDeclaredByAll(descriptions.filter((description) => description.functions.length > 0)),
    },
    findings: descriptions.flatMap((description) =>
      description.findings.map((finding) => {
        const about = description.functions.find((lambda) => lambda.id === finding.function);
        const id = about === undefined ? finding.function : renamed.get(about);
        return id === undefined ? finding : { ...finding, function: id };
      }),
    ),
  };
}

function dataDeclaredByAll(descriptions: readonly Description[]): ReadonlyMap<string, readonly string[]> {
  const names = new Set(descriptions.flatMap(({ declaredData }) => [...(declaredData?.keys() ?? [])]));
  const files = (name: string) => descriptions.flatMap(({ declaredData }) => declaredData?.get(name) ?? []);
  return new Map([...names].map((name) => [name, files(name)] as const).filter(([, found]) => found.length === descriptions.length));
}

/** A function that gets another id can still be asked for by its own, where that is clear. */
function withId(lambda: LambdaFunction, id: string): LambdaFunction {
  return id === lambda.id ? lambda : { ...lambda, id, aliases: [lambda.id, ...lambda.aliases] };
}

/** `orders/Get` where another description has a `Get` too; the description's file stands for the folder where two share one. */
function uniqueId(lambda: LambdaFunction, all: readonly LambdaFunction[]): string {
  const rivals = all.filter((other) => other.id === lambda.id && other !== lambda);
  if (rivals.length === 0) return lambda.id;
  const folder = folderOf(lambda.origin.file);
  const place = rivals.some((other) => folderOf(other.origin.file) === folder) ? lambda.origin.file : folder;
  return place === '' ? lambda.id : `${place}/${lambda.id}`;
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
}
