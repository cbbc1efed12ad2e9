#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts of the real service, verified by Debian's `jose` and python3-jwcrypto with the keys the service publishes."""
import base64
import json
import pathlib
import ssl
import subprocess
import tempfile
import time
import unittest
import urllib.request

from jwcrypto import jwk, jws

from programs import Home, OneTimeCodes, Service, cli

PASSPHRASE = "passphrase of the encrypted file"


def header_of(receipt: str):
    return json.loads(base64.urlsafe_b64decode(receipt.split(".")[0] + "=="))


def by_jose(receipt: str, keys: str):
    """The payload, or None where the tool refuses."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("receipt", receipt), ("keys", keys)):
            (pathlib.Path(folder) / name).write_text(content, encoding="ascii")
        run = subprocess.run(["jose", "jws", "ver", "-i", "receipt", "-k", "keys", "-O", "-"], cwd=folder, capture_output=True, check=False)
    return run.stdout if run.returncode == 0 else None


def by_jwcrypto(receipt: str, keys: str):
    token = jws.JWS()
    try:
        token.deserialize(receipt, jwk.JWKSet.from_json(keys).get_key(header_of(receipt)["kid"]))
    except (jws.InvalidJWSObject, jws.InvalidJWSSignature):
        return None
    return token.payload


TOOLS = (by_jose, by_jwcrypto)


class Receipts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service()
        cls.issuer = cls.service.ready["issuer"]

    @classmethod
    def tearDownClass(cls):
        cls.service.close()

    def home(self):
        home = Home()
        self.addCleanup(home.close)
        return home

    def open(self, account, home):
        codes = account.setdefault("codes", OneTimeCodes(account["otpauth"]))
        code, [opened] = cli(home, "session", "open", *self.service.arguments, "--identifier", account["identifier"], "--store", "file",
                             secrets={"password": account["password"], "otp": codes.next(), "store_passphrase": PASSPHRASE})
        self.assertEqual(code, 0, opened)
        return opened["session_id"]

    def end(self, home, *which):
        code, [ended] = cli(home, "session", "end", *which, secrets={"store_passphrase": PASSPHRASE})
        self.assertEqual((code, ended["ended"]), (0, True), ended)
        return ended["receipt"]

    def get(self, url):
        trust = ssl.create_default_context(cafile=self.service.ready["ca_file"])
        with urllib.request.urlopen(url, context=trust) as answer:
            return answer.read().decode()

    def keys(self):
        metadata = json.loads(self.get(self.issuer + "/.well-known/oauth-authorization-server"))
        self.assertEqual(metadata["jwks_uri"], self.issuer + "/oauth/jwks")
        return self.get(metadata["jwks_uri"])

    def proved(self, receipt):
        """The claims, after both tools have verified them."""
        keys = self.keys()
        for key in json.loads(keys)["keys"]:
            self.assertNotIn("d", key)
        header = header_of(receipt)
        self.assertEqual((header["typ"], header["alg"]), ("session-end-receipt+jwt", "ES256"))
        self.assertIn(header["kid"], [key["kid"] for key in json.loads(keys)["keys"]])
        payloads = [tool(receipt, keys) for tool in TOOLS]
        self.assertNotIn(None, payloads)
        self.assertEqual(payloads[0], payloads[1])
        claims = json.loads(payloads[0])
        self.assertEqual(claims["iss"], self.issuer)
        self.assertAlmostEqual(claims["ended_at"], time.time(), delta=60)
        return claims

    def test_signing_out_gives_a_receipt_that_anybody_can_verify_also_later(self):
        home = self.home()
        sid = self.open(self.service.new_account(), home)
        receipt = self.end(home, "--this")
        claims = self.proved(receipt)
        self.assertEqual((claims["sid"], claims["by"]), (sid, "self"))
        self.assertEqual(len(base64.urlsafe_b64decode(claims["jkt"] + "=")), 32)

        head, body, signature = receipt.split(".")
        other_body = base64.urlsafe_b64encode(json.dumps({**claims, "sid": "another"}).encode()).rstrip(b"=").decode()
        stranger = json.dumps({"keys": [json.loads(jwk.JWK.generate(kty="EC", crv="P-256", kid=header_of(receipt)["kid"]).export_public())]})
        for tool in TOOLS:
            with self.subTest(tool=tool.__name__):
                self.assertIsNone(tool(f"{head}.{other_body}.{signature}", self.keys()))
                self.assertIsNone(tool(receipt, stranger))

        self.service.kill()
        self.service.start()
        self.assertEqual(self.proved(receipt), claims)

    def test_a_session_ended_from_elsewhere_names_who_did_it(self):
        account, here, there = self.service.new_account(), self.home(), self.home()
        mine = self.open(account, here)  # first: a newcomer may not end an older device's session
        theirs = self.open(account, there)
        claims = self.proved(self.end(here, theirs))
        self.assertEqual((claims["sid"], claims["by"], claims["by_session"]), (theirs, "other_session", mine))


if __name__ == "__main__":
    unittest.main(verbosity=2)
