import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm';
const ssm = new SSMClient({});
const cache = new Map();
const get = async (Name) => { let v = cache.get(Name); if (v === undefined) { const r = await ssm.send(new GetParameterCommand({ Name, WithDecryption: true })); v = r.Parameter.Value; cache.set(Name, v); } return v; };
export const handler = async () => [await get('/app/a'), await get('/app/b')];
