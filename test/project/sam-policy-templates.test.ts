import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAction } from '../../src/catalog/actions.ts';

interface Row {
  readonly parameters: readonly string[];
  readonly statements: readonly {
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    readonly condition?: unknown;
  }[];
}

const TABLE: { readonly templates: Readonly<Record<string, Row>> } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../policies/sam/policy-templates.json'), 'utf8'),
);

const PLACE = ['Partition', 'Region', 'Account'];

describe('policies/sam', () => {
  it('has every template of SAM', () => {
    expect(Object.keys(TABLE.templates)).toHaveLength(81);
    expect(Object.keys(TABLE.templates)).toEqual([...Object.keys(TABLE.templates)].sort());
  });

  it('uses every parameter, and no other', () => {
    const wrong = Object.entries(TABLE.templates).filter(([, { parameters, statements }]) => {
      const used = [...JSON.stringify(statements).matchAll(/\$\{(\w+)\}/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !PLACE.includes(name));
      return [...new Set(used)].sort().join() !== [...parameters].sort().join();
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('names actions that exist', () => {
    const actions = Object.values(TABLE.templates).flatMap(({ statements }) => statements.flatMap((statement) => statement.actions));
    const unknown = actions.filter((action) => !action.includes('*') && findAction(action) === undefined);
    // Two of SAM's actions are no actions of IAM: the batch operations are authorised as the single ones.
    expect([...new Set(unknown)].filter((action) => !HAVE_NO_EFFECT.has(action))).toEqual([]);
  });

  it('says what the installed SAM translator says', (context) => {
    const installed = translatorTemplates();
    if (installed === undefined) return context.skip('python3 with samtranslator is not installed');
    expect(TABLE.templates).toEqual(installed);
  });
});

const HAVE_NO_EFFECT = new Set(['sqs:ChangeMessageVisibilityBatch', 'sqs:DeleteMessageBatch']);

/** The translator's own table in the form of ours; `undefined` where it is not installed. */
function translatorTemplates(): unknown {
  try {
    return JSON.parse(execFileSync('python3', ['-c', SCRIPT], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

const SCRIPT = `
import json, os, samtranslator
folder = os.path.dirname(samtranslator.__file__)
templates = json.load(open(os.path.join(folder, 'policy_templates_data', 'policy_templates.json')))['Templates']
many = lambda value: value if isinstance(value, list) else [value]
def text(value):
    if isinstance(value, dict):
        value = value['Fn::Sub']
        if isinstance(value, list):
            for name, reference in value[1].items():
                value[0] = value[0].replace('$' + '{' + name + '}', '$' + '{' + reference['Ref'] + '}')
            value = value[0]
    for name, short in (('Partition', 'Partition'), ('Region', 'Region'), ('AccountId', 'Account')):
        value = value.replace('AWS::' + name, short)
    return value
def statement(source):
    row = {'actions': sorted(many(source['Action'])), 'resources': sorted(text(one) for one in many(source['Resource']))}
    if 'Condition' in source:
        row['condition'] = {operator: {key: [text(value)] for key, value in keys.items()} for operator, keys in source['Condition'].items()}
    return row
print(json.dumps({name: {'parameters': sorted(row.get('Parameters', {})), 'statements': [statement(one) for one in row['Definition']['Statement']]} for name, row in templates.items()}))
`;
