#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`sallyport-cli link check -` over a million lines: every one is answered, and memory does not grow with them."""
import os
import resource
import subprocess
import threading
import unittest

from programs import Home, BIN

FEW, MANY = 20_000, 1_000_000
CHUNK = 5_000  # lines made at a time: this program must stay smaller than the one it measures
SHAPES = (
    "https://www.kucoin.com/trade/{0}",
    "https://www.kuc0in-{0}.com/login",
    "host{0}.example.net",
    "http://user@{0}.example.org:8080/a?b={0}#c",
    "https://xn--kucin-{0}.app/",
    "kucoin.com.account-{0}.pages.dev",
    "not a link {0}",
    "https://b\u00fccher{0}.example/\u65e5\u672c",
)


def line_of(number: int) -> str:
    return SHAPES[number % len(SHAPES)].format(number)


class Lines(unittest.TestCase):
    def judge(self, count: int) -> int:
        """The program's greatest size in KiB."""
        home = Home()
        self.addCleanup(home.close)
        process = subprocess.Popen([BIN / "sallyport-cli", "link", "check", "--json", "-"], env=home.env, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE)

        def feed():
            with process.stdin:
                for begin in range(0, count, CHUNK):
                    some = range(begin, min(begin + CHUNK, count))
                    process.stdin.write("".join(line_of(number) + "\n" for number in some).encode())

        feeder = threading.Thread(target=feed)
        feeder.start()
        answered = 0
        with process.stdout:
            for line in process.stdout:
                if f'"input":"{line_of(answered)}"'.encode() not in line:
                    self.fail(f"line {answered} was answered by {line!r}")
                answered += 1
        feeder.join()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(answered, count)
        self.assertEqual(process.returncode, 1, "some of them are imitations")
        # What a child has used counts from before it became another program, when it was a copy of this one.
        self.assertGreater(used.ru_maxrss, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return used.ru_maxrss

    def test_a_million_lines_take_no_more_memory_than_a_few(self):
        few, many = self.judge(FEW), self.judge(MANY)
        self.assertLess(many, few * 1.3, f"{few} KiB for {FEW} lines, {many} KiB for {MANY}")


if __name__ == "__main__":
    unittest.main(verbosity=2)
