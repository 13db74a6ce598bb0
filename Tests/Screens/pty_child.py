"""A program on a pseudo terminal of its own, and a pipe on which it reports."""
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

PATIENCE = 60  # seconds without an octet before a run is given up


class Child:
    def __init__(self, command, environment, columns, rows, report=False):
        reading, writing = os.pipe() if report else (None, None)
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            self.set_size(0, columns, rows)
            if report:
                os.dup2(writing, 3)
            os.execvpe(command[0], command, environment)
        if report:
            os.close(writing)
        self.report = reading
        self.output = self.reported = b""
        self.is_over = False

    @staticmethod
    def set_size(descriptor, columns, rows):
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns, rows):
        self.set_size(self.master, columns, rows)

    def type(self, octets):
        os.write(self.master, octets)

    def local_modes(self):
        """What the terminal does by itself: ICANON, ECHO and the like."""
        return termios.tcgetattr(self.master)[3]

    def read(self, patience=PATIENCE):
        """Reads what is there, waiting for it; False where nothing comes any more."""
        watched = [self.master] + ([self.report] if self.report else [])
        ready, _, _ = select.select(watched, [], [], patience)
        read = False
        for descriptor in ready:
            try:
                octets = os.read(descriptor, 1 << 16)
            except OSError:
                octets = b""
            read = read or bool(octets)
            if descriptor == self.master:
                self.output += octets
            else:
                self.reported += octets
        return read

    def read_until(self, condition, patience=PATIENCE):
        while not condition(self):
            if not self.read(patience):
                raise TimeoutError(f"never seen; the last octets were {self.output[-400:]!r}")

    def take(self):
        octets, self.output = self.output, b""
        return octets

    def wait(self):
        """Reads to the end; gives the status as a shell would."""
        end = time.monotonic() + PATIENCE
        while self.read(5):
            if time.monotonic() > end:
                raise TimeoutError(f"does not end; the last octets were {self.output[-400:]!r}")
        _, status = os.waitpid(self.pid, 0)
        self.is_over = True
        return os.waitstatus_to_exitcode(status)

    def kill(self):
        """Ends it in any case; does nothing where it is over."""
        if not self.is_over:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.is_over = True
        for descriptor in {self.master, self.report} - {None}:
            os.close(descriptor)
        self.master = self.report = None
