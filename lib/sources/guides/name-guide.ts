/** Words of the names of guides and of their pages that name no service. */
const genericWords = new Set(
  (
    'amazon aws user users guide userguide developer dev developerguide devguide admin adminguide ' +
    'administration management mgmt ug dg docs doc latest the and for'
  ).split(' '),
);
/** Words of the names of pages that only say that they are about managed policies. */
const genericPageWords = new Set(
  (
    'security iam awsmanpol manpol managed policy policies update updates identity id based access ' +
    'control using managing permissions examples introduction reference ref available auth awsmanagedpolicies'
  ).split(' '),
);

/**
 * The id of a guide, from the address of its page or from the name of a file such as
 * `amazon-s3-userguide--security-iam-awsmanpol.md`: `s3`. A page with a name of its own adds what
 * the name says, since a guide can have several pages: `support-trusted-advisor`. undefined where
 * nothing is left.
 */
export function nameGuide(place: string): string | undefined {
  const { guide, page } = /^https?:\/\//i.test(place) ? splitAddress(place) : splitFileName(place);
  const words = listWords(guide);
  // The guide of EC2 has a page of this name, and one of the usual name too.
  const pageWords =
    page === 'managed-policies'
      ? ['managed', 'policies']
      : listWords(page).filter((word) => !genericPageWords.has(word));
  const all = [...new Set([...words, ...pageWords])];
  return all.length === 0 ? undefined : all.join('-');
}

function listWords(name: string): string[] {
  return name
    .replace(/^(?:amazon|aws)(?=[A-Z])/i, '$&-')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !genericWords.has(word));
}

interface PlaceParts {
  guide: string;
  page: string;
}

/** The first folder of an address of AWS's documentation is the service. */
function splitAddress(address: string): PlaceParts {
  const folders = new URL(address).pathname.split('/').filter((each) => each !== '');
  const page = (folders.pop() ?? '').replace(/\.[a-z]+$/i, '');
  return { guide: folders[0] ?? '', page };
}

function splitFileName(path: string): PlaceParts {
  const name = (path.split(/[\\/]/).at(-1) as string).replace(/\.[a-z]+$/i, '');
  const at = name.indexOf('--');
  return at < 0
    ? { guide: name, page: '' }
    : { guide: name.slice(0, at), page: name.slice(at + 2) };
}
