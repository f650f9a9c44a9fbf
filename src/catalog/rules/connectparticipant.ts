import type { OperationRule, ServiceRules } from './rule.ts';

const TOKEN: OperationRule = { noPermission: 'authorised by the token of the participant or the connection' };

/** Chats of Amazon Connect: no call is signed. */
export const connectparticipant: ServiceRules = {
  service: 'connectparticipant',
  source: 'https://docs.aws.amazon.com/connect-participant/latest/APIReference/API_CreateParticipantConnection.html',
  checked: '2026-11-22',
  operations: {
    CancelParticipantAuthentication: TOKEN,
    CompleteAttachmentUpload: TOKEN,
    CreateParticipantConnection: TOKEN,
    DescribeView: TOKEN,
    DisconnectParticipant: TOKEN,
    GetAttachment: TOKEN,
    GetAuthenticationUrl: TOKEN,
    GetTranscript: TOKEN,
    SendEvent: TOKEN,
    SendMessage: TOKEN,
    StartAttachmentUpload: TOKEN,
  },
};
