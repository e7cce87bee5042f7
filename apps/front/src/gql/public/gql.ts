/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment SessionFields on Session {\n  accessToken\n  expiresAt\n  role\n  user {\n    id\n    email\n    name\n  }\n  team {\n    id\n    name\n    slug\n  }\n}\n\nmutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    __typename\n    ...SessionFields\n    ...UserErrorFields\n  }\n}\n\nmutation SignUp($input: SignUpInput!) {\n  signUp(input: $input) {\n    __typename\n    ...SessionFields\n    ...UserErrorFields\n  }\n}\n\nmutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    __typename\n    ...SessionFields\n    ...UserErrorFields\n  }\n}\n\nquery InvitationPreview($token: String!) {\n  invitationPreview(token: $token) {\n    teamName\n    email\n    role\n    expiresAt\n    userExists\n  }\n}": typeof types.SessionFieldsFragmentDoc,
    "fragment UserErrorFields on UserError {\n  __typename\n  code\n  message\n  path\n  ... on InvalidInput {\n    problems {\n      code\n      message\n      path\n    }\n  }\n}": typeof types.UserErrorFieldsFragmentDoc,
};
const documents: Documents = {
    "fragment SessionFields on Session {\n  accessToken\n  expiresAt\n  role\n  user {\n    id\n    email\n    name\n  }\n  team {\n    id\n    name\n    slug\n  }\n}\n\nmutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    __typename\n    ...SessionFields\n    ...UserErrorFields\n  }\n}\n\nmutation SignUp($input: SignUpInput!) {\n  signUp(input: $input) {\n    __typename\n    ...SessionFields\n    ...UserErrorFields\n  }\n}\n\nmutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    __typename\n    ...SessionFields\n    ...UserErrorFields\n  }\n}\n\nquery InvitationPreview($token: String!) {\n  invitationPreview(token: $token) {\n    teamName\n    email\n    role\n    expiresAt\n    userExists\n  }\n}": types.SessionFieldsFragmentDoc,
    "fragment UserErrorFields on UserError {\n  __typename\n  code\n  message\n  path\n  ... on InvalidInput {\n    problems {\n      code\n      message\n      path\n    }\n  }\n}": types.UserErrorFieldsFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SessionFields on Session {\n  accessToken\n  expiresAt\n  role\n  user {\n    id\n    email\n    name\n  }\n  team {\n    id\n    name\n    slug\n  }\n}\n\nmutation SignIn($input: SignInInput!) {\n  signIn(input: $input) {\n    __typename\n    ...SessionFields\n    ...UserErrorFields\n  }\n}\n\nmutation SignUp($input: SignUpInput!) {\n  signUp(input: $input) {\n    __typename\n    ...SessionFields\n    ...UserErrorFields\n  }\n}\n\nmutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    __typename\n    ...SessionFields\n    ...UserErrorFields\n  }\n}\n\nquery InvitationPreview($token: String!) {\n  invitationPreview(token: $token) {\n    teamName\n    email\n    role\n    expiresAt\n    userExists\n  }\n}"): typeof import('./graphql').SessionFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment UserErrorFields on UserError {\n  __typename\n  code\n  message\n  path\n  ... on InvalidInput {\n    problems {\n      code\n      message\n      path\n    }\n  }\n}"): typeof import('./graphql').UserErrorFieldsFragmentDoc;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
