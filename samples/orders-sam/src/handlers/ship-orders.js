'use strict';

const { randomInt } = require('node:crypto');
const fulfilment = require('../lib/fulfilment');
const { shipped: notifyShipped } = require('../lib/notifications');

/** Ships the orders of a batch; those that fail go back to the queue. */
exports.handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      await ship(JSON.parse(record.body));
    } catch (error) {
      console.error('could not ship', record.messageId, error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};

async function ship({ orderId }) {
  const order = await fulfilment.markShipped(orderId, `SHOP${randomInt(1e9)}`);
  await notifyShipped(order);
}
