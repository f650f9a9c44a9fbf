const nodemailer = require('nodemailer');
const AWS = require('aws-sdk');
const transporter = nodemailer.createTransport({ SES: new AWS.SES({ region: 'eu-west-1' }) });
exports.handler = (event, context, done) => transporter.sendMail({ from: 'me@example.com', to: event.to }, (err, info) => { done(err, info); });
