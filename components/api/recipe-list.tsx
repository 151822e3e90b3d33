import type { Recipe } from '@/lib/site/api/recipes';
import { Listing } from './listing';

/** Questions, each with a command that answers it. */
export function RecipeList({ recipes }: { recipes: Recipe[] }) {
  return (
    <ul className="flex flex-col gap-4 py-3">
      {recipes.map(({ question, command }) => (
        <li key={question}>
          <p className="pb-1 [overflow-wrap:anywhere]">{question}</p>
          <Listing text={command} />
        </li>
      ))}
    </ul>
  );
}
