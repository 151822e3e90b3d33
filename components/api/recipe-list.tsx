import type { Recipe } from '@/lib/site/api/recipes';
import { Listing } from './field-table';

/** Questions with the commands that answer them. */
export function RecipeList({ recipes }: { recipes: Recipe[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {recipes.map(({ question, command }) => (
        <li key={question}>
          <p className="pb-1 [overflow-wrap:anywhere]">{question}</p>
          <Listing text={command} />
          <button type="button" className="scripted copy mt-1.5" data-copy-before="">
            Copy command
          </button>
        </li>
      ))}
    </ul>
  );
}
