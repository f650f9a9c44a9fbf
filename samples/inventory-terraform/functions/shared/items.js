'use strict';

const { DynamoDB } = require('@aws-sdk/client-dynamodb');
const { DynamoDBDocument } = require('@aws-sdk/lib-dynamodb');

/** The stock of every item, by its number. */
class Items {
  constructor(tableName = process.env.ITEMS_TABLE) {
    this.tableName = tableName;
    this.documents = DynamoDBDocument.from(new DynamoDB({}));
  }

  async find(sku) {
    const { Item } = await this.documents.get({ TableName: this.tableName, Key: { sku } });
    return Item;
  }

  async change(sku, difference) {
    const { Attributes } = await this.documents.update({
      TableName: this.tableName,
      Key: { sku },
      UpdateExpression: 'ADD quantity :difference',
      ExpressionAttributeValues: { ':difference': difference },
      ReturnValues: 'ALL_NEW',
    });
    return Attributes;
  }

  async scarce(warehouse, indexName) {
    const { Items: found = [] } = await this.documents.query({
      TableName: this.tableName,
      IndexName: indexName,
      KeyConditionExpression: 'warehouse = :warehouse AND quantity < :threshold',
      ExpressionAttributeValues: {
        ':warehouse': warehouse,
        ':threshold': Number(process.env.LOW_STOCK_THRESHOLD),
      },
    });
    return found;
  }

  async remove(sku) {
    await this.documents.delete({ TableName: this.tableName, Key: { sku } });
  }
}

module.exports = { Items };
