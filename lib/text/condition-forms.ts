/** The texts of a condition that has a short form of its own. Backticks mark code. */
export interface ConditionForm {
  text: string;
  phrase: string;
  limit: string;
}

interface Input {
  values: readonly string[];
  isNegated: boolean;
  /** The values as code, joined by "or". */
  list: string;
}

type Form = (input: Input) => ConditionForm | undefined;

/** A map, since a document may have a key such as `constructor`. */
function createTable<T>(entries: Record<string, T>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}

/** `only through x`: text and phrase are the same. */
function createForm(phrase: string, limit: string): ConditionForm {
  return { text: phrase, phrase, limit };
}

/** A form of conditions that are not negated, made of their values. */
function fromValues(make: (list: string) => [phrase: string, limit: string]): Form {
  return ({ isNegated, list }) => (isNegated ? undefined : createForm(...make(list)));
}

/** A form of a key that is true or false. */
function fromTruth(isTrue: ConditionForm, isFalse?: ConditionForm): Form {
  return ({ values }) => {
    const [value, ...others] = values.map((each) => each.toLowerCase());
    if (others.length > 0) return undefined;
    return value === 'true' ? isTrue : value === 'false' ? isFalse : undefined;
  };
}

/** The account of the resource is that of the principal, or is not. */
function fromAccount(variable: string): Form {
  return ({ values: [value, ...others], isNegated }) => {
    if (value?.toLowerCase() !== variable || others.length > 0) return undefined;
    const accounts = isNegated ? 'other accounts' : 'the same account';
    return {
      text: isNegated ? 'other accounts only' : 'same account only',
      phrase: `in ${accounts} only`,
      limit: `to ${accounts}`,
    };
  };
}

const fromResourceAccount = fromAccount('${aws:principalaccount}');

/**
 * Short forms by context key, in lower case. They hold for operators that test for equality, with
 * wildcards or without. Source: IAM User Guide, "AWS global condition context keys", and the
 * Service Authorization Reference.
 */
const forms = createTable<Form>({
  'aws:resourceaccount': fromResourceAccount,
  's3:resourceaccount': fromResourceAccount,
  'aws:principalaccount': fromAccount('${aws:resourceaccount}'),
  'aws:calledvia': fromValues((list) => [`only through ${list}`, `to calls through ${list}`]),
  'aws:calledviafirst': fromValues((list) => [
    `only in call chains that begin with ${list}`,
    `to call chains that begin with ${list}`,
  ]),
  'aws:calledvialast': fromValues((list) => [
    `only in calls made by ${list}`,
    `to calls made by ${list}`,
  ]),
  'aws:viaawsservice': fromTruth(
    createForm('only through an AWS service', 'to calls through an AWS service'),
    createForm(
      'only without an AWS service in between',
      'to calls without an AWS service in between',
    ),
  ),
  'kms:viaservice': fromValues((list) => [`only through ${list}`, `to calls through ${list}`]),
  'kms:grantisforawsresource': fromTruth(
    createForm(
      'only when an AWS service makes the call for the caller',
      'to calls that an AWS service makes for the caller',
    ),
  ),
  'iam:passedtoservice': fromValues((list) => [
    `only to pass a role to ${list}`,
    `to roles that are passed to ${list}`,
  ]),
  'iam:awsservicename': fromValues((list) => [`for the service ${list}`, `to the service ${list}`]),
  'ec2:createaction': fromValues((list) => [
    `only while ${list} creates the resource`,
    `to resources that ${list} creates`,
  ]),
  'aws:requestedregion': fromValues((list) => [
    `in the Region ${list} only`,
    `to the Region ${list}`,
  ]),
  'aws:securetransport': fromTruth(
    createForm('only over TLS', 'to calls over TLS'),
    createForm('only without TLS', 'to calls without TLS'),
  ),
  'aws:multifactorauthpresent': fromTruth(createForm('only with MFA', 'to sessions with MFA')),
  'cloudwatch:namespace': fromValues((list) => [
    `in the metric namespace ${list} only`,
    `to the metric namespace ${list}`,
  ]),
});

/** The short form of a condition on a key; undefined where it has none. */
export function findConditionForm(key: string, input: Input): ConditionForm | undefined {
  return forms.get(key.toLowerCase())?.(input);
}

/** What a context key is called in a sentence. Backticks mark code. */
export interface KeyName {
  /** "the resource tag `x`". */
  one: string;
  /** A value of a key with several values: "tag key in the request", "value of `x`". */
  each: string;
  present: string;
  absent: string;
}

const listedNames = createTable<KeyName>({
  'aws:tagkeys': {
    one: 'the tag key in the request',
    each: 'tag key in the request',
    present: 'the request has tags',
    absent: 'the request has no tags',
  },
  'kms:encryptioncontextkeys': {
    one: 'the key of the encryption context',
    each: 'key of the encryption context',
    present: 'the request has an encryption context',
    absent: 'the request has no encryption context',
  },
});

const names = createTable<string>({
  'aws:principalorgid': 'the caller’s organization',
  'aws:sourceaccount': 'the source account',
  'aws:sourcearn': 'the source ARN',
  'aws:sourceip': 'the source IP address',
  'aws:sourcevpc': 'the source VPC',
  'aws:sourcevpce': 'the source VPC endpoint',
  'aws:sourceidentity': 'the source identity',
  'sts:sourceidentity': 'the source identity',
  'iam:permissionsboundary': 'the permissions boundary',
  'iam:policyarn': 'the attached policy',
  'iam:associatedresourcearn': 'the associated resource',
  'events:managedby': 'the managing service',
  'organizations:serviceprincipal': 'the service principal',
  'ram:resourcesharename': 'the name of the resource share',
  's3:prefix': 'the prefix of the listing',
  'secretsmanager:name': 'the name of the secret',
});

/** Keys of tags and of the encryption context, by what precedes the name of the tag. */
const prefixes: [pattern: RegExp, name: string][] = [
  [/^[\w-]+:resourcetag\/(.+)$/is, 'the resource tag'],
  [/^[\w-]+:requesttag\/(.+)$/is, 'the request tag'],
  [/^aws:principaltag\/(.+)$/is, 'the caller’s tag'],
  [/^s3:existingobjecttag\/(.+)$/is, 'the object tag'],
  [/^s3:requestobjecttag\/(.+)$/is, 'the object tag of the request'],
  [/^kms:encryptioncontext:(.+)$/is, 'the encryption context'],
];

/** Names a context key. @param quote formats a text as code. */
export function nameKey(key: string, quote: (text: string) => string): KeyName {
  const listed = listedNames.get(key.toLowerCase());
  if (listed !== undefined) return listed;
  const one = nameOne(key, quote);
  return { one, each: `value of ${one}`, present: `${one} is present`, absent: `${one} is absent` };
}

function nameOne(key: string, quote: (text: string) => string): string {
  const known = names.get(key.toLowerCase());
  if (known !== undefined) return known;
  for (const [pattern, name] of prefixes) {
    const tag = pattern.exec(key)?.[1];
    if (tag !== undefined) return `${name} ${quote(tag)}`;
  }
  return quote(key);
}
