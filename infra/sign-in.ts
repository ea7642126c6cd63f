import { Duration, Fn, Lazy, Names, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ROLES, type Role } from '../shared/contracts/access.ts';
import type { StageSettings } from './stages.ts';
import { removalPolicyOf } from './state/protection.ts';

/** Where the console of `npm start` is; whoever deploys no console of their own signs in from there. */
const CONSOLE_HERE = 'http://localhost:3000/console/';

/** As Cognito shows it to whoever puts people into groups. */
const WHAT_A_ROLE_IS: Readonly<Record<Role, string>> = {
  marketer: 'Changes the program: drafts, publications, codes, what members made.',
  analyst: 'Reads figures, and changes nothing.',
  support: 'Sees one member at a time, and sets right what went wrong.',
  admin: 'May do everything that people may, keys and webhooks included.',
};

/**
 * Who signs people in to the console: a user pool of the shop's own, or any OpenID Connect issuer that the deployment names.
 * Functions know an issuer, a client and a claim with roles, and not which of both it is.
 */
export class SignIn extends Construct {
  /** As the issuer writes itself; `none`: nobody signs in. */
  readonly issuer: string;
  readonly clientId: string;
  readonly rolesClaim: string;
  readonly scope: string;
  /** Where the console's pages send requests to while they sign somebody in: the issuer's address, and that of its pages. */
  readonly origins: readonly string[];
  private consoleUrl = CONSOLE_HERE;

  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id);
    const { oidc } = settings;
    if (oidc !== null) {
      this.issuer = oidc.issuer;
      this.clientId = oidc.clientId;
      this.rolesClaim = oidc.rolesClaim;
      this.scope = oidc.scope;
      this.origins = oidc.issuer === 'none' ? [] : [new URL(oidc.issuer).origin, ...oidc.origins];
      return;
    }
    const people = this.makePeople(settings);
    const pages = people.addDomain('Pages', {
      // One region has each such name once, whoever's account it is in.
      cognitoDomain: {
        domainPrefix: Fn.join('-', ['perennial', Fn.select(2, Fn.split('/', Stack.of(this).stackId))]),
      },
    });
    this.issuer = people.userPoolProviderUrl;
    this.clientId = this.makeClient(people).userPoolClientId;
    this.rolesClaim = 'cognito:groups';
    this.scope = 'openid profile email';
    this.origins = [
      `https://cognito-idp.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`,
      pages.baseUrl(),
    ];
  }

  /** @param url of the console, with a slash at its end: there, and nowhere else, are people sent back to */
  sendBackTo(url: string): void {
    this.consoleUrl = url;
  }

  private makePeople(settings: StageSettings): UserPool {
    const people = new UserPool(this, 'People', {
      // An admin invites people, who get a password for once by e-mail.
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true }, fullname: { mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      // By an app alone: messages to telephones can be diverted.
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: settings.isDeletionProtected,
      removalPolicy: removalPolicyOf(settings),
    });
    for (const [precedence, role] of ROLES.entries()) {
      new CfnUserPoolGroup(this, `Role-${role}`, {
        userPoolId: people.userPoolId,
        groupName: role,
        description: WHAT_A_ROLE_IS[role],
        precedence,
      });
    }
    Validations.of(people).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason:
          'A second factor is offered to everybody and left to the shop: `Mfa.REQUIRED` here makes it a must, once everybody has an app for it.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason:
          'Threat protection comes with the plan that is billed by each person who signs in; a shop that wants it changes the plan of the pool.',
      },
    );
    return people;
  }

  /** Public, because a page can keep no secret: what stands for it is the proof key (PKCE) of each sign-in. */
  private makeClient(people: UserPool): UserPoolClient {
    const back = Lazy.list({ produce: () => [this.consoleUrl] });
    return people.addClient('Console', {
      userPoolClientName: Names.uniqueResourceName(this, { maxLength: 128 }),
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL],
        callbackUrls: back,
        logoutUrls: back,
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // Whom an admin takes a role from has it for so long still.
      idTokenValidity: Duration.minutes(15),
      accessTokenValidity: Duration.minutes(15),
      // A working day, after which everybody signs in anew.
      refreshTokenValidity: Duration.hours(12),
    });
  }
}
