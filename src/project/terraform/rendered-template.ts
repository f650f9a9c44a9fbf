import { parseHclTemplate } from '../../hcl/parse.ts';
import { HclSyntaxError } from '../../hcl/scanner.ts';
import { type DataValue, unknown } from '../../model/data-value.ts';
import { combine, knownText } from '../data-values.ts';
import type { ModuleBlock } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import type { Scope } from './scope.ts';

/** `data.template_file.x.rendered`: its template with its variables. https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file */
export function renderedTemplate(module: ModuleInstance, block: ModuleBlock, scope: Scope): DataValue {
  const template = module.attribute(block, 'template', scope);
  const names = module.attribute(block, 'vars', scope);
  return combine([template, names], ([alternative, given]) => {
    const text = knownText(alternative);
    if (text === undefined || (given?.kind !== 'record' && given?.kind !== 'absent'))
      return [unknown('unresolved', 'a template is not known')];
    try {
      return module.evaluate(parseHclTemplate(text), { names: given.kind === 'record' ? given.members : new Map(), file: block.file });
    } catch (error) {
      if (!(error instanceof HclSyntaxError)) throw error;
      return [unknown('unresolved', `a template can't be read: ${error.message}`)];
    }
  });
}
