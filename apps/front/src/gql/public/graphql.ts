/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptInvitationInput = {
  name?: string | null | undefined;
  password: string;
  token: string;
};

export type Role =
  | 'ADMIN'
  | 'MANAGER'
  | 'OWNER'
  | 'REP'
  | 'VIEWER';

export type SignInInput = {
  email: string;
  password: string;
};

export type SignUpInput = {
  email: string;
  name: string;
  password: string;
  teamName: string;
};

export type SessionFieldsFragment = { accessToken: string, expiresAt: string, role: Role, user: { id: string, email: string, name: string }, team: { id: string, name: string, slug: string } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Session', accessToken: string, expiresAt: string, role: Role, user: { id: string, email: string, name: string }, team: { id: string, name: string, slug: string } }
    | { __typename: 'SignInFailed', code: string, message: string, path: Array<string> | null }
   };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Session', accessToken: string, expiresAt: string, role: Role, user: { id: string, email: string, name: string }, team: { id: string, name: string, slug: string } }
   };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Session', accessToken: string, expiresAt: string, role: Role, user: { id: string, email: string, name: string }, team: { id: string, name: string, slug: string } }
    | { __typename: 'SignInFailed', code: string, message: string, path: Array<string> | null }
   };

export type InvitationPreviewQueryVariables = Exact<{
  token: string;
}>;


export type InvitationPreviewQuery = { invitationPreview: { teamName: string, email: string, role: Role, expiresAt: string, userExists: boolean } | null };

type UserErrorFields_CampaignNotReady_Fragment = { __typename: 'CampaignNotReady', code: string, message: string, path: Array<string> | null };

type UserErrorFields_Conflict_Fragment = { __typename: 'Conflict', code: string, message: string, path: Array<string> | null };

type UserErrorFields_InvalidInput_Fragment = { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> };

type UserErrorFields_NotFound_Fragment = { __typename: 'NotFound', code: string, message: string, path: Array<string> | null };

type UserErrorFields_SendBarred_Fragment = { __typename: 'SendBarred', code: string, message: string, path: Array<string> | null };

type UserErrorFields_SignInFailed_Fragment = { __typename: 'SignInFailed', code: string, message: string, path: Array<string> | null };

type UserErrorFields_VendorRefused_Fragment = { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null };

type UserErrorFields_VendorRejected_Fragment = { __typename: 'VendorRejected', code: string, message: string, path: Array<string> | null };

export type UserErrorFieldsFragment =
  | UserErrorFields_CampaignNotReady_Fragment
  | UserErrorFields_Conflict_Fragment
  | UserErrorFields_InvalidInput_Fragment
  | UserErrorFields_NotFound_Fragment
  | UserErrorFields_SendBarred_Fragment
  | UserErrorFields_SignInFailed_Fragment
  | UserErrorFields_VendorRefused_Fragment
  | UserErrorFields_VendorRejected_Fragment
;

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SessionFieldsFragmentDoc = new TypedDocumentString(`
    fragment SessionFields on Session {
  accessToken
  expiresAt
  role
  user {
    id
    email
    name
  }
  team {
    id
    name
    slug
  }
}
    `, {"fragmentName":"SessionFields"}) as unknown as TypedDocumentString<SessionFieldsFragment, unknown>;
export const UserErrorFieldsFragmentDoc = new TypedDocumentString(`
    fragment UserErrorFields on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      code
      message
      path
    }
  }
}
    `, {"fragmentName":"UserErrorFields"}) as unknown as TypedDocumentString<UserErrorFieldsFragment, unknown>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ...SessionFields
    ...UserErrorFields
  }
}
    fragment SessionFields on Session {
  accessToken
  expiresAt
  role
  user {
    id
    email
    name
  }
  team {
    id
    name
    slug
  }
}
fragment UserErrorFields on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      code
      message
      path
    }
  }
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignUpDocument = new TypedDocumentString(`
    mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) {
    __typename
    ...SessionFields
    ...UserErrorFields
  }
}
    fragment SessionFields on Session {
  accessToken
  expiresAt
  role
  user {
    id
    email
    name
  }
  team {
    id
    name
    slug
  }
}
fragment UserErrorFields on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      code
      message
      path
    }
  }
}`) as unknown as TypedDocumentString<SignUpMutation, SignUpMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    __typename
    ...SessionFields
    ...UserErrorFields
  }
}
    fragment SessionFields on Session {
  accessToken
  expiresAt
  role
  user {
    id
    email
    name
  }
  team {
    id
    name
    slug
  }
}
fragment UserErrorFields on UserError {
  __typename
  code
  message
  path
  ... on InvalidInput {
    problems {
      code
      message
      path
    }
  }
}`) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const InvitationPreviewDocument = new TypedDocumentString(`
    query InvitationPreview($token: String!) {
  invitationPreview(token: $token) {
    teamName
    email
    role
    expiresAt
    userExists
  }
}
    `) as unknown as TypedDocumentString<InvitationPreviewQuery, InvitationPreviewQueryVariables>;