"""Reads a feed over HTTP with newsboat and prints as JSON what it made of it.

Newsboat keeps what it read in a database. What it shows of an item is told only to a terminal,
so it gets one, opens the newest item and pipes that, as it shows it, into a file.
"""

import fcntl
import json
import os
import pty
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time

newsboat, address = sys.argv[1:]
rows, columns = 300, 200


def read(folder, environment):
    command = [newsboat, "-u", "urls", "-c", "cache.db", "-C", "config"]
    for name, text in (("urls", address + "\n"), ("config", "")):
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)

    def run(*more):
        options = {"cwd": folder, "env": environment, "timeout": 60}
        return subprocess.run([*command, "-x", *more], **options, check=True, capture_output=True)

    run("reload")
    unread = run("print-unread").stdout.decode().strip()
    database = sqlite3.connect(os.path.join(folder, "cache.db"))
    items = database.execute(
        "select guid, url, title, pubDate, content from rss_item order by pubDate desc"
    ).fetchall()
    feeds = database.execute("select title, url from rss_feed").fetchall()
    database.close()
    names = ("id", "url", "title", "published", "content")
    return {
        "unread": unread,
        "feeds": feeds,
        "items": [dict(zip(names, item)) for item in items],
        "shown": show_newest(command, folder, environment, feeds[0][0], items),
    }


def show_newest(command, folder, environment, title, items):
    shown = os.path.join(folder, "shown.txt")
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe(command[0], command, environment)
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # Each waits for what is drawn on lines that were empty: others are drawn in parts.
        press(terminal, title, "\r")
        press(terminal, items[1][2][:30], "\r")
        press(terminal, "Links:", "|")
        press(terminal, "Pipe article to command:", "cat > shown.part && mv shown.part shown.txt\r")
        end = time.time() + 20
        while not os.path.exists(shown) and time.time() < end:
            time.sleep(0.05)
        with open(shown) as file:
            return file.read()
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def press(terminal, awaited, keys):
    seen = b""
    end = time.time() + 20
    while awaited.encode() not in seen:
        if time.time() > end:
            sys.exit(f"newsboat did not show {awaited!r} but {seen[-2000:]!r}")
        if select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 65536)
    os.write(terminal, keys.encode())


with tempfile.TemporaryDirectory(prefix="policy-history-newsboat-") as folder:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": folder,
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "LINES": str(rows),
        "COLUMNS": str(columns),
    }
    json.dump(read(folder, environment), sys.stdout)
