const { SSMClient, GetParameterCommand, PutParameterCommand } = require('@aws-sdk/client-ssm');
const ssm = new SSMClient({});
const name = () => new Promise((resolve) => setTimeout(() => resolve('/late'), 5));
exports.handler = async () => {
  const Name = await name();
  await ssm.send(new GetParameterCommand({ Name }));
  await new Promise((resolve, reject) => ssm.send(new PutParameterCommand({ Name: '/other' }), (error, data) => (error ? reject(error) : resolve(data))));
};
