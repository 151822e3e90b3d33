import type { Recipe } from '@/lib/site/api/recipes';
import { Listing } from './field-table';

/** Questions with the commands that answer them. */
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
