# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The built programs as a journey uses them: a real service on loopback, the command line, a private home."""
import base64
import hmac
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

BIN = pathlib.Path(os.environ["SALLYPORT_BIN"])
LIMIT = 120  # seconds for one command; under a sanitizer a sign-in takes several


class Home:
    """A person's home that nobody else uses: every folder the programs may write to lies below it."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="sallyport-journey-")
        self.path = pathlib.Path(self.folder.name)
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "DBUS_")) and k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        for name in ("data", "config", "cache", "runtime"):
            (self.path / name).mkdir(mode=0o700)
        self.env.update(
            HOME=str(self.path),
            XDG_DATA_HOME=str(self.path / "data"),
            XDG_CONFIG_HOME=str(self.path / "config"),
            XDG_CACHE_HOME=str(self.path / "cache"),
            XDG_RUNTIME_DIR=str(self.path / "runtime"),
        )

    def use_bus(self, address: str):
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address

    def close(self):
        self.folder.cleanup()


class Service:
    """sallyport-service --practice on a port of its own."""

    def __init__(self, folder: pathlib.Path | None = None):
        self.own = tempfile.TemporaryDirectory(prefix="sallyport-service-") if folder is None else None
        self.folder = pathlib.Path(self.own.name) / "data" if self.own else folder
        self.log = tempfile.TemporaryFile()
        self.start()

    def start(self):
        if hasattr(self, "process"):
            self.process.stdout.close()
        self.process = subprocess.Popen(
            [BIN / "sallyport-service", "--data", self.folder, "--practice"],
            stdout=subprocess.PIPE, stderr=self.log, stdin=subprocess.DEVNULL,
        )
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError("the service did not get ready:\n" + self.log_text().decode(errors="replace"))
        self.ready = json.loads(line)
        self.practice = self.ready["practice"]

    @property
    def arguments(self):
        return ["--service", self.ready["issuer"], "--ca", self.ready["ca_file"], "--pin", self.ready["pin"]]

    def new_account(self) -> dict:
        """An account of its own: a code is good once, so tests that shared one would wait for each other's next code."""
        self.accounts = getattr(self, "accounts", 0) + 1
        identifier, password = f"journey-{self.accounts}@practice.example", f"canary passphrase number {self.accounts}"
        run = subprocess.run([BIN / "sallyport-service", "account", "add", "--data", self.folder, "--identifier", identifier,
                              "--password-fd", "0"], input=password.encode(), capture_output=True, check=True)
        return {"identifier": identifier, "password": password, "otpauth": json.loads(run.stdout)["otpauth"]}

    def log_text(self) -> bytes:
        self.log.seek(0)
        return self.log.read()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)

    def close(self):
        if self.process.poll() is None:
            self.stop()
        else:
            print(f"the service had ended by itself with code {self.process.returncode}", file=sys.stderr)
        sys.stderr.write(self.log_text().decode(errors="replace"))
        self.process.stdout.close()
        self.log.close()
        if self.own:
            self.own.cleanup()


def cli_process(home: Home, *arguments, secrets: dict | None = None) -> subprocess.Popen:
    """Starts sallyport-cli --json; secrets go through a pipe."""
    options = arguments.index("--") if "--" in arguments else len(arguments)
    command = [BIN / "sallyport-cli", *arguments[:options], "--json"]
    if secrets is None:
        return subprocess.Popen([*command, *arguments[options:]], env=home.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    read, write = os.pipe()
    os.write(write, json.dumps(secrets).encode())
    os.close(write)
    process = subprocess.Popen([*command, "--secrets-fd", str(read), *arguments[options:]], env=home.env, pass_fds=(read,),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    os.close(read)
    return process


def cli(home: Home, *arguments, secrets: dict | None = None):
    """(exit code, [objects]) of one command."""
    process = cli_process(home, *arguments, secrets=secrets)
    out, err = process.communicate(timeout=LIMIT)
    if b"Sanitizer" in err or b"runtime error" in err:
        raise AssertionError(err.decode(errors="replace"))
    try:
        return process.returncode, [json.loads(line) for line in out.splitlines()]
    except json.JSONDecodeError as error:
        raise AssertionError(f"not JSON: {out!r} {err!r}") from error


def secrets_of(account: dict, **more) -> dict:
    return {"password": account["password"], "otpauth": account["otpauth"], **more}


def spellings(secret: str):
    """The ways a secret could lie on a disk."""
    raw = secret.encode()
    yield raw
    yield secret.encode("utf-16-le")
    yield raw.hex().encode()
    yield raw.hex().upper().encode()
    for shift in range(3):  # base64 at any of the three alignments, without the letters the neighbours decide
        encoded = base64.b64encode(b"\0" * shift + raw)
        yield encoded[(0, 2, 3)[shift]: len(encoded) - 4]


def find_secrets(secrets: dict[str, str], *places: pathlib.Path, texts: dict[str, bytes] | None = None) -> list[str]:
    """Where any of the named secrets can be read."""
    found = []
    contents = dict(texts or {})
    for place in places:
        for file in place.rglob("*"):
            if file.is_file() and not file.is_symlink():
                contents[str(file)] = file.read_bytes()
    for where, content in contents.items():
        for name, secret in secrets.items():
            if any(len(s) >= 6 and s in content for s in spellings(secret)):
                found.append(f"{name} in {where}")
    return found


def totp_key(otpauth: str) -> str:
    return urllib.parse.parse_qs(urllib.parse.urlsplit(otpauth).query)["secret"][0]


class OneTimeCodes:
    """The codes of one authenticator (RFC 6238, six digits, 30 s). Each is good once, one step of drift either way: the first can
    be had without waiting, each further one half a minute later."""

    def __init__(self, otpauth: str):
        key = totp_key(otpauth)
        self.key = base64.b32decode(key + "=" * (-len(key) % 8))
        self.used = 0

    def at(self, step: int) -> str:
        digest = hmac.digest(self.key, step.to_bytes(8, "big"), "sha1")
        offset = digest[-1] & 15
        return f"{(int.from_bytes(digest[offset:offset + 4], 'big') & 0x7fffffff) % 1000000:06}"

    def next(self) -> str:
        """The oldest one that is still good for 45 s, more than a command takes on a busy machine; waits where it is not yet good."""
        self.used = max(self.used + 1, int(time.time() + 45) // 30 - 1)
        time.sleep(max(0.0, 30 * (self.used - 1) + 0.1 - time.time()))
        return self.at(self.used)

    def wrong(self) -> str:
        now = int(time.time()) // 30
        near = {self.at(step) for step in range(now - 3, now + 4)}
        return next(code for code in ("123456", "234567", "345678", "456789", "567890", "678901", "789012", "890123") if code not in near)


class Watcher:
    """`alert watch --json`, heard as it goes."""

    def __init__(self, home: Home, *arguments, secrets: dict | None = None):
        self.process = cli_process(home, "alert", "watch", *arguments, secrets=secrets)
        self.objects, self.notes = [], []
        self.unclaimed = []
        self.over = 0  # readers that have come to their end
        self.heard = threading.Condition()
        self.readers = [threading.Thread(target=self.read, args=(self.process.stdout, self.take_object)),
                        threading.Thread(target=self.read, args=(self.process.stderr, self.take_note))]
        for reader in self.readers:
            reader.start()

    def read(self, stream, take):
        for line in stream:
            with self.heard:
                take(line)
                self.heard.notify_all()
        with self.heard:
            self.over += 1
            self.heard.notify_all()

    def take_object(self, line: bytes):
        self.objects.append(json.loads(line))
        self.unclaimed.append(self.objects[-1])

    def take_note(self, line: bytes):
        self.notes.append(line.decode(errors="replace"))

    def wait(self, what: str, find):
        with self.heard:
            self.heard.wait_for(lambda: find() is not None or self.over == len(self.readers), LIMIT)
            found = find()
            if found is None:
                raise AssertionError(f"{what} did not come; came: {self.objects} {self.notes}, code {self.process.poll()}")
        return found

    def wait_for(self, kind: str, **members) -> dict:
        """The next alert of this kind with these members; each is given out once."""
        wanted = {"kind": kind, **members}
        alert = self.wait(f"{wanted}", lambda: next((a for a in self.unclaimed if wanted.items() <= a.items()), None))
        with self.heard:
            self.unclaimed.remove(alert)
        return alert

    def wait_for_note(self, *starts: str) -> str:
        note = self.wait(f"{starts}", lambda: next((n for n in self.notes if n.startswith(starts)), None))
        with self.heard:
            self.notes.remove(note)
        return note

    def wait_until_watching(self) -> str:
        return self.wait_for_note("Connected", "Alerts alive", "Another Sallyport program")

    def wait_for_end(self):
        """(exit code, the last object)"""
        code = self.process.wait(timeout=LIMIT)
        for reader in self.readers:
            reader.join()
        return code, self.objects[-1] if self.objects else None

    def interrupt(self, number: int) -> int:
        self.process.send_signal(number)
        return self.wait_for_end()[0]

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.wait_for_end()
        self.process.stdout.close()
        self.process.stderr.close()
        if any("Sanitizer" in n or "runtime error" in n for n in self.notes):
            raise AssertionError("".join(self.notes))
