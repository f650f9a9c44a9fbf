var AWS = require('aws-sdk'), ses = new AWS.SES(), ddb = new AWS.DynamoDB.DocumentClient();
exports.handler = function (event, context, callback) {
  ddb.get({ TableName: 'users', Key: { id: event.id } }, function (err, data) {
    if (err) return callback(err);
    if (!data.Item) { ddb.put({ TableName: 'users', Item: { id: event.id } }, callback); return; }
    ses.sendEmail({ Source: 'me@example.com', Destination: {}, Message: {} }, callback);
  });
};
