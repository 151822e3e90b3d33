import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { quoteWord } from '../../shared/quote-word';

/** A question and the command that answers it, with curl and jq. */
export interface Recipe {
  question: string;
  command: string;
}

/** Examples from the record. */
interface RecipeValues {
  policyName: string;
  date: string;
  action: string;
  hasAnnouncements: boolean;
}

/** Lists shell commands that each answer a question with one file. */
export function listRecipes(
  { policyName, date, action, hasAnnouncements }: RecipeValues,
  address: SiteAddress,
): Recipe[] {
  const buildCommand = (path: string, options: string, filter: string) =>
    `curl -s ${quoteWord(address.absolute(path))} | jq ${options} ${quoteWord(filter)}`;
  const ofAnnouncements: Recipe[] = [
    {
      question: 'Which changes did AWS never announce?',
      command: buildCommand(
        paths.apiFile('changes.json'),
        '-r',
        '.changes[] | select(.announced == "never") | "\\(.createDate[:10]) \\(.policyName) \\(.versionId)"',
      ),
    },
    {
      question: 'Which announcements were the most days late?',
      command: buildCommand(
        paths.apiFile('announcements.json'),
        '-r',
        '.announcements | map(select(.versions != [])) | sort_by(-.versions[0].lagDays) | .[:5][] | "\\(.versions[0].lagDays) \\(.id)"',
      ),
    },
  ];
  return [
    ...(hasAnnouncements ? ofAnnouncements : []),
    {
      question: `Which policies have the pattern ${action} as written, and since when? A wider pattern may grant it too.`,
      command: buildCommand(
        paths.apiFile('actions.json'),
        `-r --arg action ${quoteWord(action)}`,
        '.actions[] | select(.effect == "Allow" and .action == $action) | .grants[] | "\\(.policyName) from \\(.from.createDate) until \\(.until.createDate // "now")"',
      ),
    },
    {
      question: `Which document of ${policyName} was the default version on ${date}?`,
      command: buildCommand(
        paths.apiSnapshot(date),
        `--arg name ${quoteWord(policyName)}`,
        '.policies[] | select(.policyName == $name) | .document',
      ),
    },
    {
      question: 'Which policies make privilege escalation possible today, and since when?',
      command: buildCommand(
        paths.apiFile('risk.json'),
        '-r',
        '.current[] | select(.category == "privilege-escalation") | "\\(.policyName) \\(.name) \\(.grade) since \\(.since.createDate[:10])"',
      ),
    },
  ];
}
