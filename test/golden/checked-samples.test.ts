import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkProject } from '../../src/commands/check-project.ts';

const SAMPLES = path.join(import.meta.dirname, '..', '..', 'samples');

/** What `check` finds in a sample: function -> its rules, each as often as it is found, errors marked by `!` and notes by `i`. */
async function checked(sample: string): Promise<Readonly<Record<string, string>>> {
  const { findings } = await checkProject(path.join(SAMPLES, sample), {}, { today: '2026-11-22', accepted: [] });
  const marks = { error: '!', warning: '', note: 'i' };
  const byFunction = new Map<string, string[]>();
  for (const { rule, severity, function: owner = 'project' } of findings.filter(({ rule }) => rule.startsWith('LP')))
    byFunction.set(owner, [...(byFunction.get(owner) ?? []), `${rule}${marks[severity]}`]);
  return Object.fromEntries([...byFunction].sort().map(([owner, rules]) => [owner, rules.sort().join(' ')]));
}

describe('check of the samples, by the reading of their descriptions', () => {
  it('orders-sam: broad policies, open routes, no log groups', async () => {
    // Every function has an environment, no key, no declared log group and no reserved concurrency.
    const common = ['LP203i', 'LP302i', 'LP501i'];
    const rules = (...own: readonly string[]) => [...own, ...common].sort().join(' ');
    expect(await checked('orders-sam')).toEqual({
      // Two broad policies of AWS; sqs:SendMessage* of SAM's template for queues stands for one action alone.
      CreateOrder: rules('LP101', 'LP101', 'LP106', 'LP106', 'LP401'),
      // Writing to the table is not needed, and s3:* on everything.
      GetOrder: rules('LP101', 'LP101', 'LP103!', 'LP104', 'LP401'),
      ListOrders: rules('LP101', 'LP106', 'LP401'),
      // Three policies of AWS, of which one allows a whole service by its name.
      CancelOrder: rules('LP101', 'LP101', 'LP101', 'LP106', 'LP401'),
      ShipOrders: rules('LP101', 'LP101', 'LP106'),
      // Events of S3 that fail are dropped.
      ImportCatalogue: rules('LP101', 'LP101', 'LP106', 'LP106', 'LP502i'),
      // Its tracing is switched off; what fails goes to a queue.
      NightlyReport: rules('LP101', 'LP101', 'LP303i'),
      // AWSLambdaExecute allows buckets as well.
      QuoteShipping: rules('LP101'),
    });
  });

  it('support-serverless: one role for all, an old runtime, logs that are kept for ever', async () => {
    // Both statements of the shared role are too wide: four whole services, each statement on everything, each with more than is needed.
    const shared = ['LP101', 'LP101', 'LP103!', 'LP103!', 'LP103!', 'LP103!', 'LP104', 'LP104', 'LP107'];
    const common = [...shared, 'LP203i', 'LP302', 'LP501i', 'LP603'];
    const rules = (...own: readonly string[]) => [...own, ...common].sort().join(' ');
    expect(await checked('support-serverless')).toEqual({
      openTicket: rules('LP401'),
      triageTicket: rules(),
      remindAgents: rules('LP303i'),
    });
  });
});
