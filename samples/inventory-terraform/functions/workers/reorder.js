'use strict';

const { GetSecretValueCommand, SecretsManagerClient } = require('@aws-sdk/client-secrets-manager');
const { PublishCommand, SNSClient } = require('@aws-sdk/client-sns');
const { Items } = require('../shared/items');

const { SUPPLIER_SECRET_ARN, ALERTS_TOPIC_ARN, REORDER_INDEX } = process.env;

const secrets = new SecretsManagerClient({});
const sns = new SNSClient({});
const items = new Items();

async function supplier() {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: SUPPLIER_SECRET_ARN }));
  return JSON.parse(SecretString);
}

exports.handler = async ({ Records }) => {
  const { url, key } = await supplier();
  for (const { body } of Records) {
    const { warehouse } = JSON.parse(body);
    const scarce = await items.scarce(warehouse, REORDER_INDEX);
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(scarce.map(({ sku }) => sku)),
    });
    if (!response.ok) {
      await sns.send(new PublishCommand({ TopicArn: ALERTS_TOPIC_ARN, Subject: 'Reorder failed', Message: `${warehouse}: ${response.status}` }));
    }
  }
};
