import type { Expression } from '../../hcl/syntax.ts';
import type { ModuleBlock } from './module.ts';
import { entriesOf, type ModuleInstance } from './module-instance.ts';
import { settledText } from './settled-text.ts';

/** On what it depends whether a block's instances exist (`var.create`); `undefined` where they surely do. */
export function existenceCondition(module: ModuleInstance, block: ModuleBlock, address: string): string | undefined {
  // The instances of a plan are those that there will be.
  if (module.options.plan !== undefined) return undefined;
  const count = block.body.attributes.get('count')?.value;
  if (count !== undefined) {
    const values = module.attribute(block, 'count');
    if (values.length === 1 && settledText(values[0]) !== undefined) return undefined;
    const test = count.kind === 'conditional' ? conditionText(count.test) : conditionText(count);
    return test === undefined ? `count of ${address}` : inModule(module, test);
  }
  const forEach = block.body.attributes.get('for_each')?.value;
  if (forEach === undefined) return undefined;
  const values = module.attribute(block, 'for_each');
  const [only] = values;
  if (values.length === 1 && only !== undefined && entriesOf(only) !== undefined) return undefined;
  const test = forEach.kind === 'conditional' ? conditionText(forEach.test) : undefined;
  return test === undefined ? `for_each of ${address}` : inModule(module, test);
}

function inModule(module: ModuleInstance, test: string): string {
  return module.options.address === '' ? test : `${test} in ${module.options.address.slice(0, -1)}`;
}

/** The text of a simple test; the same test has the same text. */
function conditionText(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'variable':
      return expression.name;
    case 'attribute': {
      const target = conditionText(expression.target);
      return target === undefined ? undefined : `${target}.${expression.name}`;
    }
    case 'operation': {
      const operands = expression.operands.map(conditionText);
      if (operands.includes(undefined)) return undefined;
      return operands.length === 1 ? `${expression.operator}${operands[0]}` : operands.join(` ${expression.operator} `);
    }
    default:
      return undefined;
  }
}
