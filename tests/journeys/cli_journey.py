#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""sallyport-cli against the real sallyport-service over TLS, with the encrypted file as its store."""
import json
import signal
import socket
import subprocess
import threading
import time
import unittest

from programs import BIN, Home, Service, cli, cli_process, find_secrets, secrets_of, totp_key

PASSPHRASE = "canary of the encrypted file"


class Journey(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service()

    @classmethod
    def tearDownClass(cls):
        cls.service.close()

    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.close)
        self.account = self.service.new_account()

    def open(self, home=None, **changes):
        secrets = secrets_of(self.account, store_passphrase=PASSPHRASE)
        secrets.update(changes)
        return cli(home or self.home, "session", "open", *self.service.arguments, "--identifier",
                   self.account["identifier"], "--store", "file", "--name", "Journey desk", secrets=secrets)

    def again(self, *arguments, home=None):
        return cli(home or self.home, *arguments, secrets={"store_passphrase": PASSPHRASE})

    def canaries(self):
        return {"password": self.account["password"], "authenticator key": totp_key(self.account["otpauth"]),
                "store passphrase": PASSPHRASE}

    def test_open_list_end(self):
        code, [opened] = self.open()
        self.assertEqual(code, 0, opened)
        self.assertTrue(opened["session_id"])
        self.assertTrue(opened["device_id"])
        self.assertGreater(opened["expires_at"], time.time())

        code, sessions = self.again("session", "list")
        self.assertEqual(code, 0, sessions)
        mine = [s for s in sessions if s["current"]]
        self.assertEqual([s["session_id"] for s in mine], [opened["session_id"]])
        self.assertEqual(mine[0]["device_name"], "Journey desk")

        code, [ended] = self.again("session", "end", "--this")
        self.assertEqual(code, 0, ended)
        self.assertEqual(ended["session_id"], opened["session_id"])
        self.assertIs(ended["ended"], True)
        self.assertEqual(ended["receipt"].count("."), 2)

        code, [error] = self.again("session", "list")
        self.assertEqual((code, error["error"]), (1, "not_signed_in"))
        self.assertEqual(find_secrets(self.canaries(), self.home.path, texts={"service's log": self.service.log_text()}), [])

    def test_the_other_computer_is_thrown_out_and_told_so(self):
        other = Home()
        self.addCleanup(other.close)
        code, [mine] = self.open()  # first: a newcomer may not end an older device's session
        self.assertEqual(code, 0, mine)
        code, [theirs] = self.open(home=other)
        self.assertEqual(code, 0, theirs)
        self.assertNotEqual(mine["session_id"], theirs["session_id"])

        code, [ended] = self.again("session", "end", theirs["session_id"])
        self.assertEqual(code, 0, ended)
        self.assertIs(ended["ended"], True)
        self.assertTrue(ended["receipt"])

        code, [error] = self.again("session", "list", home=other)
        self.assertEqual((code, error["error"]), (1, "session_ended"))
        code, [error] = self.again("session", "end", "no-such-session")
        self.assertEqual((code, error["error"]), (1, "not_found"))
        self.assertEqual(self.again("session", "end", "--this")[0], 0)

    def test_a_new_session_takes_the_place_of_the_one_before(self):
        code, [first] = self.open()
        self.assertEqual(code, 0, first)
        code, [second] = self.open()  # waits for the next code: one is good once
        self.assertEqual(code, 0, second)
        code, sessions = self.again("session", "list")
        self.assertEqual((code, [s["session_id"] for s in sessions]), (0, [second["session_id"]]))
        self.assertEqual(second["device_id"], first["device_id"])

    def test_a_wrong_password_is_refused_and_nothing_is_kept(self):
        code, [error] = self.open(password="not the canary at all")
        self.assertEqual((code, error["error"]), (1, "wrong_credentials"))
        code, [error] = self.again("session", "list")
        self.assertEqual((code, error["error"]), (1, "not_signed_in"))

    def test_a_missing_passphrase_or_code_is_named(self):
        code, [error] = self.open(store_passphrase="")
        self.assertEqual((code, error["error"]), (4, "passphrase_needed"))
        code, [error] = self.open(otpauth="")
        self.assertEqual((code, error["error"]), (1, "code_needed"))

    def test_the_wrong_passphrase_opens_nothing_and_loses_nothing(self):
        self.assertEqual(self.open()[0], 0)
        code, [error] = cli(self.home, "session", "list", secrets={"store_passphrase": "wrong"})
        self.assertEqual((code, error["error"]), (4, "wrong_passphrase"))
        self.assertEqual(self.again("session", "end", "--this")[0], 0)

    def test_another_key_or_no_service_is_never_sent_a_password(self):
        arguments = self.service.arguments
        wrong = arguments[:-1] + ["sha256/" + "A" * 43 + "="]
        code, [error] = cli(self.home, "session", "open", *wrong, "--identifier", "x@y.example", "--store", "memory",
                            secrets=secrets_of(self.account))
        self.assertEqual((code, error["error"]), (3, "not_trusted"))
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            nobody = ["--service", f"https://localhost:{closed.getsockname()[1]}", *arguments[2:]]
            code, [error] = cli(self.home, "session", "open", *nobody, "--identifier", "x@y.example", "--store", "memory",
                                secrets=secrets_of(self.account))
        self.assertEqual((code, error["error"]), (3, "unreachable"))

    def test_no_keychain_is_said_and_the_file_is_offered(self):
        code, [error] = cli(self.home, "session", "open", *self.service.arguments, "--identifier",
                            self.account["identifier"], secrets=secrets_of(self.account))
        self.assertEqual(code, 4, error)
        self.assertEqual(error["error"], "store_no_service")

    def test_killed_at_any_moment_no_secret_stays_behind(self):
        for delay in (0.05, 0.3, 0.8, 1.6, 3.0):
            home = Home()
            self.account = self.service.new_account()
            process = cli_process(home, "session", "open", *self.service.arguments, "--identifier",
                                  self.account["identifier"], "--store", "file",
                                  secrets=secrets_of(self.account, store_passphrase=PASSPHRASE))
            try:
                process.communicate(timeout=delay)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
            self.assertEqual(find_secrets(self.canaries(), home.path), [], f"killed after {delay} s")
            code, answer = self.again("session", "list", home=home)
            self.assertIn((code, answer[0].get("error")), [(0, None), (1, "not_signed_in"), (1, "session_ended")], answer)
            home.close()

    def test_many_commands_at_once_share_one_session(self):
        code, [opened] = self.open()
        self.assertEqual(code, 0, opened)
        results = []
        threads = [threading.Thread(target=lambda: results.append(self.again("session", "list"))) for _ in range(4)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual([r[0] for r in results], [0] * 4, results)
        self.assertEqual(self.again("session", "end", "--this")[0], 0)

    def test_the_passcode_goes_by_descriptor_and_approves_what_the_arguments_say(self):
        code, [opened] = self.open()
        self.assertEqual(code, 0, opened)
        place = {"asset": "XRP", "network": "XRP", "address": "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh", "memo": "104217"}
        options = [word for name, value in place.items() for word in (f"--{name}", value)]

        def run(*arguments, **secrets):
            return cli(self.home, *arguments, secrets={"store_passphrase": PASSPHRASE, **secrets})

        code, [error] = run("action", "approve", "add", *options)
        self.assertEqual((code, error["error"]), (2, "passcode_needed"))
        code, [error] = run("action", "approve", "add", *options, passcode="905283")
        self.assertEqual((code, error["error"]), (1, "passcode_not_set"))
        code, [error] = run("passcode", "set", passcode="111111")
        self.assertEqual((code, error["error"]), (1, "weak_passcode"))
        code, [done] = run("passcode", "set", passcode="905283")
        self.assertEqual((code, done), (0, {"result": "done", "pending_id": None, "effective_at": None}))
        code, [error] = run("passcode", "set", passcode="648125")
        self.assertEqual((code, error["error"]), (2, "passcode_needed"))
        code, [error] = run("action", "approve", "add", *options, passcode="905284")
        self.assertEqual((code, error["error"], error["attempts_left"]), (1, "wrong_passcode", 4))
        code, [done] = run("action", "approve", "add", *options, passcode="905283")
        self.assertEqual((code, done["result"], {name: done[name] for name in place}), (0, "done", place))
        code, [listed] = run("address", "list")
        self.assertEqual((code, {name: listed[name] for name in place}), (0, place))

        code, [asked] = run("passcode", "set", "--forgotten", passcode="648125")
        self.assertEqual((code, asked["result"]), (0, "pending"))
        code, [waiting] = run("pending", "list")
        self.assertEqual((code, waiting["pending_id"], waiting["kind"], waiting["current"]), (0, asked["pending_id"], "passcode", True))
        code, [error] = run("pending", "approve", "--", asked["pending_id"])
        self.assertEqual((code, error["error"]), (1, "not_allowed"))
        code, [done] = run("pending", "cancel", "--", asked["pending_id"])
        self.assertEqual((code, done), (0, {"pending_id": asked["pending_id"], "result": "cancelled"}))
        self.assertEqual(run("pending", "list"), (0, []))
        passcodes = {"passcode": "905283", "forgotten passcode's successor": "648125"}
        self.assertEqual(find_secrets(passcodes, self.home.path, texts={"service's log": self.service.log_text()}), [])

    def test_a_link_of_no_authenticator_is_seen_before_a_try_is_spent(self):
        code, [error] = self.open(otpauth="otpauth://totp/x?secret=!!")
        self.assertEqual((code, error["error"]), (2, "bad_otpauth"))
        code, [opened] = self.open()
        self.assertEqual(code, 0, opened)
        code, sign_ins = self.again("sign-in", "list")
        self.assertEqual((code, [s["outcome"] for s in sign_ins]), (0, ["signed_in"]))

    def test_no_command_at_all_is_wrong_usage_and_shows_the_commands(self):
        run = subprocess.run([BIN / "sallyport-cli"], env=self.home.env, capture_output=True, check=False, text=True)
        self.assertEqual((run.returncode, run.stdout), (2, ""))
        self.assertIn("Usage: sallyport-cli session open", run.stderr)

    def test_a_password_on_the_command_line_is_not_taken(self):
        run = subprocess.run([BIN / "sallyport-cli", "session", "open", "--password", "x"], env=self.home.env, capture_output=True, check=False)
        self.assertEqual(run.returncode, 2)


class Practice(unittest.TestCase):
    """The practice account by its name, as the window runs it."""

    def test_the_practice_account_is_found_while_it_runs(self):
        home = Home()
        self.addCleanup(home.close)
        arguments = ["session", "open", "--profile", "practice", "--identifier", "trader@practice.example", "--store", "memory"]
        code, [error] = cli(home, *arguments, secrets={})
        self.assertEqual((code, error["error"]), (3, "practice_not_running"))
        service = Service(home.path / "data" / "sallyport" / "practice")
        self.addCleanup(service.close)
        held = cli_process(home, *arguments, secrets=secrets_of(service.practice))
        self.addCleanup(held.communicate)
        opened = json.loads(held.stdout.readline())
        self.assertLess(opened["expires_at"] - time.time(), 16 * 60)
        code, [error] = cli(home, "session", "list")
        self.assertEqual((code, error["error"]), (1, "not_signed_in"))
        held.send_signal(signal.SIGINT)
        ended = json.loads(held.stdout.readline())
        self.assertEqual(held.wait(timeout=60), 0)
        self.assertEqual((ended["session_id"], ended["ended"], ended["by"]), (opened["session_id"], True, "self"))
        self.assertEqual(ended["files_left"], [])  # the practice service's own data is the service's
        self.assertEqual(service.stop(), 0)
        code, [error] = cli(home, *arguments, secrets={})
        self.assertEqual((code, error["error"]), (3, "practice_not_running"))

    def test_a_file_cannot_take_the_place_of_a_built_in_account(self):
        home = Home()
        self.addCleanup(home.close)
        profile = home.path / "fake.json"
        for taken in ({"id": "practice"}, {"id": "kucoin"}, {"name": "KuCion"}, {"issuer": "https://kuc0in.example"}):
            profile.write_text(json.dumps({"id": "mine", "name": "x", "sign_in": "native", "issuer": "https://localhost:1",
                                           "pins": ["sha256/" + "A" * 43 + "="]} | taken))
            code, [error] = cli(home, "session", "open", "--profile", str(profile), "--identifier", "a@b.example", secrets={"password": "x"})
            self.assertEqual((code, error["error"]), (2, "bad_profile"), taken)
            self.assertIn("suspicion", error["message"])
        profile.write_text(json.dumps({"id": "mine", "name": "x", "sign_in": "native", "issuer": "https://localhost:1",
                                       "pinns": ["sha256/" + "A" * 43 + "="]}))
        code, [error] = cli(home, "session", "open", "--profile", str(profile), "--identifier", "a@b.example", secrets={"password": "x"})
        self.assertEqual((code, error["error"]), (2, "bad_profile"))
        self.assertIn("pinns", error["message"])

    def test_kucoin_is_not_pretended_to(self):
        home = Home()
        self.addCleanup(home.close)
        code, [error] = cli(home, "session", "open", "--profile", "kucoin", "--identifier", "a@b.example", secrets={"password": "x"})
        self.assertEqual((code, error["error"]), (1, "web_sign_in_needed"))


class ServiceDies(unittest.TestCase):
    """The service goes away and comes back: same address, same sessions."""

    def test_a_session_outlives_the_service(self):
        service = Service()
        self.addCleanup(service.close)
        home = Home()
        self.addCleanup(home.close)
        secrets = secrets_of(service.practice, store_passphrase=PASSPHRASE)
        code, [opened] = cli(home, "session", "open", *service.arguments, "--identifier", service.practice["identifier"],
                             "--store", "file", secrets=secrets)
        self.assertEqual(code, 0, opened)
        issuer = service.ready["issuer"]
        service.kill()
        code, [error] = cli(home, "session", "list", secrets={"store_passphrase": PASSPHRASE})
        self.assertEqual((code, error["error"]), (3, "unreachable"))
        service.start()
        self.assertEqual(service.ready["issuer"], issuer)
        code, sessions = cli(home, "session", "list", secrets={"store_passphrase": PASSPHRASE})
        self.assertEqual(code, 0, sessions)
        self.assertEqual([s["session_id"] for s in sessions if s["current"]], [opened["session_id"]])

        service.kill()
        code, [ended] = cli(home, "session", "end", "--this", secrets={"store_passphrase": PASSPHRASE})
        self.assertEqual((code, ended["ended"], ended["receipt"]), (3, False, None))
        code, [error] = cli(home, "session", "list", secrets={"store_passphrase": PASSPHRASE})
        self.assertEqual((code, error["error"]), (1, "not_signed_in"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
