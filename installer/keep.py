"""What of the interpreter and of the libraries is used. Everything else stays out: what is not there needs no care and no signature."""

from __future__ import annotations

from pathlib import PurePosixPath

EXTENSIONS = (
    "_asyncio", "_bz2", "_ctypes", "_decimal", "_elementtree", "_lzma", "_multiprocessing", "_overlapped", "_queue", "_socket", "_uuid",
    "_zoneinfo", "pyexpat", "select", "unicodedata",
)  # fmt: skip
RUNTIMES = ("vcruntime140", "vcruntime140_1", "msvcp140", "msvcp140_1", "msvcp140_2")  # one set, the newest: Qt's
# Not there: ssl, hashlib's OpenSSL and sqlite3, so that nothing can go online and nothing open a plain database by mistake.
NOT_OF_THE_LIBRARY = frozenset(
    """
    site-packages __pycache__ idlelib ensurepip venv pydoc_data tkinter turtledemo test unittest _pyrepl curses sqlite3 dbm xmlrpc wsgiref
    __phello__ turtle.py antigravity.py this.py __hello__.py _aix_support.py _android_support.py _apple_support.py _ios_support.py
    _osx_support.py pty.py tty.py doctest.py pdb.py bdb.py pydoc.py cProfile.py profile.py trace.py modulefinder.py ftplib.py imaplib.py
    poplib.py smtplib.py mailbox.py webbrowser.py zipapp.py pyclbr.py tabnanny.py
    """.split()  # noqa: SIM905  # a list of fifty names is read more easily as words
)
QT = ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "DBus")
PLUGINS_WINDOWS = (
    "platforms/qwindows", "platforms/qoffscreen", "styles/qmodernwindowsstyle", "iconengines/qsvgicon", "imageformats/qsvg",
    "imageformats/qjpeg",
)  # fmt: skip
LIBRARIES_LINUX = ("XcbQpa", "OpenGL", "WaylandClient", "WaylandEglClientHwIntegration", "WlShellIntegration")
PLUGINS_LINUX = (
    "platforms/libqxcb", "platforms/libqoffscreen", "platforms/libqwayland", "iconengines/libqsvgicon", "imageformats/libqsvg",
    "imageformats/libqjpeg", "xcbglintegrations/libqxcb-glx-integration", "platforminputcontexts/libibusplatforminputcontextplugin",
    "platforminputcontexts/libcomposeplatforminputcontextplugin", "platformthemes/libqxdgdesktopportal",
    "printsupport/libcupsprintersupport", "wayland-shell-integration/libxdg-shell", "wayland-decoration-client/libadwaita",
)  # fmt: skip
SHIBOKEN = frozenset({"__init__.py", "_config.py", "_git_shiboken_module_version.py"})
PYSIDE = frozenset({"__init__.py", "_config.py", "_git_pyside_version.py"})
WHOLE_NOT = frozenset({"pycparser", "pypdfium2_cli"})  # cffi needs the one only to compile; the other is a command of its own
PARTS_NOT = {
    "sqlalchemy": ("testing",),
    "alembic": ("testing", "templates"),
    "mako": ("testing", "ext"),
    "babel": ("messages/setuptools_frontend.py",),
}
LOCALES = frozenset({"root", "en", "en_001", "en_GB", "cy", "cy_GB"})
ZONES = frozenset({"UTC", "GMT", "GB", "Europe/London", "Etc/UTC"})
SOURCES = frozenset({".pyi", ".c", ".h", ".pyx", ".pxd", ".lib", ".a", ".cpp", ".hpp"})


def of_the_library(path: PurePosixPath) -> bool:
    """Whether a file of the interpreter's own library is used."""
    return path.suffix == ".py" and path.parts[0] not in NOT_OF_THE_LIBRARY and "__pycache__" not in path.parts


def of_a_package(package: str, path: PurePosixPath, platform: str) -> bool:
    """Whether a file of an unpacked library is used; `path` is within the package, `platform` is "windows" or "linux"."""
    if package in WHOLE_NOT or path.suffix in SOURCES or path.name == "py.typed" or {"tests", "docs", "__pycache__"} & set(path.parts):
        return False
    told = {"PySide6": _pyside, "shiboken6": _shiboken}.get(package)
    if told is not None:
        return told(path, platform)
    if package == "PIL":
        return not any(part in path.name for part in ("_avif", "_imagingtk", "Tk"))
    if package == "babel" and path.parts[0] == "locale-data":
        return path.stem in LOCALES
    if package == "tzdata":
        zone = path.relative_to("zoneinfo").as_posix() if path.parts[0] == "zoneinfo" else ""
        return path.suffix == ".py" or zone in ZONES
    return not any(path.as_posix().startswith(part) for part in PARTS_NOT.get(package, ()))


def _shiboken(path: PurePosixPath, platform: str) -> bool:
    if path.as_posix() in SHIBOKEN:
        return True
    if platform == "windows":
        return path.as_posix() in {"Shiboken.pyd", "shiboken6.abi3.dll"}
    return path.name.startswith(("Shiboken.", "libshiboken6."))


def _pyside(path: PurePosixPath, platform: str) -> bool:
    name = path.as_posix()
    if name in PYSIDE:
        return True
    if platform == "windows":
        libraries = {f"Qt{one}.pyd" for one in QT} | {f"Qt6{one}.dll" for one in QT} | {"pyside6.abi3.dll"}
        return name in libraries or name in {f"plugins/{one}.dll" for one in PLUGINS_WINDOWS}
    if len(path.parts) == 1:
        return name.startswith("libpyside6.abi3") or name in {f"Qt{one}.abi3.so" for one in QT}
    libraries = {f"Qt/lib/libQt6{one}.so.6" for one in (*QT, *LIBRARIES_LINUX)}
    return name in libraries or name.startswith("Qt/lib/libicu") or name in {f"Qt/plugins/{one}.so" for one in PLUGINS_LINUX}
