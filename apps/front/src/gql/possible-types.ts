
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
    "BrandResult": [
      "Brand",
      "Conflict",
      "InvalidInput",
      "NotFound",
      "VendorRefused"
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
    "DeleteSenderPoolResult": [
      "Conflict",
      "NotFound",
      "Removed"
    ],
    "DisconnectIntegrationResult": [
      "Conflict",
      "Integration",
      "NotFound"
    ],
    "DncImportResult": [
      "Conflict",
      "DncImport",
      "InvalidInput",
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
    "LiftQuarantineResult": [
      "InvalidInput",
      "NotFound",
      "SenderMailbox",
      "SenderNumber"
    ],
    "MergeLeadsResult": [
      "InvalidInput",
      "Lead",
      "NotFound"
    ],
    "MoveEnrollmentsResult": [
      "Conflict",
      "EnrollmentsMoved",
      "InvalidInput",
      "NotFound"
    ],
    "RemoveMemberResult": [
      "Conflict",
      "NotFound",
      "Removed"
    ],
    "ResolveUnknownResult": [
      "Conflict",
      "InvalidInput",
      "Message",
      "NotFound"
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
    "SenderMailboxResult": [
      "Conflict",
      "InvalidInput",
      "NotFound",
      "SenderMailbox"
    ],
    "SendingDomainResult": [
      "Conflict",
      "InvalidInput",
      "NotFound",
      "SendingDomain",
      "VendorRefused"
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
    "TaskResult": [
      "Conflict",
      "InvalidInput",
      "NotFound",
      "Task"
    ],
    "TenDlcCampaignResult": [
      "Conflict",
      "InvalidInput",
      "NotFound",
      "TenDlcCampaign",
      "VendorRefused"
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
    "UpdateSenderNumberResult": [
      "InvalidInput",
      "NotFound",
      "SenderNumber"
    ],
    "UpdateSenderPoolResult": [
      "Conflict",
      "InvalidInput",
      "NotFound",
      "SenderPool"
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
      "VendorRefused",
      "VendorRejected"
    ]
  }
};
      export default result;
    