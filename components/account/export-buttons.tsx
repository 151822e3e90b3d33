import type { ReactNode } from 'react';
import type { AccountView } from '@/lib/account/account-view';
import type { ExportFormat } from './account-messages';
import type { AccountActions } from './use-account';

const formats: readonly { format: ExportFormat; name: string; ending: string; type: string }[] = [
  { format: 'csv', name: 'CSV', ending: 'csv', type: 'text/csv' },
  { format: 'json', name: 'JSON', ending: 'json', type: 'application/json' },
  { format: 'markdown', name: 'Markdown', ending: 'md', type: 'text/markdown' },
];

/** Buttons that save the analysis of all accounts, whatever the filters, and that print the page. */
export function listExports({
  write,
  onError,
  view,
}: {
  write: AccountActions['write'];
  onError: (error: unknown) => void;
  view: AccountView;
}): ReactNode[] {
  const save = async ({ format, ending, type }: (typeof formats)[number]) => {
    const text = await write(format);
    saveFile(`account-changes-since-${view.since}.${ending}`, text, type);
  };
  return [
    ...formats.map((each) => (
      <button key={each.format} type="button" onClick={() => void save(each).catch(onError)}>
        Save as {each.name}
      </button>
    )),
    <button key="print" type="button" onClick={() => print()}>
      Print
    </button>,
  ];
}

/** Saves a text as a file of the reader, without a request. */
function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has the file once the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
