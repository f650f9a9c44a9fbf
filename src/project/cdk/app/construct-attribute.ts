import type { Origin } from '../../../model/origin.ts';
import type { Pattern, ReferenceHole } from '../../../model/pattern.ts';

/** What of a construct is meant: the construct itself, what `Ref` gives, its physical name, its ARN, or an attribute by its CloudFormation or CDK name. */
export type ConstructAttribute = '@construct' | '@ref' | '@name' | '@arn' | (string & {});

/** The text that stands for an attribute of a construct until its stack is known as a template. */
export function attributeText(path: string, type: string, attribute: ConstructAttribute, origin: Origin): Pattern {
  return [{ kind: 'reference', resource: path, attribute, type, reason: `${path} is declared by the app`, origin }];
}

/** The reference that a pattern is as a whole. */
export function onlyReference(pattern: Pattern): ReferenceHole | undefined {
  const [part] = pattern;
  return pattern.length === 1 && part?.kind === 'reference' ? part : undefined;
}
