import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';

/** A question, and a command that answers it; it needs curl and jq. */
export interface Recipe {
  question: string;
  command: string;
}

/** What a recipe asks of: something on record. */
export interface Asked {
  policyName: string;
  date: string;
  action: string;
  /** Whether the record holds announcements. */
  hasAnnouncements: boolean;
}

/** Commands for a shell, each of which answers a question by one file. */
export function listRecipes(
  { policyName, date, action, hasAnnouncements }: Asked,
  address: SiteAddress,
): Recipe[] {
  const ask = (path: string, options: string, filter: string) =>
    `curl -s ${quote(address.absolute(path))} | jq ${options} ${quote(filter)}`;
  const listOfRows = (): Recipe[] => [
    {
      question: 'Of which changes does no row of AWS’s page speak?',
      command: ask(
        paths.apiFile('changes.json'),
        '-r',
        '.changes[] | select(.announced == "never") | "\\(.createDate[:10]) \\(.policyName) \\(.versionId)"',
      ),
    },
    {
      question: 'Which rows came the most days late?',
      command: ask(
        paths.apiFile('announcements.json'),
        '-r',
        '.announcements | map(select(.versions != [])) | sort_by(-.versions[0].lagDays) | .[:5][] | "\\(.versions[0].lagDays) \\(.id)"',
      ),
    },
  ];
  return [
    ...(hasAnnouncements ? listOfRows() : []),
    {
      question: `In which policies does the pattern ${action} stand as written, and since when? A wider one may grant it too.`,
      command: ask(
        paths.apiFile('actions.json'),
        `-r --arg action ${quote(action)}`,
        '.actions[] | select(.effect == "Allow" and .action == $action) | .grants[] | "\\(.policyName) from \\(.from.createDate) until \\(.until.createDate // "now")"',
      ),
    },
    {
      question: `Which document of ${policyName} was in force on ${date}?`,
      command: ask(
        paths.apiSnapshot(date),
        `--arg name ${quote(policyName)}`,
        '.policies[] | select(.policyName == $name) | .document',
      ),
    },
  ];
}

/** A text as one word of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
