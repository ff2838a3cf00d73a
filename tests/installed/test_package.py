"""The package for Debian is the same file wherever and by whomever it is packed, and asks for nothing that is not in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import debian
from installer.places import LINUX, sha256, version

PACK = """
import sys
from pathlib import Path
from installer import debian
debian.pack(Path(sys.argv[1]), Path(sys.argv[2]), "1.2.3", quick=True)
"""


def laid_out(folder: Path) -> Path:
    """A small program in the place of the real one, with the desktop's files of the real one."""
    lib = folder / "root" / debian.HOME / "lib"
    (lib / "vawdesk").mkdir(parents=True)
    (lib / "vawdesk" / "__main__.py").write_text("print('ŵyn')\n")
    (lib / "one.so").write_bytes(b"\x7fELF")
    (lib / "one.so").chmod(0o755)
    return folder / "root"


@pytest.mark.parametrize("mask", ["022", "077", "002"])
def test_it_is_the_same_bytes_from_another_folder_under_another_mask_and_in_another_zone(tmp_path: Path, mask: str) -> None:
    made = []
    for place, told, zone in ((tmp_path / "one", "022", "UTC"), (tmp_path / "another place", mask, "Asia/Kathmandu")):
        root, whole = laid_out(place), place / "whole.deb"
        words = [sys.executable, "-c", PACK, str(root), str(whole)]
        done = subprocess.run(words, env={**os.environ, "TZ": zone}, umask=int(told, 8), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        made.append(sha256(whole))
    assert made[0] == made[1]


def test_everything_in_it_is_root_s_and_may_be_read_by_everybody(tmp_path: Path) -> None:
    whole = tmp_path / "whole.deb"
    debian.pack(laid_out(tmp_path), whole, version(), quick=True)
    lines = subprocess.run(["dpkg-deb", "--contents", whole], capture_output=True, text=True, check=True).stdout.splitlines()
    assert {line.split()[1] for line in lines} == {"root/root"}
    assert {line.split()[0][1:] for line in lines} <= {"rwxr-xr-x", "rw-r--r--"}
    assert [line.split()[0] for line in lines if line.endswith("./usr/bin/vawdesk")] == ["-rwxr-xr-x"]


@pytest.mark.parametrize("name", ["preinst", "postinst", "prerm", "vawdesk.sh"])
def test_its_scripts_can_be_read_by_a_plain_shell(name: str) -> None:
    subprocess.run(["sh", "-n", LINUX / name], check=True)


def test_the_postinst_and_the_package_ask_for_the_same_pythons() -> None:
    first, last = debian.PYTHONS[0], debian.PYTHONS[-1]
    beyond = f"3.{int(last.split('.')[1]) + 1}"
    assert f"python3 (>= {first}), python3 (<< {beyond})" in (LINUX / "control").read_text()
    said = (LINUX / "postinst").read_text()
    assert f"({first.replace('.', ', ')}) <= sys.version_info[:2] <= ({last.replace('.', ', ')})" in said
    assert f"{', '.join(debian.PYTHONS[:-1])} or {last}" in said
