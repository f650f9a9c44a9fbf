const { SSMClient, GetParameterCommand } = require('@aws-sdk/client-ssm');
const ssm = new SSMClient({});
const c = { [Symbol.toPrimitive](hint) { ssm.send(new GetParameterCommand({ Name: '/counter' })); return 1; } };
exports.handler = async () => { return +c; };
