const { promisify } = require('util');
const AWS = require('aws-sdk');
const ssm = new AWS.SSM();
const getParameter = promisify(ssm.getParameter.bind(ssm));
exports.handler = async () => (await getParameter({ Name: '/a' })).Parameter.Value;
