const AWS = require('aws-sdk');

const documents = new AWS.DynamoDB.DocumentClient();
const sns = new AWS.SNS();

exports.handler = function (event, context, callback) {
  const { email, list } = JSON.parse(event.body);
  const subscriber = {
    TableName: process.env.SUBSCRIBERS_TABLE,
    Item: { email, list: list || 'weekly', confirmed: false, since: new Date().toISOString() },
    ConditionExpression: 'attribute_not_exists(email)',
  };

  documents.put(subscriber, function (error) {
    // Who is on the list already is told the same, so that nobody can ask who reads us.
    if (error && error.code !== 'ConditionalCheckFailedException') return callback(error);
    announce(subscriber.Item, callback);
  });
};

function announce(subscriber, callback) {
  const message = { TopicArn: process.env.SIGNUPS_TOPIC_ARN, Message: JSON.stringify(subscriber) };
  sns.publish(message, function (error) {
    if (error) return callback(error);
    callback(null, { statusCode: 202, body: '' });
  });
}
