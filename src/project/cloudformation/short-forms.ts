/**
 * The long form of each short form of an intrinsic function:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html.
 * A tag that is not listed but has the form `!Name` reads as `Fn::Name`, which no evaluator knows and every one reports.
 */
const WITHOUT_PREFIX = new Set(['Ref', 'Condition']);

/** The member name that a YAML tag stands for (`!GetAtt` -> `Fn::GetAtt`); `undefined` for tags of YAML itself (`!!str`). */
export function longForm(tag: string): string | undefined {
  const name = /^!([A-Za-z][A-Za-z0-9:]*)$/.exec(tag)?.[1];
  if (name === undefined) return undefined;
  return WITHOUT_PREFIX.has(name) || name.startsWith('Fn::') ? name : `Fn::${name}`;
}
