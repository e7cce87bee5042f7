
      export interface PossibleTypesResultData {
        possibleTypes: {
          [key: string]: string[]
        }
      }
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "AcceptInvitationResult": [
      "Conflict",
      "InvalidInput",
      "NotFound",
      "Session",
      "SignInFailed"
    ],
    "AddSenderNumberResult": [
      "Conflict",
      "InvalidInput",
      "SenderNumber",
      "VendorRejected"
    ],
    "CampaignStateResult": [
      "Campaign",
      "Conflict",
      "NotFound"
    ],
    "CancelInvitationResult": [
      "NotFound",
      "Removed"
    ],
    "ChangeMemberRoleResult": [
      "Conflict",
      "InvalidInput",
      "NotFound",
      "TeamMember"
    ],
    "ConnectIntegrationResult": [
      "Integration",
      "InvalidInput",
      "VendorRejected"
    ],
    "CreateCampaignResult": [
      "Campaign",
      "InvalidInput",
      "NotFound"
    ],
    "CreateLeadImportResult": [
      "Conflict",
      "InvalidInput",
      "LeadImport",
      "NotFound"
    ],
    "CreateLeadResult": [
      "Conflict",
      "InvalidInput",
      "Lead"
    ],
    "CreateSegmentResult": [
      "Conflict",
      "InvalidInput",
      "Segment"
    ],
    "CreateSenderPoolResult": [
      "InvalidInput",
      "SenderPool"
    ],
    "CreateUploadResult": [
      "InvalidInput",
      "Upload"
    ],
    "DeleteLeadsResult": [
      "InvalidInput",
      "LeadsDeleted"
    ],
    "DisconnectIntegrationResult": [
      "Conflict",
      "Integration",
      "NotFound"
    ],
    "InboxItemResult": [
      "InboxItem",
      "NotFound"
    ],
    "InviteMemberResult": [
      "Conflict",
      "InvalidInput",
      "Invitation"
    ],
    "LaunchCampaignResult": [
      "Campaign",
      "CampaignNotReady",
      "Conflict",
      "NotFound"
    ],
    "MergeLeadsResult": [
      "InvalidInput",
      "Lead",
      "NotFound"
    ],
    "RemoveMemberResult": [
      "Conflict",
      "NotFound",
      "Removed"
    ],
    "RestoreLeadsResult": [
      "Conflict",
      "LeadsDeleted",
      "NotFound"
    ],
    "RetireSenderNumberResult": [
      "NotFound",
      "SenderNumber"
    ],
    "SendMessageResult": [
      "InvalidInput",
      "Message",
      "NotFound",
      "SendBarred"
    ],
    "SignInResult": [
      "InvalidInput",
      "MfaRequired",
      "Session",
      "SignInFailed"
    ],
    "SignUpResult": [
      "Conflict",
      "InvalidInput",
      "Session"
    ],
    "SuppressResult": [
      "InvalidInput",
      "Suppression"
    ],
    "UndoLeadImportResult": [
      "Conflict",
      "LeadImport",
      "NotFound"
    ],
    "UndoSendResult": [
      "Conflict",
      "Message",
      "NotFound"
    ],
    "UnsuppressResult": [
      "Conflict",
      "InvalidInput",
      "NotFound",
      "Removed"
    ],
    "UpdateCampaignResult": [
      "Campaign",
      "Conflict",
      "InvalidInput",
      "NotFound"
    ],
    "UpdateLeadResult": [
      "Conflict",
      "InvalidInput",
      "Lead",
      "NotFound"
    ],
    "UpdateProfileResult": [
      "InvalidInput",
      "User"
    ],
    "UpdateTeamSettingsResult": [
      "InvalidInput",
      "TeamSettings"
    ],
    "UploadPreviewResult": [
      "InvalidInput",
      "NotFound",
      "UploadPreview"
    ],
    "UserError": [
      "CampaignNotReady",
      "Conflict",
      "InvalidInput",
      "MfaRequired",
      "NotFound",
      "SendBarred",
      "SignInFailed",
      "VendorRejected"
    ]
  }
};
      export default result;
    