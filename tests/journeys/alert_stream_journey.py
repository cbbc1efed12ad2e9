#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The alert stream of the real service, used by a client that shares no code with it: signs in by docs/protocol.md, polls, and has the
tokens verified by Debian's `jose` and python3-jwcrypto."""
import base64
import hashlib
import http.client
import json
import queue
import secrets
import ssl
import threading
import time
import unittest
import urllib.parse

from jwcrypto import jwk, jws

from programs import LIMIT, OneTimeCodes, Service
from receipt_journey import TOOLS, header_of

CAEP = "https://schemas.openid.net/secevent/caep/event-type/"
SSF = "https://schemas.openid.net/secevent/ssf/event-type/"


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def hash_of(text: str) -> str:
    return base64url(hashlib.sha256(text.encode()).digest())


def signed(key: jwk.JWK, typ: str, payload: dict) -> str:
    token = jws.JWS(json.dumps(payload))
    token.add_signature(key, None, json.dumps({"typ": typ, "alg": "ES256", "jwk": json.loads(key.export_public())}))
    return token.serialize(compact=True)


def solve(challenge: dict) -> dict:
    """ALTCHA v2, PBKDF2/SHA-256."""
    wanted = challenge["parameters"]
    prefix = wanted["keyPrefix"]
    nonce, salt = bytes.fromhex(wanted["nonce"]), bytes.fromhex(wanted["salt"])
    for counter in range(1 << 20):
        key = hashlib.pbkdf2_hmac("sha256", nonce + counter.to_bytes(4, "big"), salt, wanted["cost"], wanted["keyLength"]).hex()
        if key.startswith(prefix):
            return {"counter": counter, "derivedKey": key, "time": 1}
    raise AssertionError("no solution")


class WireClient:
    """One session, over TLS, by hand."""

    def __init__(self, service: Service):
        self.ready = service.ready
        self.tls = ssl.create_default_context(cafile=self.ready["ca_file"])
        self.key, self.device = (jwk.JWK.generate(kty="EC", crv="P-256") for _ in range(2))
        self.nonce = self.token = None

    def call(self, method: str, path: str, form: dict | None = None, body: dict | None = None):
        """(status, the object answered)"""
        for _ in range(2):
            proof = {"jti": secrets.token_urlsafe(16), "htm": method, "htu": self.ready["issuer"] + path, "iat": int(time.time())}
            if self.nonce:
                proof["nonce"] = self.nonce
            headers = {}
            if self.token:
                proof["ath"] = hash_of(self.token)
                headers["Authorization"] = f"DPoP {self.token}"
            headers["DPoP"] = signed(self.key, "dpop+jwt", proof)
            content = None
            if form is not None:
                headers["Content-Type"], content = "application/x-www-form-urlencoded", urllib.parse.urlencode(form)
            elif body is not None:
                headers["Content-Type"], content = "application/json", json.dumps(body)
            connection = http.client.HTTPSConnection(urllib.parse.urlsplit(self.ready["issuer"]).netloc, context=self.tls, timeout=LIMIT)
            try:
                connection.request(method, path, content, headers)
                answer = connection.getresponse()
                text = answer.read()
            finally:
                connection.close()
            self.nonce = answer.headers.get("DPoP-Nonce", self.nonce)
            read = json.loads(text) if text else {}
            if read.get("error") != "use_dpop_nonce":
                break
        return answer.status, read

    def sign_in(self, account: dict):
        verifier = secrets.token_urlsafe(32)
        who = {"username": account["identifier"], "password": account["password"]}
        _, asked = self.call("POST", "/oauth/challenge", {
            "client_id": "sallyport-desktop", "response_type": "code", "scope": "account ssf.read",
            "code_challenge": hash_of(verifier), "code_challenge_method": "S256", **who})
        _, asked = self.call("POST", "/oauth/challenge", {"auth_session": asked["auth_session"], "captcha_type": "work"})
        task = asked["captcha_challenge"]
        captcha = {"type": "work", "id": task["id"], "challenge": task["challenge"], "solution": solve(task["challenge"])}
        _, asked = self.call("POST", "/oauth/challenge", {"auth_session": asked["auth_session"], "captcha": json.dumps(captcha), **who})
        _, asked = self.call("POST", "/oauth/challenge", {
            "auth_session": asked["auth_session"], "otp_method": "totp", "otp": OneTimeCodes(account["otpauth"]).next()})
        device = signed(self.device, "device-proof+jwt", {
            "iss": self.ready["issuer"], "auth_session_hash": hash_of(asked["auth_session"]), "jkt": self.key.thumbprint(), "iat": int(time.time())})
        _, code = self.call("POST", "/oauth/challenge", {
            "auth_session": asked["auth_session"], "device_kind": "own", "device_name": "Script", "device_proof": device})
        _, tokens = self.call("POST", "/oauth/token", {
            "grant_type": "authorization_code", "client_id": "sallyport-desktop", "code": code["authorization_code"], "code_verifier": verifier})
        self.token, self.sid = tokens["access_token"], tokens["sid"]

    def open_stream(self):
        status, found = self.call("GET", "/.well-known/ssf-configuration")
        assert status == 200, found
        path = urllib.parse.urlsplit(found["configuration_endpoint"]).path
        status, self.stream = self.call("POST", path, body={"delivery": {"method": "urn:ietf:rfc:8936"}})
        assert status == 201, self.stream
        self.poll_path = urllib.parse.urlsplit(self.stream["delivery"]["endpoint_url"]).path

    def poll(self, attempt: str, continuity: str | None = None, **members):
        shown = {"continuity": continuity} if continuity else {}
        return self.call("POST", self.poll_path, body={"attempt": attempt, **shown, **members})


class AlertStreams(unittest.TestCase):
    def setUp(self):
        self.service = Service()
        self.addCleanup(self.service.close)
        self.client = WireClient(self.service)
        self.client.sign_in(self.service.new_account())
        self.client.open_stream()

    def proved(self, token: str) -> dict:
        """The claims, after both tools have verified them."""
        keys = json.dumps(self.client.call("GET", "/oauth/jwks")[1])
        header = header_of(token)
        self.assertEqual((header["typ"], header["alg"]), ("secevent+jwt", "ES256"))
        payloads = [tool(token, keys) for tool in TOOLS]
        self.assertNotIn(None, payloads)
        self.assertEqual(payloads[0], payloads[1])
        return json.loads(payloads[0])

    def polls_in_turn(self, continuity: str):
        """Two of the same poll: the first to be answered was answered because the other one waits, whose answer is still to come."""
        answers = queue.Queue()
        for _ in range(2):
            threading.Thread(target=lambda: answers.put(self.client.poll("waits", continuity))).start()
        first = answers.get(timeout=LIMIT)
        self.assertEqual((first[0], first[1]["sets"]), (200, {}))
        return answers

    def test_tokens_can_be_verified_by_anybody_and_a_stop_answers_who_waits(self):
        status, polled = self.client.poll("first", returnImmediately=True)
        self.assertEqual((status, len(polled["sets"]), polled["moreAvailable"]), (200, 1, False))
        [(jti, token)] = polled["sets"].items()
        claims = self.proved(token)
        self.assertEqual((claims["jti"], claims["iss"], claims["aud"]), (jti, self.client.ready["issuer"], self.client.stream["aud"]))
        self.assertFalse({"sub", "exp"} & claims.keys())
        [(kind, event)] = claims["events"].items()
        self.assertEqual((kind, event["new_device"], event["device_name"]), (CAEP + "session-established", True, "Script"))
        self.assertEqual(claims["sub_id"]["session"], {"format": "opaque", "id": self.client.sid})
        self.assertEqual(claims["sub_id"]["device"], {"format": "opaque", "id": self.client.device.thumbprint()})

        status, polled = self.client.poll("second", polled["continuity"], ack=[jti], returnImmediately=True)
        self.assertEqual((status, polled["sets"]), (200, {}))
        answers = self.polls_in_turn(polled["continuity"])
        self.assertEqual(self.client.call("POST", "/ssf/verify", body={"stream_id": self.client.stream["stream_id"], "state": "alive?"})[0], 204)
        status, polled = answers.get(timeout=LIMIT)
        [(jti, token)] = polled["sets"].items()
        self.assertEqual(self.proved(token)["events"], {SSF + "verification": {"state": "alive?"}})

        status, polled = self.client.poll("third", polled["continuity"], ack=[jti], returnImmediately=True)
        answers = self.polls_in_turn(polled["continuity"])
        self.assertEqual(self.service.stop(), 0)
        status, polled = answers.get(timeout=LIMIT)
        self.assertEqual((status, polled["sets"], "continuity" in polled), (200, {}, True))
        self.service.start()


if __name__ == "__main__":
    unittest.main(verbosity=2)
