import * as v from 'valibot';
import { get } from 'env-var';
import { cleanEnv, num, str } from 'envalid';
import { z } from 'zod';
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
const schema = z.object({
  A: z.string().min(1),
  E: z.string().transform((text) => `x-${text}`),
  F: z.string().default('other'),
  SIZE: z.coerce.number(),
});
const zod = schema.parse(process.env);
const envalid = cleanEnv(process.env, { B: str(), SIZE: num({ default: 3 }) });
const valibot = v.safeParse(v.object({ C: v.pipe(v.string(), v.minLength(1)) }), process.env);
const D = get('D').required().asString();
export const handler = async () => {
  for (const Bucket of [zod.A, zod.E, zod.F, envalid.B, valibot.output.C, D]) await s3.headBucket({ Bucket });
};
