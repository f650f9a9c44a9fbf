import type { Pattern } from '../../model/pattern.ts';
import { namesStack } from './seen-from-outside.ts';

/**
 * What tells a value from all others that only the deployment knows, as it is shown to a reader: `Fn::ImportValue shop-table`. Nothing where the name itself is not
 * known, or is another one in each stack.
 */
export function valueIdentity(kind: string, name: Pattern): { readonly identity?: string } {
  if (namesStack(name)) return {};
  const pieces = name.map((part) => {
    switch (part.kind) {
      case 'literal':
        return part.text;
      case 'parameter':
        return `\${${part.name}}`;
      case 'reference':
        return `\${${part.resource}.${part.attribute}}`;
      case 'pseudo':
        return `\${AWS::${part.name}}`;
      default:
        return undefined;
    }
  });
  return pieces.some((piece) => piece === undefined) ? {} : { identity: `${kind}${pieces.join('')}` };
}
