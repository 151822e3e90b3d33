import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps a field at what the address asks, as Back and Forward change it, and leaves it to the
 * reader in between: a field made anew for each question would lose the focus.
 */
export function useFieldValue<T extends HTMLInputElement | HTMLSelectElement>(
  value: string | undefined,
): RefObject<T | null> {
  const field = useRef<T>(null);
  useEffect(() => {
    if (field.current !== null) field.current.value = value ?? '';
  }, [value]);
  return field;
}
