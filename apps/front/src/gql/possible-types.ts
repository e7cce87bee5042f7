
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
    "AgentVersionResult": [
      "AgentVersion",
      "InvalidInput",
      "NotFound"
    ],
    "AppointmentResult": [
      "Appointment",
      "Conflict",
      "InvalidInput",
      "NotFound"
    ],
    "BrandResult": [
      "Brand",
      "Conflict",
      "InvalidInput",
      "NotFound",
      "VendorRefused"
    ],
    "CallResult": [
      "Call",
      "Conflict",
      "InvalidInput",
      "NotFound"
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
    "ChangeInboxItemsResult": [
      "InboxChange",
      "InvalidInput",
      "NotFound"
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
    "DraftResult": [
      "Conflict",
      "Draft",
      "InvalidInput",
      "NotFound",
      "SendBarred"
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
    "NoteResult": [
      "InvalidInput",
      "NotFound",
      "Note"
    ],
    "RehearsalResult": [
      "Conflict",
      "InvalidInput",
      "NotFound",
      "Rehearsal"
    ],
    "RemoveMemberResult": [
      "Conflict",
      "NotFound",
      "Removed"
    ],
    "RequestBriefResult": [
      "Brief",
      "Conflict",
      "NotFound"
    ],
    "RequestDraftResult": [
      "Conflict",
      "Draft",
      "InvalidInput",
      "NotFound"
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
    "SandboxResult": [
      "Conflict",
      "InvalidInput",
      "NotFound",
      "SandboxRun"
    ],
    "SaveAgentFactResult": [
      "AgentFact",
      "InvalidInput",
      "NotFound"
    ],
    "SaveCannedReplyResult": [
      "CannedReply",
      "Conflict",
      "InvalidInput",
      "NotFound"
    ],
    "SaveDispositionsResult": [
      "Conflict",
      "Dispositions",
      "InvalidInput"
    ],
    "SaveResponseBucketsResult": [
      "Conflict",
      "InvalidInput",
      "ResponseBuckets"
    ],
    "SaveWorkingHoursResult": [
      "InvalidInput",
      "NotFound",
      "WorkingHours"
    ],
    "SendMessageResult": [
      "Conflict",
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
    "SetAgentModeResult": [
      "Agent",
      "Conflict",
      "InvalidInput"
    ],
    "SettleSenderResult": [
      "Conflict",
      "Message",
      "NotFound"
    ],
    "SignInResult": [
      "InvalidInput",
      "Session",
      "SignInFailed"
    ],
    "SignUpResult": [
      "Conflict",
      "InvalidInput",
      "Session"
    ],
    "SnoozeResult": [
      "InboxItem",
      "InvalidInput",
      "NotFound"
    ],
    "StartCallResult": [
      "Call",
      "Conflict",
      "InvalidInput",
      "NotFound",
      "SendBarred"
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
    "UndoInboxChangeResult": [
      "Conflict",
      "InboxChange",
      "NotFound"
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
    "UpdateAgentSettingsResult": [
      "AgentSettings",
      "InvalidInput"
    ],
    "UpdateCampaignResult": [
      "Campaign",
      "Conflict",
      "InvalidInput",
      "NotFound"
    ],
    "UpdateInboxSettingsResult": [
      "Conflict",
      "InboxSettings",
      "InvalidInput"
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
      "NotFound",
      "SendBarred",
      "SignInFailed",
      "VendorRefused",
      "VendorRejected"
    ]
  }
};
      export default result;
    