import { parseTemplate } from './arn-template.ts';
import { isObject, readDataFile } from './data-files.ts';

/** A resource type of a service with what its ARNs look like. */
export interface ResourceType {
  readonly name: string;
  /** `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. */
  readonly arn: string;
  /** Matches an ARN of this form; one group per variable, in the template's order. A wider type's form may match too. */
  readonly form: RegExp;
  /** Characters of the template that are no variable: of the forms that an ARN matches, the one with most is its type. */
  readonly fixed: number;
}

const loaded = new Map<string, readonly ResourceType[]>();

/** The resource types of a service prefix (`s3`), the most definite forms first; none for a prefix that the catalog does not have. */
export function resourceTypes(prefix: string): readonly ResourceType[] {
  let types = loaded.get(prefix);
  if (types === undefined) {
    types = /^[a-z0-9-]+$/.test(prefix) ? readTypes(readDataFile(`actions/${prefix}.json`)) : [];
    loaded.set(prefix, types);
  }
  return types;
}

/** The type that an ARN is of, among those of a service prefix. */
export function resourceTypeOf(arn: string, prefix: string): ResourceType | undefined {
  return resourceTypes(prefix).find(({ form }) => form.test(arn));
}

function readTypes(data: unknown): ResourceType[] {
  const resources = isObject(data) && isObject(data.resources) ? data.resources : {};
  const types = Object.entries(resources).flatMap(([name, entry]) =>
    isObject(entry) && typeof entry.arn === 'string' ? [{ name, arn: entry.arn, ...formOf(entry.arn) }] : [],
  );
  return types.sort((a, b) => b.fixed - a.fixed || (a.name < b.name ? -1 : 1));
}

/** A variable ends where the text behind it begins; the last one takes the rest, as object keys and parameter names hold any sign. */
function formOf(template: string): Pick<ResourceType, 'form' | 'fixed'> {
  const parts = parseTemplate(template);
  let fixed = 0;
  let form = '';
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const end = typeof next === 'object' && 'text' in next ? next.text.charAt(0) : '';
    if (typeof part === 'object' && 'text' in part) {
      fixed += part.text.length;
      form += part.text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    } else if (part === 'wildcard') form += '.*';
    else form += end === '' ? '(.+)' : `([^${end === '-' ? ':/' : end}]*)`;
  }
  return { form: new RegExp(`^${form}$`, 's'), fixed };
}
