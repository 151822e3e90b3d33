"""Reads a feed over HTTP with feedparser and prints as JSON what it made of it."""

import json
import sys

import feedparser

feed = feedparser.parse(sys.argv[1])
json.dump(
    {
        "fault": str(feed.get("bozo_exception", "")) if feed.bozo else None,
        "status": feed.status,
        "version": feed.version,
        "title": feed.feed.title,
        "language": feed.feed.language,
        "updated": feed.feed.updated_parsed,
        "links": {link.rel: link.href for link in feed.feed.links},
        "items": [
            {
                "id": entry.id,
                "url": entry.link,
                "title": entry.title,
                "summary": entry.summary,
                "content": entry.content[-1].value,
                "published": entry.published_parsed,
                "categories": [tag.term for tag in entry.tags],
            }
            for entry in feed.entries
        ],
    },
    sys.stdout,
)
