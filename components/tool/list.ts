import type { ReactNode } from 'react';

/** A long list shows so many items at a time. */
export const pageSize = 50;

export interface ListProps<T> {
  items: readonly T[];
  /** The name by which an item is found. */
  nameOf: (item: T) => string;
  /** What the items are: `policies`. */
  noun: string;
  /** Renders the items that are shown. */
  children: (shown: readonly T[]) => ReactNode;
}
