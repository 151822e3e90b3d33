import type { Statement } from '../iam/document';

/** A text of the answer of `aws iam get-account-authorization-details`, and its name for problems. */
export interface DetailsFile {
  name: string;
  text: string;
}

/** The name and the ARN of a managed policy. */
export interface Attachment {
  name: string;
  arn: string;
}

export interface InlinePolicy {
  name: string;
  /** Undefined where the document cannot be read. */
  statements: Statement[] | undefined;
}

export type PrincipalType = 'user' | 'group' | 'role';

/** A user, group or role with its policies. Instants are `YYYY-MM-DDTHH:MM:SSZ`. */
export interface Principal {
  type: PrincipalType;
  name: string;
  /** Empty where the export has none. */
  arn: string;
  /** `/` by default. */
  path: string;
  /** Empty where the export has none. */
  createDate: string;
  attached: Attachment[];
  inline: InlinePolicy[];
  /** The managed policy that limits what the others can grant. */
  boundary?: Attachment;
  /** The groups of a user. */
  groups: string[];
  /**
   * When a role was last used; empty where IAM knows of no use in the last 400 days, and undefined
   * where the export does not say.
   */
  lastUsed?: string;
}

/** A managed policy of the list `Policies`, with its default version. */
export interface ManagedPolicy extends Attachment {
  defaultVersionId: string;
  /** When the policy was made, and when its default version was. */
  createDate: string;
  updateDate: string;
  /** The principals that it is attached to, as IAM counts them. */
  attachmentCount: number;
  /** Of the default version; undefined where the document cannot be read. */
  statements: Statement[] | undefined;
}

/** What the files have of one account. */
export interface AccountDetails {
  /** Twelve digits; empty where no ARN has them. */
  accountId: string;
  /** Users, groups, then roles, each in the order of the files. */
  principals: Principal[];
  /** Policies of the account, then those of AWS that the files list. */
  policies: ManagedPolicy[];
  /** The day of the newest date; undefined where there is none. */
  newestDay: string | undefined;
}
