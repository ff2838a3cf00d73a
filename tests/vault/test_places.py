"""Folders that do not stay on this computer are known by what they are called; a file in use is replaced when it is let go."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Self

import pytest

from vawdesk.vault.files import replace
from vawdesk.vault.places import on_network, service_of


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath("C:/Users/Carys/OneDrive - Cymorth/Documents"), "OneDrive"),
        (PureWindowsPath("C:/Users/Carys/iCloudDrive/Desktop"), "iCloud"),
        (PureWindowsPath("G:/My Drive/Cases"), "Google Drive"),
        (PureWindowsPath("G:/Shared drives/Team"), "Google Drive"),
        (PureWindowsPath("C:/Users/Carys/Box/Reports"), "Box"),
        (PureWindowsPath("C:/Users/Carys/Documents/Box 12"), ""),
        (PureWindowsPath("C:/Users/Carys/Proton Drive/carys"), "Proton Drive"),
        (PurePosixPath("/Users/carys/Library/Mobile Documents/com~apple~CloudDocs"), "iCloud"),
        (PurePosixPath("/home/carys/Nextcloud/work"), "Nextcloud"),
        (PurePosixPath("/home/carys/Dropbox (Personal)"), "Dropbox"),
        (PureWindowsPath("C:/Users/Carys/Documents"), ""),
        (PureWindowsPath("C:/VAWDesk"), ""),
    ],
)  # fmt: skip
def test_a_service_that_copies_a_folder_is_known_by_name(folder: PurePosixPath | PureWindowsPath, service: str) -> None:
    assert service_of(folder) == service


def test_drives_that_a_network_carries_are_known(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nremote: /mnt/cloud\\040drive fuse.rclone rw 0 0\n")
    assert on_network(Path("/mnt/cloud drive/cases"), mounts)
    assert not on_network(Path("/mnt/elsewhere"), mounts)


class InUse(type(Path())):  # type: ignore[misc]  # a file that another program has open for a while
    refusals = 0

    def replace(self, target: object) -> Self:
        if type(self).refusals:
            type(self).refusals -= 1
            raise PermissionError
        return super().replace(target)  # type: ignore[no-any-return]


def test_a_file_that_another_program_reads_is_replaced_once_it_is_let_go(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")
    InUse.refusals = 2
    replace(InUse(tmp_path / "new"), tmp_path / "old")
    assert (tmp_path / "old").read_text() == "new"


def test_it_is_not_tried_for_ever(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("new")
    InUse.refusals = 5
    with pytest.raises(PermissionError):
        replace(InUse(tmp_path / "new"), tmp_path / "old", tries=3)
    assert (tmp_path / "new").exists()
