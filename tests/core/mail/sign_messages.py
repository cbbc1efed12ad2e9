#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages of kucoin.com signed by dkimpy (Debian's python3-dkim) in every way there is, as JSON on standard output."""
import base64
import itertools
import json
import subprocess
import sys

import dkim
import nacl.signing

dkim.time.time = lambda: 1700000000
MESSAGE = (
    b"From: KuCoin  <no-reply@kucoin.com>\r\n"
    b"To: trader@gmail.example\r\n"
    b"Subject: [KuCoin]\r\n New sign-in\r\n"
    b"Date: Thu, 26 Nov 2026 09:00:00 +0000\r\n"
    b"MIME-Version: 1.0\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n"
    b"\r\n"
    b"Hello,\r\n\r\n  your  code: tulip 77 \t\r\nBye\r\n"
)
FIELDS = [b"from", b"to", b"subject", b"date", b"mime-version", b"content-type", b"from", b"subject"]

seed = nacl.signing.SigningKey.generate()
pem = subprocess.run(["openssl", "genrsa", "-traditional", "2048"], check=True, capture_output=True).stdout
public = subprocess.run(["openssl", "rsa", "-pubout", "-outform", "DER"], input=pem, check=True, capture_output=True).stdout
KEYS = {
    "ed25519-sha256": (base64.b64encode(bytes(seed)), "v=DKIM1; k=ed25519; p=" + base64.b64encode(bytes(seed.verify_key)).decode()),
    "rsa-sha256": (pem, "v=DKIM1; k=rsa; p=" + base64.b64encode(public).decode()),
}

signed = []
for algorithm, header, body in itertools.product(KEYS, ("simple", "relaxed"), ("simple", "relaxed")):
    key, record = KEYS[algorithm]
    signer = dkim.DKIM(MESSAGE, signature_algorithm=algorithm.encode())
    field = signer.sign(b"s1", b"kucoin.com", key, canonicalize=(header.encode(), body.encode()), include_headers=FIELDS)
    signed.append({
        "what": f"{algorithm} {header}/{body}",
        "record": record,
        "message": base64.b64encode(field + MESSAGE).decode(),
    })
json.dump(signed, sys.stdout)
