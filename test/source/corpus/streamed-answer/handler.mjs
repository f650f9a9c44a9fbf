import { BedrockRuntimeClient, InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
const bedrock = new BedrockRuntimeClient({ region: 'us-east-1' });
export const handler = awslambda.streamifyResponse(async (event, stream) => {
  const r = await bedrock.send(new InvokeModelWithResponseStreamCommand({ modelId: 'anthropic.claude-3-haiku-20240307-v1:0', body: JSON.stringify(event) }));
  for await (const part of r.body) stream.write(part.chunk.bytes);
  stream.end();
});
