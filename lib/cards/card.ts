/** Pixels of the picture that chats and wikis show of a link. Source: ogp.me, X cards. */
export const cardSize = { width: 1200, height: 630 };
