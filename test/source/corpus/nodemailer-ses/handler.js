const nodemailer = require('nodemailer');
const aws = require('@aws-sdk/client-ses');
const ses = new aws.SES({ apiVersion: '2010-12-01', region: 'eu-west-1' });
const transporter = nodemailer.createTransport({ SES: { ses, aws } });
exports.handler = async (event) => transporter.sendMail({ from: 'me@example.com', to: event.to, subject: 'x', text: 'y' });
