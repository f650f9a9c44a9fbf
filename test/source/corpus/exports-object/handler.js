const { SFNClient, StartExecutionCommand } = require('@aws-sdk/client-sfn');
const sfn = new SFNClient({});
async function start() {
  return sfn.send(new StartExecutionCommand({ stateMachineArn: process.env.MACHINE }));
}
async function stop() {
  return sfn.send(new StartExecutionCommand({ stateMachineArn: 'other' }));
}
module.exports = { handler: start, stop };
