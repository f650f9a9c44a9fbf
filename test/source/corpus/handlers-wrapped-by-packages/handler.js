const epsagon = require('epsagon');
const lumigo = require('@lumigo/tracer')({ token: process.env.TOKEN });
const newrelic = require('newrelic');
const Sentry = require('@sentry/serverless');
const { datadog } = require('datadog-lambda-js');
const { wrapHandler } = require('@sentry/aws-serverless');
const { PublishCommand, SNSClient } = require('@aws-sdk/client-sns');

const publish = (topic) => async (event) =>
  new SNSClient({}).send(new PublishCommand({ TopicArn: `arn:aws:sns:eu-west-1:111122223333:${topic}`, Message: event.text }));

exports.one = Sentry.AWSLambda.wrapHandler(publish('one'));
exports.two = datadog(publish('two'));
exports.three = lumigo.trace(publish('three'));
exports.four = epsagon.lambdaWrapper(publish('four'));
exports.five = newrelic.setLambdaHandler(publish('five'));
exports.handler = wrapHandler(Sentry.AWSLambda.wrapHandler(datadog(lumigo.trace(newrelic.setLambdaHandler(publish('handler'))))));
