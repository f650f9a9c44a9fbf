import { cdkReader } from './cdk/read-cdk.ts';
import { cloudformationReader } from './cloudformation/read-cloudformation.ts';
import type { ProjectReader } from './project-reader.ts';
import { serverlessReader } from './serverless/read-serverless.ts';
import { terraformReader } from './terraform/read-terraform.ts';

/** Every way to describe a project, in the order in which they are tried. */
export const READERS: readonly ProjectReader[] = [cdkReader, serverlessReader, terraformReader, cloudformationReader];
