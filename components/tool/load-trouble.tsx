import type { Failed } from './load';
import { Trouble } from './tool';

/** What could not be loaded, and a button to try again. */
export function LoadTrouble({ failed: { message, retry } }: { failed: Failed }) {
  return (
    <Trouble>
      <p>{message}.</p>
      <button type="button" onClick={retry} className="cursor-pointer text-link underline">
        Try again
      </button>
    </Trouble>
  );
}
