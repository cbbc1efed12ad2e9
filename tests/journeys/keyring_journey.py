#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""sallyport-cli with the real gnome-keyring, each test on a session bus of its own (run under dbus-run-session)."""
import base64
import json
import os
import re
import signal
import subprocess
import unittest

from programs import LIMIT, Home, Service, cli, cli_process, find_secrets, secrets_of, totp_key


class Keyring(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keyrings = Home()
        cls.keyrings.use_bus(os.environ["DBUS_SESSION_BUS_ADDRESS"])
        cls.service = Service()
        subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], input=b"keyring password", env=cls.keyrings.env,
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.service.close()
        cls.keyrings.close()

    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.close)
        self.home.use_bus(os.environ["DBUS_SESSION_BUS_ADDRESS"])
        subprocess.run(["secret-tool", "clear", "server", "sallyport"], env=self.home.env, check=False)
        self.account = self.service.new_account()  # its codes are its own

    def items(self) -> str:
        """All that is kept under our name: attributes, labels and secrets, as secret-tool prints them."""
        run = subprocess.run(["secret-tool", "search", "--all", "server", "sallyport"], env=self.home.env, capture_output=True,
                             text=True, check=False)
        return run.stderr + run.stdout

    def kept_of_session(self) -> dict[str, str]:
        """The session's own secrets, by name, as they are kept while it is open."""
        [kept] = [value for value in re.findall(r"secret = 1:(\S+)", self.items()) if b"refresh_token" in base64.b64decode(value)]
        record = json.loads(base64.b64decode(kept))
        return {name: record[name] for name in ("access_token", "refresh_token", "auth_session", "key") if name in record}

    def open(self, *more) -> dict:
        code, [opened] = cli(self.home, "session", "open", *self.service.arguments, "--identifier", self.account["identifier"], *more,
                             secrets=secrets_of(self.account))
        self.assertEqual(code, 0, opened)
        return opened

    def end(self):
        code, [ended] = cli(self.home, "session", "end", "--this")
        self.assertEqual((code, ended["ended"]), (0, True))

    def hold_shared_until_interrupted(self) -> dict:
        """The object that tells of its end."""
        held = cli_process(self.home, "session", "open", "--shared", "15", *self.service.arguments, "--identifier",
                           self.account["identifier"], secrets=secrets_of(self.account))
        try:
            opened = json.loads(held.stdout.readline())
            held.send_signal(signal.SIGINT)
            out, err = held.communicate(timeout=LIMIT)
        finally:
            held.kill()
        self.assertEqual(held.returncode, 0, err)
        [end] = [json.loads(line) for line in out.splitlines()]
        self.assertEqual((end["session_id"], end["ended"], end["by"]), (opened["session_id"], True, "self"))
        return end

    def test_the_session_is_found_again_and_leaves_only_the_device_key(self):
        opened = self.open("--name", "Keyring desk")
        self.assertIn("session/", self.items())
        code, sessions = cli(self.home, "session", "list")
        self.assertEqual(code, 0, sessions)
        self.assertIn(opened["session_id"], [s["session_id"] for s in sessions if s["current"]])
        typed = {"password": self.account["password"], "key": totp_key(self.account["otpauth"])}
        kept = self.kept_of_session()
        self.assertEqual({found.split()[0] for found in find_secrets({**typed, **kept}, texts={"keychain": self.items().encode()})},
                         set(kept), "an open session is in the keychain, what was typed never is")
        self.end()
        left = self.items()
        self.assertNotIn("session/", left)
        self.assertIn("device/", left)
        self.assertEqual(find_secrets({**typed, **kept}, self.home.path, self.keyrings.path,
                                      texts={"log": self.service.log_text(), "keychain": left.encode()}), [])

    def test_the_device_key_outlives_sign_out(self):
        first = self.open()
        self.end()
        self.account = self.service.new_account()
        second = self.open()
        self.assertEqual(second["device_id"], first["device_id"])
        self.end()

    def test_a_shared_session_leaves_no_entry_in_the_keychain_and_says_so(self):
        end = self.hold_shared_until_interrupted()
        self.assertEqual((end["keychain_entries_before"], end["keychain_entries_left"]), (0, 0))
        self.assertEqual(self.items(), "")

    def test_entries_that_were_there_before_a_shared_session_are_counted(self):
        self.open()
        self.end()
        [profile] = re.findall(r"attribute.user = device/(\S+)", self.items())
        subprocess.run(["secret-tool", "store", "--label", "code", "user", f"mail/anti-phishing-code/{profile}", "server", "sallyport"],
                       input="0:tulip 77", text=True, env=self.home.env, check=True)
        before = self.items()
        self.account = self.service.new_account()
        end = self.hold_shared_until_interrupted()
        self.assertEqual((end["keychain_entries_before"], end["keychain_entries_left"]), (2, 2))
        self.assertEqual(self.items(), before)


if __name__ == "__main__":
    unittest.main(verbosity=2)
