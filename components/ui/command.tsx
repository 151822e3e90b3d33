import { Listing } from './listing';

/** A command under what it does, and a button that copies it. */
export function Command({ title, text }: { title: string; text: string }) {
  return (
    <>
      <p className="pb-1 [overflow-wrap:anywhere]">{title}</p>
      <Listing text={text} />
      <button type="button" className="scripted copy mt-1.5" data-copy-before="">
        Copy command
      </button>
    </>
  );
}
