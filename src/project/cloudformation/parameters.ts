import { type DataValue, text, unknown } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import { literal, type Pattern } from '../../model/pattern.ts';
import { UserError } from '../../support/errors.ts';
import { items, member, scalarText, type TemplateMap } from './template-node.ts';

/**
 * The value of a template parameter: given, else its default, else unknown. A list parameter is a list of texts.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 * @throws {UserError} where the given value is not among the allowed ones.
 */
export function parameterValue(
  name: string,
  declaration: TemplateMap,
  given: string | undefined,
  report: (finding: Finding) => void,
): DataValue {
  const type = scalarText(member(declaration, 'Type')) ?? 'String';
  const origin = declaration.origin;
  if (given !== undefined) checkAllowed(name, declaration, given);
  const stored = type.startsWith('AWS::SSM::Parameter::Value<');
  const fallback = defaultText(declaration);
  const value = given ?? (stored ? undefined : fallback);
  if (type === 'CommaDelimitedList' || type.includes('List<')) {
    if (value === undefined)
      return [unknown('unbound', `parameter ${name} has no default; give it with --parameter ${name}=VALUE`, origin)];
    return [{ kind: 'list', items: value.split(',').map((item) => text(literal(item.trim()))) }];
  }
  if (value !== undefined && isLocator(value)) {
    if (given === undefined) report(defaultUsed(name, value, origin));
    return text(literal(value));
  }
  const reason =
    stored && value === undefined
      ? `parameter ${name} is read from the SSM parameter ${fallback ?? 'given at deployment'}; give its value with --parameter ${name}=VALUE`
      : value === undefined
        ? `parameter ${name} has no default; give it with --parameter ${name}=VALUE`
        : given === undefined
          ? `the default of parameter ${name}`
          : `parameter ${name} as given`;
  const hole = { kind: 'parameter', name, isDefault: given === undefined, reason, origin } as const;
  const pattern: Pattern = [value === undefined ? hole : { ...hole, value: literal(value) }];
  return text(pattern);
}

/** An ARN or URL has parts that matter by themselves, so it is spelled out: behind the parameter's name they would not be seen. */
function isLocator(value: string): boolean {
  return value.startsWith('arn:') || /^https?:\/\//.test(value);
}

function defaultUsed(name: string, value: string, origin: Origin): Finding {
  return {
    rule: 'parameter-default-used',
    severity: 'note',
    message: `the default of parameter ${name} is used: ${value}; give the deployed value by --parameter ${name}=VALUE`,
    origin,
  };
}

function defaultText(declaration: TemplateMap): string | undefined {
  const node = member(declaration, 'Default');
  return node?.kind === 'scalar' ? node.text : undefined;
}

function checkAllowed(name: string, declaration: TemplateMap, given: string): void {
  const allowed = items(member(declaration, 'AllowedValues')).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
  if (allowed.length === 0 || allowed.includes(given)) return;
  const { file, line, column } = declaration.origin;
  throw new UserError(`${file}:${line}:${column}: parameter ${name} can't be '${given}'; it is one of ${allowed.join(', ')}`);
}
