const AWSXRay = require('aws-xray-sdk');
const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = AWSXRay.captureAWSv3Client(new SNSClient({}));
exports.handler = () => sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: 'x' }));
