import { useEffect, useState } from 'react';

/** Copies a text, and says so in its own words; reading pages have theirs in reading.js. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [said, say] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => say(undefined), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say('Copied');
    } catch (error) {
      console.error(error);
      say('Not copied: select the text instead');
    }
  };
  return (
    <button
      type="button"
      onClick={() => void copy()}
      className="cursor-pointer text-link underline"
    >
      {said ?? label}
    </button>
  );
}
