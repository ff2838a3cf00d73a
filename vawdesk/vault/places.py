"""Folders that do not stay on this computer: something synchronises them, or a network carries them. A vault may not lie there."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

from vawdesk.vault.errors import SharedFolder

SERVICES: dict[str, str] = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "shared drives": "Google Drive",
    "drivefs": "Google Drive",
    "icloud": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
    "sharepoint": "SharePoint",
    "box sync": "Box",
    "mega": "MEGA",
    "megasync": "MEGA",
    "protondrive": "Proton Drive",
    "proton drive": "Proton Drive",
    "pclouddrive": "pCloud",
    "tresorit": "Tresorit",
    "seafile": "Seafile",
    "egnyte": "Egnyte",
    "jottacloud": "Jottacloud",
    "resilio sync": "Resilio Sync",
    "amazon drive": "Amazon Drive",
    "creative cloud files": "Creative Cloud",
}
NETWORK_SYSTEMS = frozenset(
    (
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "9p",
        "fuse.sshfs",
        "davfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.onedriver",
        "fuse.google-drive-ocamlfuse",
        "fuse.s3fs",
    )
)
MOUNTS = Path("/proc/mounts")
DRIVE_REMOTE = 4


def refuse_shared(folder: Path, mounts: Path = MOUNTS) -> None:
    """Raises SharedFolder for a synchronised folder or a network drive. A person may insist; then this is not called."""
    if service := service_of(folder.absolute()):
        raise SharedFolder(service)
    if on_network(folder, mounts):
        raise SharedFolder


def service_of(folder: PurePath) -> str:
    """The name of the service that copies a folder elsewhere, by how the folders above it are called; "" where none is known."""
    if any(part.casefold() == "box" for part in folder.parts):  # that name alone: a folder called "Box 12" holds papers
        return "Box"
    for part in folder.parts:
        for start, service in SERVICES.items():
            if part.casefold() == start or part.casefold().startswith((start + " ", start + "-", start + "_")):
                return service
    return ""


def on_network(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether a folder lies on a drive that a network carries."""
    where = folder.absolute()
    if sys.platform == "win32":
        import ctypes

        return str(where).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(where.anchor) == DRIVE_REMOTE
    try:
        lines = mounts.read_text().splitlines()
    except OSError:
        return False
    best, kind = 0, ""
    for line in lines:
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if where.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind in NETWORK_SYSTEMS
