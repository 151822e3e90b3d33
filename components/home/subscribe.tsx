import { paths } from '@/lib/site/paths';
import { address } from '../ui/link';

/** How to hear of the next change. */
export function Subscribe() {
  const feed = address.absolute(paths.feed('rss'));
  return (
    <p className="max-w-[46rem] py-3">
      Every change, with its summary and what was added and removed, as an RSS feed:{' '}
      <a href={feed}>{feed}</a>. Give that address to a feed reader, a chat channel or a mailbox.
    </p>
  );
}
