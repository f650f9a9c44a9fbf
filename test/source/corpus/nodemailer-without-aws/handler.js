const nodemailer = require('nodemailer');
const transporter = nodemailer.createTransport({ host: 'smtp.example.com', port: 587 });
exports.handler = async (event) => transporter.sendMail({ from: 'me@example.com', to: event.to });
