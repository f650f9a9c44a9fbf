import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type BundleForm, bundled, grantsOf, type HandlerCase } from './bundled-grants.ts';

const SAMPLE = path.join(import.meta.dirname, '..', '..', 'samples', 'orders-sam');

const ENVIRONMENT = {
  STAGE: 'dev',
  ORDERS_TABLE: 'orders',
  STOCK_TABLE: 'stock',
  FULFILMENT_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/fulfilment',
  EVENT_BUS_NAME: 'shop',
  QUOTE_FUNCTION_ARN: 'arn:aws:lambda:eu-west-1:123456789012:function:quote',
  DOCUMENTS_BUCKET: 'documents',
  UPLOADS_BUCKET: 'uploads',
  REFUND_STATE_MACHINE_ARN: 'arn:aws:states:eu-west-1:123456789012:stateMachine:refund',
  PAYMENT_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:payment-a1B2c3',
  SHIPMENT_TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:shipments',
};

const HANDLERS = [
  'cancel-order.ts',
  'create-order.ts',
  'get-order.ts',
  'import-catalogue.mjs',
  'list-orders.ts',
  'nightly-report.js',
  'quote-shipping.js',
  'ship-orders.js',
];

const FORMS: readonly BundleForm[] = [
  { format: 'cjs', minify: false },
  { format: 'cjs', minify: true },
  { format: 'esm', minify: false },
  { format: 'esm', minify: true },
];

describe('a bundle needs what its source needs', () => {
  const target = mkdtempSync(path.join(tmpdir(), 'leastpriv-bundles-'));
  afterAll(() => rmSync(target, { recursive: true, force: true }));

  it.each(HANDLERS)('%s', async (file) => {
    const source: HandlerCase = { folder: SAMPLE, handler: `src/handlers/${file}#handler`, env: ENVIRONMENT };
    const expected = await grantsOf(source);
    expect(expected.incomplete).toBe(false);
    // The ESM bundle of a CommonJS module has a default export alone, which Lambda can't call by the handler's name.
    for (const form of file.endsWith('.js') ? FORMS.filter(({ format }) => format === 'cjs') : FORMS) {
      const bundle = await bundled(source, form, path.join(target, file));
      expect({ ...form, ...(await grantsOf(bundle)) }).toEqual({ ...form, ...expected });
    }
  });
});
