#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""sallyport-cli with the real gnome-keyring, each test on a session bus of its own (run under dbus-run-session)."""
import os
import subprocess
import unittest

from programs import Home, Service, cli, find_secrets, secrets_of, totp_key


class Keyring(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.home.use_bus(os.environ["DBUS_SESSION_BUS_ADDRESS"])
        cls.service = Service()
        cls.account = cls.service.new_account()
        subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], input=b"keyring password", env=cls.home.env,
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.service.close()
        cls.home.close()

    def items(self) -> str:
        run = subprocess.run(["secret-tool", "search", "--all", "server", "sallyport"], env=self.home.env, capture_output=True,
                             text=True, check=False)
        return run.stderr + run.stdout

    def test_the_session_is_found_again_and_leaves_only_the_device_key(self):
        code, [opened] = cli(self.home, "session", "open", *self.service.arguments, "--identifier",
                             self.account["identifier"], "--name", "Keyring desk", secrets=secrets_of(self.account))
        self.assertEqual(code, 0, opened)
        self.assertIn("session/", self.items())
        code, sessions = cli(self.home, "session", "list")
        self.assertEqual(code, 0, sessions)
        self.assertIn(opened["session_id"], [s["session_id"] for s in sessions if s["current"]])
        code, [ended] = cli(self.home, "session", "end", "--this")
        self.assertEqual((code, ended["ended"]), (0, True))
        left = self.items()
        self.assertNotIn("session/", left)
        self.assertIn("device/", left)
        canaries = {"password": self.account["password"], "key": totp_key(self.account["otpauth"])}
        self.assertEqual(find_secrets(canaries, self.home.path, texts={"log": self.service.log_text()}), [])

        code, [second] = cli(self.home, "session", "open", *self.service.arguments, "--identifier",
                             self.account["identifier"], secrets=secrets_of(self.account))
        self.assertEqual(code, 0, second)
        self.assertEqual(second["device_id"], opened["device_id"], "the device key outlives sign-out")
        self.assertEqual(cli(self.home, "session", "end", "--this")[0], 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
