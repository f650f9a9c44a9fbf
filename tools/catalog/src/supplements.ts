/**
 * Operations that the Python models leave out, because they stream in both directions over HTTP/2: package name -> operations. Source: the
 * API reference pages of the v3 clients, https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/.
 */
export const STREAMING_OPERATIONS: Readonly<
  Record<string, { readonly serviceId: string; readonly prefix: string; readonly operations: readonly string[] }>
> = {
  'lex-runtime-v2': { serviceId: 'Lex Runtime V2', prefix: 'lex', operations: ['StartConversation'] },
  rekognitionstreaming: { serviceId: 'RekognitionStreaming', prefix: 'rekognition', operations: ['StartFaceLivenessSession'] },
  'transcribe-streaming': {
    serviceId: 'Transcribe Streaming',
    prefix: 'transcribe',
    operations: [
      'GetMedicalScribeStream',
      'StartCallAnalyticsStreamTranscription',
      'StartMedicalScribeStream',
      'StartMedicalStreamTranscription',
      'StartStreamTranscription',
    ],
  },
  qbusiness: { serviceId: 'QBusiness', prefix: 'qbusiness', operations: ['Chat'] },
};

/** A package that shares another's API under its own class names: package name -> service id and the package whose operations it has. */
export const SHARED_MODELS: Readonly<Record<string, { readonly serviceId: string; readonly model: string }>> = {
  'cloudwatch-events': { serviceId: 'CloudWatch Events', model: 'eventbridge' },
};

/** Published packages whose service AWS ended and whose model is in neither public source. */
export const WITHOUT_MODEL: ReadonlySet<string> = new Set(['codestar', 'macie']);
