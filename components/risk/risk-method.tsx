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
          The catalog lists {paths} paths, which are actions or combinations of actions that lead to
          permissions that the policy does not grant, and {entries.length - paths} actions that can
          be misused on their own. For each version, the site determines which requests for these
          actions the policy allows. It uses the same method as for comparing versions, and takes
          into account Deny statements, NotAction, NotResource, wildcards, policy variables and
          conditions.
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
          A change adds a high risk if it adds or widens a risk that is unrestricted, or whose
          category is privilege escalation, credential access or resource exposure.
        </p>
        <h3 className="pt-4">Limits</h3>
        <ul className="list-disc pl-5">
          <li>
            A grant is not proof that it can be misused. Other identity-based policies and
            resource-based policies can allow or deny more. Permissions boundaries, service control
            policies and resource control policies can only deny more.
          </li>
          <li>Only the linked AWS service can use the policy of a service-linked role.</li>
          <li>
            If actions of a path act on the same resource type, the policy must allow them on at
            least one common resource. Conditions of different actions are not compared with each
            other.
          </li>
          <li>
            The catalog lists what is known. An action that is not in the catalog is not necessarily
            harmless.
          </li>
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
