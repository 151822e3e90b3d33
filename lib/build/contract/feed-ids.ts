import type { Promises } from './contract';

/** As much of a JSON Feed as a reader's memory rests on. */
interface Feed {
  items: { id: string; url: string; date_published: string }[];
}

/** The id of every item of a feed, with the day that it is of and where it leads. */
export function listFeedIds(feedText: string, baseUrl: string): Promises {
  const { items } = JSON.parse(feedText) as Feed;
  return new Map(
    items.map(({ id, url, date_published }) => [
      id,
      `${date_published} ${url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url}`,
    ]),
  );
}
