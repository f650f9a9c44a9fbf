const { SSMClient, GetParameterCommand } = require('@aws-sdk/client-ssm');
const ssm = new SSMClient({});
function read() { ssm.send(new GetParameterCommand({ Name: '/counter' })); return 'table'; }
const c = { toString: read.bind(null) };
exports.handler = async (event) => 'x' + c;
