import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps a field at what the address asks, as Back and Forward change it, and leaves it to the
 * reader in between: a field made anew for each question would lose the focus, and one that
 * was set without need what was typed before the script was there.
 */
export function useFieldValue<T extends HTMLInputElement | HTMLSelectElement>(
  value: string | undefined,
): RefObject<T | null> {
  const field = useRef<T>(null);
  const known = useRef<string>(undefined);
  useEffect(() => {
    if (field.current !== null && value !== known.current) field.current.value = value ?? '';
    known.current = value;
  }, [value]);
  return field;
}
