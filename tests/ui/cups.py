"""A print service of the test's own: its own folders, its own socket, and queues that write to files."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVICE = """Listen {here}/socket
LogLevel warn
MaxLogSize 0
Browsing No
DefaultAuthType None
WebInterface No
DirtyCleanInterval 0
<Location />
  Order allow,deny
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
PLACES = """ServerRoot {here}/root
RequestRoot {here}/spool
TempDir {here}/tmp
StateDir {here}/state
CacheDir {here}/cache
AccessLog {here}/log/access
ErrorLog {here}/log/error
PageLog {here}/log/page
FileDevice Yes
SystemGroup {system}
User {user}
Group {group}
"""
PDF_DRIVER = "lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd"  # takes PDF as it comes


class Cups:
    """A running print service."""

    def __init__(self, here: Path) -> None:
        self.here = here
        self.environment = {**os.environ, "CUPS_SERVER": str(here / "socket")}

    def run(self, *command: str) -> str:
        """Run one of the service's own commands."""
        done = subprocess.run(command, env=self.environment | {"LC_ALL": "C"}, capture_output=True, text=True, check=False, timeout=30)
        return done.stdout

    def answers(self) -> bool:
        """Whether it has started."""
        return "is running" in self.run("lpstat", "-r")

    def add(self, queue: str) -> Path:
        """A queue; returns the file into which it prints."""
        out = self.here / f"{queue}.out"
        self.run("lpadmin", "-p", queue, "-E", "-v", f"file:{out}", "-m", PDF_DRIVER)
        return out

    def done(self, queue: str) -> bool:
        """Whether the queue has finished a job and has none left."""
        return bool(self.run("lpstat", "-W", "completed", "-o", queue)) and not self.run("lpstat", "-W", "not-completed", "-o", queue)


@contextmanager
def running() -> Iterator[Cups]:
    """A print service that lives as long as the block.

    Its folder has a short path, because of the socket, and never lies under /dev: there it takes a file for a device.
    """
    with tempfile.TemporaryDirectory(prefix="vawdesk-print-", dir="/var/tmp") as folder:  # a new folder, with a name of its own
        Path(folder).chmod(0o755)
        with _running(Path(folder)) as service:
            yield service


@contextmanager
def _running(here: Path) -> Iterator[Cups]:
    root = os.geteuid() == 0  # as root it insists on another user and another group
    user = "lp" if root else pwd.getpwuid(os.geteuid()).pw_name
    group = "lp" if root else grp.getgrgid(os.getegid()).gr_name
    for name in ("root", "spool", "tmp", "state", "cache", "log"):
        (here / name).mkdir()
    (here / "cupsd.conf").write_text(SERVICE.format(here=here))
    (here / "cups-files.conf").write_text(PLACES.format(here=here, user=user, group=group, system="root"))
    program = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert program, "cupsd is missing: the task `dev.py test` installs it"
    command = [program, "-f", "-c", str(here / "cupsd.conf"), "-s", str(here / "cups-files.conf")]
    service = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        yield Cups(here)
    finally:
        service.terminate()
        service.communicate(timeout=10)
