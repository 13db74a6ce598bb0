"""The service under test, driven only through the command line it promises."""

import json
import os
import re
import signal
import subprocess
import threading
import time

from .wire import Link, enrol


class CommandFailed(AssertionError):
    pass


class Kakou:
    """The `kakou` command."""

    def __init__(self, path):
        self.path = path

    def run(self, *words, stdin=None, timeout=30, check=True):
        env = {k: v for k, v in os.environ.items() if not k.startswith("KAKOU")}
        done = subprocess.run([self.path, *map(str, words)], input=stdin, capture_output=True, text=True,
                              timeout=timeout, env=env)
        if check and done.returncode != 0:
            raise CommandFailed(f"kakou {' '.join(map(str, words))}: {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done


class Service:
    """`kakou serve` on a free port, with the administration commands beside it."""

    def __init__(self, kakou, folder, sample_people=200):
        self.kakou, self.folder, self.sample_people = kakou, str(folder), sample_people
        self.process, self.url, self.link = None, None, None
        self.log_path = os.path.join(self.folder, "..", os.path.basename(self.folder) + ".log")
        self._devices = 0

    def start(self, timeout=90):
        words = [self.kakou.path, "serve", "--listen", "127.0.0.1:0", "--data-dir", self.folder]
        if self.sample_people:
            words += ["--sample-people", str(self.sample_people)]
        self.log = open(self.log_path, "ab")
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=self.log, stdin=subprocess.DEVNULL)
        found, ready = [], threading.Event()

        def reader():
            for line in self.process.stdout:
                self.log.write(line)
                self.log.flush()
                m = re.match(rb"listening on (http://\S+)", line.strip())
                if m and not found:
                    found.append(m.group(1).decode())
                    ready.set()
            ready.set()

        threading.Thread(target=reader, daemon=True).start()
        if not ready.wait(timeout) or not found:
            self.process.kill()
            raise AssertionError("`listening on http://HOST:PORT` never came:\n" + self.log_text()[-2000:])
        self.url = found[0]
        self.link = Link(self.url)
        return self

    def stop(self, timeout=20):
        """SIGTERM; the exit status."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            if self.link:
                self.link.drop()
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError("SIGTERM did not end the service")
        status = self.process.returncode
        self.log.flush()
        return status

    @property
    def alive(self):
        return self.process is not None and self.process.poll() is None

    def log_text(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as f:
            return f.read()

    def admin(self, *words, **more):
        return self.kakou.run(*words, "--data-dir", self.folder, **more)

    def admin_json(self, *words):
        return json.loads(self.admin(*words, "--json").stdout)

    def token(self, role="desk", gate_id=None, gate_type=None, division=None):
        words = ["device", "token", "--role", role]
        if gate_id:
            words += ["--gate-id", gate_id]
        if gate_type:
            words += ["--gate-type", str(gate_type)]
        if division:
            words += ["--division", division]
        lines = self.admin(*words).stdout.split()
        assert lines, "`kakou device token` prints no token"
        return lines[-1]

    def enrol(self, role="desk", gate_id=None, gate_type=106, division="330100", sn=None):
        self._devices += 1
        gate_id = gate_id or f"GATE-{self._devices}"
        sn = sn or f"SN-{os.getpid()}-{self._devices}"
        token = self.token(role, gate_id, gate_type, division)
        return enrol(self.link, token, sn, role)

    def passes(self):
        return self.admin_json("passes", "list")

    def wait_until(self, condition, seconds=10):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return True
            time.sleep(0.05)
        return False
