#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two computers of one person at the real service: who sees whom, who throws whom out, and how the other one learns of it."""
import base64
import json
import shutil
import signal
import time
import unittest

from programs import Home, OneTimeCodes, Service, Watcher, cli, cli_process

PASSPHRASE = "passphrase of the encrypted file"


def claims_of(receipt: str) -> dict:
    return json.loads(base64.urlsafe_b64decode(receipt.split(".")[1] + "=="))


class TwoClients(unittest.TestCase):
    def setUp(self):
        self.service = Service()
        self.addCleanup(self.service.close)
        self.account = self.service.new_account()
        self.codes = OneTimeCodes(self.account["otpauth"])

    def home(self):
        home = Home()
        self.addCleanup(home.close)
        return home

    def copy_of(self, home):
        copy = self.home()
        shutil.copytree(home.path / "data", copy.path / "data", dirs_exist_ok=True)
        return copy

    def secrets(self, **more):
        return {"password": self.account["password"], "store_passphrase": PASSPHRASE, **more}

    def try_to_open(self, home, name, code):
        return cli(home, "session", "open", *self.service.arguments, "--identifier", self.account["identifier"], "--store", "file",
                   "--name", name, secrets=self.secrets(otp=code))

    def open(self, name, home=None):
        home = home or self.home()
        code, [opened] = self.try_to_open(home, name, self.codes.next())
        self.assertEqual(code, 0, opened)
        return home, opened

    def give_a_wrong_code(self):
        code, [error] = self.try_to_open(self.home(), "Stranger", self.codes.wrong())
        self.assertEqual((code, error["error"]), (1, "wrong_code"))

    def cli(self, home, *arguments):
        return cli(home, *arguments, secrets={"store_passphrase": PASSPHRASE})

    def start_watch(self, home, *arguments):
        watcher = Watcher(home, *arguments, secrets={"store_passphrase": PASSPHRASE})
        self.addCleanup(watcher.close)
        return watcher

    def watch(self, home):
        watcher = self.start_watch(home)
        watcher.wait_until_watching()
        return watcher

    def assert_thrown_out(self, code, error, by, by_session=None):
        self.assertEqual((code, error["error"], error["by"], error.get("by_session")), (1, "session_ended", by, by_session), error)
        self.assertEqual(claims_of(error["receipt"])["by"], by)

    def test_one_throws_the_other_out_and_the_other_notices_by_itself(self):
        desk, here = self.open("Desk")
        watch = self.watch(desk)
        self.assertEqual(watch.wait_for("new_device")["device_id"], here["device_id"])
        seen = int(time.time())  # the service knows by whole seconds who is older
        while int(time.time()) == seen:
            time.sleep(0.02)
        laptop, there = self.open("Laptop")
        came = watch.wait_for("new_device", session_id=there["session_id"])
        self.assertEqual((came["device_id"], came["device_name"], came["review"]), (there["device_id"], "Laptop", "open"))
        self.give_a_wrong_code()
        came = watch.wait_for("sign_in_incomplete")
        self.assertNotIn("session_id", came)

        code, devices = self.cli(desk, "device", "list")
        self.assertEqual((code, {d["device_id"]: (d["name"], d["current"], d["new"], [s["session_id"] for s in d["sessions"]]) for d in devices}),
                         (0, {here["device_id"]: ("Desk", True, True, [here["session_id"]]),
                              there["device_id"]: ("Laptop", False, True, [there["session_id"]])}))
        code, sign_ins = self.cli(desk, "sign-in", "list")
        # Newest first; within one second in any order.
        self.assertEqual(code, 0)
        self.assertEqual([s["at"] for s in sign_ins], sorted((s["at"] for s in sign_ins), reverse=True))
        self.assertCountEqual([(s["outcome"], s["device_id"]) for s in sign_ins if s["outcome"] == "signed_in"],
                              [("signed_in", there["device_id"]), ("signed_in", here["device_id"])])
        self.assertEqual([s["outcome"] for s in sign_ins if s["outcome"] != "signed_in"], ["wrong_code"])

        code, [device] = self.cli(desk, "device", "rename", there["device_id"], "Stolen laptop")
        self.assertEqual((code, device.get("name")), (0, "Stolen laptop"), device)
        code, [error] = self.cli(laptop, "device", "rename", here["device_id"], "Mine now")
        self.assertEqual((code, error["error"]), (1, "newcomer"))
        code, [error] = self.cli(laptop, "device", "revoke", here["device_id"])
        self.assertEqual((code, error["error"]), (1, "newcomer"))

        others = [self.watch(laptop), self.watch(laptop)]  # one polls, the other reads what that one stores
        token_holder = self.copy_of(laptop)
        code, [gone] = self.cli(desk, "device", "revoke", there["device_id"])
        self.assertEqual((code, gone["device_id"], gone["revoked"]), (0, there["device_id"], True), gone)
        [ended] = gone["sessions"]
        claims = claims_of(ended["receipt"])
        self.assertEqual((ended["session_id"], ended["ended"]), (there["session_id"], True))
        self.assertEqual((claims["sid"], claims["by"], claims["by_session"]), (there["session_id"], "other_session", here["session_id"]))

        for other in others:
            code, error = other.wait_for_end()
            self.assert_thrown_out(code, error, "other_session", here["session_id"])
            self.assertEqual(error["receipt"], ended["receipt"])
        code, [error] = self.cli(token_holder, "session", "list")  # its access token has minutes to live, and is refused
        self.assert_thrown_out(code, error, "other_session", here["session_id"])
        code, [*kept, error] = self.cli(laptop, "alert", "list")  # what came before stays to be read
        self.assertEqual((code, error["error"]), (1, "not_signed_in"))
        self.assertIn("sign_in_incomplete", [a["kind"] for a in kept])
        came = watch.wait_for("session_ended")
        self.assertEqual((came["session_id"], came["by"], came["by_session"]), (there["session_id"], "other_session", here["session_id"]))

        code, devices = self.cli(desk, "device", "list")
        self.assertEqual((code, [d["device_id"] for d in devices]), (0, [here["device_id"]]))
        code, [error] = self.cli(desk, "device", "revoke", there["device_id"])
        self.assertEqual((code, error["error"]), (1, "not_found"))
        self.assertEqual(watch.interrupt(signal.SIGTERM), 0)

    def test_nothing_is_lost_over_a_restart_of_either_side_and_nothing_comes_twice(self):
        desk, here = self.open("Desk")
        first = self.watch(desk)
        first.wait_for("new_device", session_id=here["session_id"])
        self.assertEqual(first.interrupt(signal.SIGINT), 0)
        _, there = self.open("Laptop")  # while nobody watches
        self.give_a_wrong_code()
        second = self.start_watch(desk, "--count", "2")
        self.assertEqual(second.wait_for_end()[0], 0)
        self.assertEqual({(a["kind"], a.get("session_id")) for a in second.objects},
                         {("new_device", there["session_id"]), ("sign_in_incomplete", None)})

        third = self.watch(desk)
        self.service.kill()
        third.wait_for_note("No alerts since")
        code, [error] = self.cli(desk, "alert", "verify")
        self.assertEqual((code, error["error"]), (3, "no_proof"))
        self.service.start()
        self.give_a_wrong_code()
        third.wait_for("sign_in_incomplete")
        self.assertEqual(third.interrupt(signal.SIGTERM), 0)
        self.assertEqual(len(third.objects), 1)  # what the others told is not told again

        code, alerts = self.cli(desk, "alert", "list")
        self.assertEqual((code, sorted(a["kind"] for a in alerts)),
                         (0, ["new_device", "new_device", "sign_in_incomplete", "sign_in_incomplete"]))
        self.assertEqual([a["at"] for a in alerts], sorted((a["at"] for a in alerts), reverse=True))
        code, [proof] = self.cli(desk, "alert", "verify")
        self.assertEqual((code, proof["alive"]), (0, True))
        self.assertAlmostEqual(proof["at"], time.time(), delta=30)

        code, [ended] = self.cli(desk, "session", "end", "--others")
        self.assertEqual((code, ended["session_id"], ended["ended"]), (0, there["session_id"], True))
        self.assertEqual(claims_of(ended["receipt"])["sid"], there["session_id"])
        self.assertEqual(self.cli(desk, "session", "end", "--others"), (0, []))
        code, [newest, *former] = self.cli(desk, "alert", "list")
        self.assertEqual((code, newest["kind"], former), (0, "session_ended", alerts))

        self.service.kill()
        code, again = self.cli(desk, "alert", "list")  # what is kept is shown, and that there may be more is said
        self.assertEqual((code, again[:-1], again[-1]["error"]), (3, [newest, *alerts], "unreachable"))
        code, [error] = self.cli(desk, "alert", "verify")
        self.assertEqual((code, error["error"]), (3, "unreachable"))

    def test_two_programs_of_one_computer_are_one_holder(self):
        desk, _ = self.open("Desk")
        watchers = [self.watch(desk), self.watch(desk)]
        self.give_a_wrong_code()
        came = [w.wait_for("sign_in_incomplete")["jti"] for w in watchers]
        self.assertEqual(came[0], came[1])
        code, [proof] = self.cli(desk, "alert", "verify")  # a third one, by way of the first
        self.assertEqual((code, proof["alive"]), (0, True))
        watchers[0].process.kill()  # in the middle of its poll
        watchers[1].wait_for_note("Connected", "Alerts alive")
        self.give_a_wrong_code()
        watchers[1].wait_for("sign_in_incomplete")
        again = self.watch(desk)
        code, sessions = self.cli(desk, "session", "list")
        self.assertEqual((code, len(sessions)), (0, 1))
        self.assertEqual(self.cli(desk, "session", "end", "--this")[0], 0)
        for watcher in (watchers[1], again):
            self.assert_thrown_out(*watcher.wait_for_end(), "self")

    def test_a_service_killed_between_the_end_and_its_proof_leaves_no_false_word(self):
        desk, here = self.open("Desk")
        laptop, there = self.open("Laptop")
        watch = self.watch(laptop)
        ending = cli_process(desk, "session", "end", there["session_id"], secrets={"store_passphrase": PASSPHRASE})
        self.addCleanup(ending.stderr.close)
        audit = self.service.folder / "audit.log"
        while b"sessionEnded" not in audit.read_bytes() and ending.poll() is None:
            pass  # the kill is to fall between this line and the proof, a few milliseconds later
        self.service.kill()
        said = json.loads(ending.communicate(timeout=60)[0])
        self.assertIn((ending.returncode, said.get("ended")), [(3, None), (0, True)])  # never ended without its proof
        self.service.start()
        code, [ended] = self.cli(desk, "session", "end", there["session_id"])
        self.assertEqual((code, ended["ended"]), (0, True), (said, ended))
        code, error = watch.wait_for_end()
        self.assert_thrown_out(code, error, "other_session", here["session_id"])
        self.assertEqual(error["receipt"], ended["receipt"])

    def test_a_copied_session_ends_and_both_holders_are_told_why(self):
        desk, here = self.open("Desk")
        owner = self.watch(desk)
        thief = self.start_watch(self.copy_of(desk))
        for watcher in (owner, thief):
            code, error = watcher.wait_for_end()
            self.assert_thrown_out(code, error, "reuse")
            self.assertIn("copy", error["message"])
            self.assertEqual(claims_of(error["receipt"])["sid"], here["session_id"])
        self.open("Desk", desk)
        code, alerts = self.cli(desk, "alert", "list")
        self.assertEqual((code, [a["session_id"] for a in alerts if a.get("copied_session")]), (0, [here["session_id"]]), alerts)


if __name__ == "__main__":
    unittest.main(verbosity=2)
