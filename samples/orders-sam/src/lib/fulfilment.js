'use strict';

const { DynamoDB } = require('@aws-sdk/client-dynamodb');
const { DynamoDBDocument } = require('@aws-sdk/lib-dynamodb');

const documents = DynamoDBDocument.from(new DynamoDB({}));
const TableName = process.env.ORDERS_TABLE;

async function markShipped(orderId, trackingNumber) {
  const { Attributes } = await documents.update({
    TableName,
    Key: { id: orderId },
    UpdateExpression: 'SET #status = :shipped, trackingNumber = :tracking',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':shipped': 'shipped', ':tracking': trackingNumber },
    ReturnValues: 'ALL_NEW',
  });
  return Attributes;
}

/** Used by the operators' console only. */
async function forget(orderId) {
  await documents.delete({ TableName, Key: { id: orderId } });
}

module.exports = { markShipped, forget };
