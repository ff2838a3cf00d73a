"""Where a vault may not lie: in a folder that something synchronises, or on a network drive."""

from __future__ import annotations

import sys
from pathlib import Path

from vawdesk.vault.errors import SharedFolder

SERVICES: dict[str, str] = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
    "sharepoint": "SharePoint",
    "box sync": "Box",
    "mega": "MEGA",
}
NETWORK_SYSTEMS = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse"))
MOUNTS = Path("/proc/mounts")
DRIVE_REMOTE = 4


def refuse_shared(folder: Path, mounts: Path = MOUNTS) -> None:
    """Raises SharedFolder for a synchronised folder or a network drive. A person may insist; then this is not called."""
    where = folder.absolute()
    for part in where.parts:
        for start, service in SERVICES.items():
            if part.casefold() == start or part.casefold().startswith((start + " ", start + "-", start + "_")):
                raise SharedFolder(service)
    if on_network(where, mounts):
        raise SharedFolder


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
