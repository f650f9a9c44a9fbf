const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb');
const sns = new SNSClient({}); const ddb = new DynamoDBClient({});
const call = (fn, ...args) => ({ type: 'CALL', fn, args });
const load = (id) => ddb.send(new GetItemCommand({ TableName: 'users', Key: { id: { S: id } } }));
const tell = (m) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message: m }));
function* saga(event) { const user = yield call(load, event.id); if (user.Item) yield call(tell, user.Item.mail.S); }
async function run(it) { let r = it.next(); while (!r.done) { const { fn, args } = r.value; r = it.next(await fn(...args)); } return r.value; }
exports.handler = async (event) => run(saga(event));
