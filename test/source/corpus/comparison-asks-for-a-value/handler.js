const { SSMClient, GetParameterCommand } = require('@aws-sdk/client-ssm');
const ssm = new SSMClient({});
const c = { valueOf() { ssm.send(new GetParameterCommand({ Name: '/counter' })); return 1; } };
exports.handler = async (event) => { if (c > event.limit) return 1; return 2; };
