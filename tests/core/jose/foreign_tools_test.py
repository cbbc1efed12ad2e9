#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""core/jose beside two implementations nobody here wrote: Debian's `jose` command line and python3-jwcrypto.

Each verifies what we sign, we verify what they sign, and all three agree on thumbprints and on what to refuse.
Usage: foreign_tools_test.py PATH-OF-JOSE_PEER. A missing tool is a failure, never a skip: ./dev test installs both.
"""
import base64
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import unittest

from jwcrypto import jwk, jws

PEER = sys.argv.pop(1)
PAYLOAD = {"iss": "https://localhost:41873", "sid": "s-1", "ended_at": 1562262616, "by": "self", "text": "ü🔑\"\\\n"}
RECEIPT = "session-end-receipt+jwt"


def b64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Peer:
    """Our side, through jose_peer."""

    def __init__(self):
        self.process = subprocess.Popen([PEER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Jwcrypto:
    @staticmethod
    def generate(kty):
        kind = {"kty": "EC", "crv": "P-256"} if kty == "EC" else {"kty": "RSA", "size": 2048}
        return json.loads(jwk.JWK.generate(**kind).export())

    @staticmethod
    def public(key):
        return json.loads(jwk.JWK(**key).export_public())

    @staticmethod
    def thumbprint(key):
        return jwk.JWK(**key).thumbprint()

    @staticmethod
    def sign(key, header, payload):
        token = jws.JWS(payload)
        token.add_signature(jwk.JWK(**key), protected=json.dumps(header))
        return token.serialize(compact=True)

    @staticmethod
    def verify(text, key):
        """The payload, or None where the tool refuses."""
        token = jws.JWS()
        try:
            token.deserialize(text, jwk.JWK(**key))
        except (jws.InvalidJWSObject, jws.InvalidJWSSignature, ValueError):
            return None
        return token.payload


class JoseCommand:
    @staticmethod
    def run(*arguments, files, check=True):
        with tempfile.TemporaryDirectory() as folder:
            for name, content in files.items():
                (pathlib.Path(folder) / name).write_bytes(content.encode() if isinstance(content, str) else content)
            done = subprocess.run(["jose", *arguments], cwd=folder, check=check, capture_output=True)
            return done.stdout if done.returncode == 0 else None

    @classmethod
    def generate(cls, kty):
        return json.loads(cls.run("jwk", "gen", "-i", json.dumps({"alg": "ES256" if kty == "EC" else "RS256"}), files={}))

    @classmethod
    def public(cls, key):
        return json.loads(cls.run("jwk", "pub", "-i", "key", files={"key": json.dumps(key)}))

    @classmethod
    def thumbprint(cls, key):
        return cls.run("jwk", "thp", "-i", "key", "-a", "S256", files={"key": json.dumps(key)}).decode().strip()

    @classmethod
    def sign(cls, key, header, payload):
        return cls.run("jws", "sig", "-I", "payload", "-k", "key", "-s", json.dumps({"protected": header}), "-c",
                       files={"payload": payload, "key": json.dumps(key)}).decode().strip()

    @classmethod
    def verify(cls, text, key):
        return cls.run("jws", "ver", "-i", "jws", "-k", "key", "-O", "-", check=False,
                       files={"jws": text, "key": json.dumps(key)})


TOOLS = (Jwcrypto, JoseCommand)


class ForeignTools(unittest.TestCase):
    def setUp(self):
        self.peer = Peer()
        self.addCleanup(self.peer.close)

    def test_they_verify_what_we_sign(self):
        for _ in range(20):
            ours = self.peer.ask(do="sign", header={"typ": RECEIPT, "kid": "k"}, payload=PAYLOAD)
            for tool in TOOLS:
                with self.subTest(tool=tool.__name__, jws=ours["jws"]):
                    self.assertEqual(json.loads(tool.verify(ours["jws"], ours["jwk"])), PAYLOAD)
                    self.assertEqual(tool.thumbprint(ours["jwk"]), ours["thumbprint"])

    def test_they_verify_our_dpop_proofs_with_the_key_inside(self):
        for _ in range(5):
            ours = self.peer.ask(do="prove", method="POST", url="https://localhost:41873/oauth/token?x=1", nonce="n",
                                 token="token")
            header = json.loads(base64.urlsafe_b64decode(ours["jws"].split(".")[0] + "=="))
            self.assertEqual((header["typ"], header["alg"], header["jwk"]), ("dpop+jwt", "ES256", ours["jwk"]))
            for tool in TOOLS:
                with self.subTest(tool=tool.__name__, jws=ours["jws"]):
                    claims = json.loads(tool.verify(ours["jws"], header["jwk"]))
                    self.assertEqual(claims["htu"], "https://localhost:41873/oauth/token")
                    self.assertEqual((claims["htm"], claims["nonce"]), ("POST", "n"))
                    self.assertEqual(claims["ath"], b64url(hashlib.sha256(b"token").digest()))
                    self.assertAlmostEqual(claims["iat"], time.time(), delta=60)
                    self.assertEqual(tool.thumbprint(header["jwk"]), ours["thumbprint"])

    def test_they_verify_our_device_proofs_with_the_key_inside(self):
        for _ in range(5):
            ours = self.peer.ask(do="prove_device", issuer=PAYLOAD["iss"], auth_session="an auth_session", jkt="thumbprint")
            header = json.loads(base64.urlsafe_b64decode(ours["jws"].split(".")[0] + "=="))
            self.assertEqual(header, {"typ": "device-proof+jwt", "alg": "ES256", "jwk": ours["jwk"]})
            self.assertNotIn("d", header["jwk"])
            for tool in TOOLS:
                with self.subTest(tool=tool.__name__, jws=ours["jws"]):
                    claims = json.loads(tool.verify(ours["jws"], header["jwk"]))
                    self.assertAlmostEqual(claims.pop("iat"), time.time(), delta=60)
                    self.assertEqual(claims, {"iss": PAYLOAD["iss"], "jkt": "thumbprint",
                                              "auth_session_hash": b64url(hashlib.sha256(b"an auth_session").digest())})
                    self.assertEqual(tool.thumbprint(header["jwk"]), ours["thumbprint"])

    def test_we_verify_what_they_sign(self):
        for tool in TOOLS:
            for kty, rounds in (("EC", 10), ("RSA", 2)):
                for _ in range(rounds):
                    key = tool.generate(kty)
                    header = {"alg": "ES256" if kty == "EC" else "RS256", "typ": RECEIPT, "kid": "k"}
                    text = tool.sign(key, header, json.dumps(PAYLOAD, indent=1))
                    with self.subTest(tool=tool.__name__, jws=text):
                        answer = self.peer.ask(do="verify", jws=text, jwk=tool.public(key), typ=RECEIPT)
                        self.assertEqual(answer.get("payload"), PAYLOAD)
                        self.assertEqual(answer.get("thumbprint"), tool.thumbprint(key))
                        private = self.peer.ask(do="verify", jws=text, jwk=key, typ=RECEIPT)
                        self.assertIn("error", private)

    def test_we_take_their_dpop_proofs(self):
        for tool in TOOLS:
            key = tool.generate("EC")
            header = {"alg": "ES256", "typ": "dpop+jwt", "jwk": tool.public(key)}
            claims = {"jti": "their-own", "htm": "GET", "htu": "https://localhost:41873/account/v1/sessions",
                      "iat": int(time.time()), "ath": b64url(hashlib.sha256(b"token").digest())}
            proof = tool.sign(key, header, json.dumps(claims))
            request = {"do": "check", "jws": proof, "method": "GET", "url": claims["htu"], "token": "token"}
            with self.subTest(tool=tool.__name__, jws=proof):
                self.assertEqual(self.peer.ask(**request), {"jti": "their-own", "thumbprint": tool.thumbprint(key)})
                self.assertIn("error", self.peer.ask(**{**request, "token": "another"}))
                self.assertIn("error", self.peer.ask(**{**request, "method": "DELETE"}))

    def test_all_three_refuse_what_was_changed(self):
        ours = self.peer.ask(do="sign", header={"typ": RECEIPT}, payload=PAYLOAD)
        text = ours["jws"]
        seed = random.randrange(2**32)
        dice = random.Random(seed)
        # A part's last letter has bits that carry nothing: whoever reads them leniently sees the same token.
        for position in dice.sample([i for i, c in enumerate(text[:-1]) if c != "." and text[i + 1] != "."], 30):
            letter = dice.choice([c for c in "ABCDEFGHabcdefgh0123" if c != text[position]])
            changed = text[:position] + letter + text[position + 1:]
            with self.subTest(seed=seed, position=position, letter=letter):
                self.assertIn("error", self.peer.ask(do="verify", jws=changed, jwk=ours["jwk"], typ=RECEIPT))
                for tool in TOOLS:
                    self.assertIsNone(tool.verify(changed, ours["jwk"]))

    def test_another_key_verifies_nothing(self):
        ours = self.peer.ask(do="sign", header={"typ": RECEIPT}, payload=PAYLOAD)
        other = self.peer.ask(do="sign", header={"typ": RECEIPT}, payload=PAYLOAD)
        self.assertIn("error", self.peer.ask(do="verify", jws=ours["jws"], jwk=other["jwk"], typ=RECEIPT))
        for tool in TOOLS:
            self.assertIsNone(tool.verify(ours["jws"], other["jwk"]))


if __name__ == "__main__":
    unittest.main()
