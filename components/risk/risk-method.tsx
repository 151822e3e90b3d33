import { riskGrades } from '@/lib/risk/assess';
import { riskCategories } from '@/lib/risk/catalog';
import { readRisks } from '@/lib/risk/project-risks';
import { gradeExplanations, gradeLabels, riskExplanations, riskLabels } from '@/lib/text/risk';
import { Section } from '../ui/section';

const { catalog: riskCatalog } = readRisks();

/** How risks are found, what the words mean, and what the result does not say. */
export function RiskMethod() {
  const { entries, sources } = riskCatalog;
  const paths = entries.filter(({ url }) => url !== undefined).length;
  return (
    <Section id="method" title="Method and limits">
      <div className="prose">
        <p>
          A catalog lists {paths} combinations of actions that lead to other permissions, and{' '}
          {entries.length - paths} actions that can be misused by themselves. For each version, the
          comparison that decides whether a change is wider or narrower also decides how far the
          policy allows these actions. Deny statements, NotAction, NotResource, wildcards, policy
          variables and conditions count.
        </p>
        <dl className="levels">
          {riskGrades.map((grade) => (
            <div key={grade}>
              <dt>{gradeLabels[grade]}</dt>
              <dd>{gradeExplanations[grade]}</dd>
            </div>
          ))}
          {riskCategories.map((category) => (
            <div key={category}>
              <dt>{riskLabels[category]}</dt>
              <dd>{riskExplanations[category]}</dd>
            </div>
          ))}
        </dl>
        <p>
          A change adds a high risk if it makes an entry possible, or possible on more requests, and
          the entry is unrestricted, or its category is privilege escalation, credential access or
          resource exposure.
        </p>
        <h3 className="pt-4">Limits</h3>
        <ul className="list-disc pl-5">
          <li>
            A grant is not proof that it can be misused. Other policies of the same principal,
            permissions boundaries, service control policies and resource policies can allow or deny
            more.
          </li>
          <li>
            The policy of a service-linked role can be used by its AWS service only, not by people.
          </li>
          <li>
            The actions of a path on the same kind of resource must be allowed on a common resource.
            Conditions of different actions are not compared with each other.
          </li>
          <li>The catalog lists what is known. An action that it does not have is not harmless.</li>
        </ul>
        <h3 className="pt-4">Sources</h3>
        <ul className="list-disc pl-5">
          {sources.map(({ id, name, url, license, snapshot }) => (
            <li key={id}>
              {url === null ? name : <a href={url}>{name}</a>}
              {license !== null && `, ${license}`}, as of {snapshot}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
