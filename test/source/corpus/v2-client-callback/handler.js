var AWS = require('aws-sdk');
AWS.config.update({ region: 'us-west-2' });
var sqs = new AWS.SQS({ apiVersion: '2012-11-05' });
exports.handler = function (event, context, callback) {
  var params = { MessageBody: 'x', QueueUrl: process.env.QUEUE };
  sqs.sendMessage(params, function (err, data) {
    if (err) callback(err);
    else sqs.purgeQueue({ QueueUrl: process.env.OTHER }, callback);
  });
};
