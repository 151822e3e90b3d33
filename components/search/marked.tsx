import { Fragment } from 'react';
import { markWords } from '@/lib/site/search/mark-words';

/** A text with the words marked by which it was found. */
export function Marked({ text, marks }: { text: string; marks: readonly string[] }) {
  return markWords(text, marks).map((piece, index) =>
    // Pieces of a text have no other name than their place.
    piece.marked ? (
      <mark key={index}>{piece.text}</mark>
    ) : (
      <Fragment key={index}>{piece.text}</Fragment>
    ),
  );
}
