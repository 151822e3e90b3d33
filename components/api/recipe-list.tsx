import type { Recipe } from '@/lib/site/api/recipes';
import { Command } from '../ui/command';

/** Questions with the commands that answer them. */
export function RecipeList({ recipes }: { recipes: Recipe[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {recipes.map(({ question, command }) => (
        <li key={question}>
          <Command title={question} text={command} />
        </li>
      ))}
    </ul>
  );
}
