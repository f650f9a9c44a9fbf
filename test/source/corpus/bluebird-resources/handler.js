const Promise = require('bluebird');
const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
const connect = () => Promise.resolve({ query: (t) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:q', Message: t })) })
  .disposer((c) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:closed', Message: 'bye' })));
exports.handler = (event) => Promise.using(connect(), (c) => c.query('select'));
