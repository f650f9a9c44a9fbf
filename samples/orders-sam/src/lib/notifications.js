'use strict';

const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');

const sns = new SNSClient({});

const publish = (message) => sns.send(new PublishCommand(message));

exports.shipped = (order) =>
  publish({
    TopicArn: process.env.SHIPMENT_TOPIC_ARN,
    Subject: 'Your order is on its way',
    Message: JSON.stringify({ customerId: order.customerId, trackingNumber: order.trackingNumber }),
  });

/** A text message needs a grant on every phone number: nothing here sends one. */
exports.text = (phoneNumber, body) => publish({ PhoneNumber: phoneNumber, Message: body });
