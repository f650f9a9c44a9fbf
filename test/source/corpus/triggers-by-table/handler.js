const { CognitoIdentityProviderClient, AdminAddUserToGroupCommand, AdminUpdateUserAttributesCommand } = require('@aws-sdk/client-cognito-identity-provider');
const c = new CognitoIdentityProviderClient({});
const triggers = {
  PostConfirmation_ConfirmSignUp: (e) => c.send(new AdminAddUserToGroupCommand({ UserPoolId: e.userPoolId, Username: e.userName, GroupName: 'users' })),
  PostAuthentication_Authentication: (e) => c.send(new AdminUpdateUserAttributesCommand({ UserPoolId: e.userPoolId, Username: e.userName, UserAttributes: [] })),
};
exports.handler = async (event) => { const t = triggers[event.triggerSource]; if (t !== undefined) await t(event); return event; };
