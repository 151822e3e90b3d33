import { useEffect, useState } from 'react';

/** A button that copies a text and reports the result. Reading pages use components/script instead. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [result, setResult] = useState<string>();
  useEffect(() => {
    if (result === undefined) return;
    const timer = setTimeout(() => setResult(undefined), 4000);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setResult('Copied');
    } catch (error) {
      console.error(error);
      setResult('Not copied: select the text instead');
    }
  };
  return (
    <button type="button" onClick={() => void copy()} className="button small">
      {result ?? label}
    </button>
  );
}
