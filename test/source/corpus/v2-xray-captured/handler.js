const XRay = require('aws-xray-sdk-core');
const AWS = XRay.captureAWS(require('aws-sdk'));
const lambda = new AWS.Lambda();
exports.handler = () => lambda.invoke({ FunctionName: 'next' }).promise();
