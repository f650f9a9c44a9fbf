const { SSMClient, GetParameterCommand } = require('@aws-sdk/client-ssm');
const ssm = new SSMClient({});
const c = { toString() { ssm.send(new GetParameterCommand({ Name: '/counter' })); return 'table'; } };
const t = { table: 1 };
exports.handler = async (event) => t[c];
