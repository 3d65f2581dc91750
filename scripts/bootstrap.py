"""Pinned packages in a private folder of the clone, made once with pip; shared by the scripts beside it.

`.planner/<python>-<digest of the pins>/` holds what `requirements/<kind>.txt` lists and is put in front of
the path. It is made in a sibling and renamed when whole: a folder of that name is complete, so later starts
only look whether it exists. `.planner/` may be deleted at any time.
"""

import hashlib
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCE = os.path.join(ROOT, "src")
WINDOWS = sys.platform == "win32"
STALE = 24 * 3600  # seconds after which a sibling still unfinished was abandoned

# -c and not -m: the folder the user stands in must not be on the path.
COMMAND_LINE = """
import sys
sys.argv[0] = 'planner'
try:
    from planner.__main__ import run
except KeyboardInterrupt:
    sys.exit(130)
run()
"""


def run(kind: str, arguments: list[str]) -> None:
    """Become Python with the packages of `kind` and src/ on its path; pass on exit code and Ctrl-C."""
    environment = surroundings(ready(kind))
    command = [sys.executable, "-P", *arguments]
    if not WINDOWS:
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(sys.executable, command, environment)
    sys.exit(call(command, environment))


def call(command: list[str], environment: dict[str, str]) -> int:
    """The exit code of a command that shares our console and takes Ctrl-C itself."""
    import signal
    import subprocess

    before = signal.signal(signal.SIGINT, lambda *_: None)  # a handler, not SIG_IGN: that one is inherited
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)


def surroundings(folder: str) -> dict[str, str]:
    """The environment in which Python finds our packages first."""
    environment = dict(os.environ)
    paths = [SOURCE, folder, environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    return environment


def ready(kind: str) -> str:
    """The folder with the packages of `kind`, made now if this is the first use of these pins."""
    pins = os.path.join(ROOT, "requirements", kind + ".txt")
    folder = os.path.join(ROOT, ".planner", name(pins))
    if not os.path.isdir(folder):
        make(folder, pins)
    return folder


def name(pins: str) -> str:
    """Python, machine and pins in one word; line endings do not count."""
    with open(pins, "rb") as file:
        digest = hashlib.sha256(file.read().replace(b"\r\n", b"\n")).hexdigest()[:12]
    machine = getattr(sys.implementation, "_multiarch", sys.platform)
    return f"{sys.implementation.cache_tag}-{machine}-{digest}"


def make(folder: str, pins: str) -> None:
    """Install the pins into a sibling, byte-compile, then rename; what is half made is never used."""
    import shutil
    import tempfile

    parent = os.path.dirname(folder)
    say("setting up planner (first use, about a minute)")
    try:
        os.makedirs(parent, exist_ok=True)
        sweep(parent)
        sibling = tempfile.mkdtemp(prefix="making-", dir=parent)
    except OSError as error:
        sys.exit(f"planner: cannot write {parent}: {error.strerror}. The first start needs to.")
    try:
        install(sibling, pins)
        if not WINDOWS:
            os.chmod(sibling, 0o755)  # mkdtemp's folder is ours alone; a clone may be shared
        settle(sibling, folder)
    except KeyboardInterrupt:
        say("set-up interrupted; the next start begins it again")
        sys.exit(130)
    finally:
        shutil.rmtree(sibling, ignore_errors=True)
    say("ready")


def settle(sibling: str, folder: str) -> None:
    """Give the finished folder its name, unless another start was faster."""
    import time

    for attempt in range(10):
        try:
            os.rename(sibling, folder)
            return
        except OSError as error:
            if os.path.isdir(folder):
                return
            if attempt == 9:
                sys.exit(f"planner: cannot rename {sibling}: {error.strerror}. Start again.")
            time.sleep(0.5)  # a virus scanner may hold a new folder open for a moment


def install(folder: str, pins: str) -> None:
    """`pip install --target`, from the wheel folder where there is one, then byte-compile."""
    import subprocess

    pip = [sys.executable, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        sys.exit(
            f"planner: {sys.executable} has no pip. Install it (python3 -m ensurepip), then start again."
        )
    # --no-deps: the pins are the whole closure. Only wheels: a bureau has no compiler.
    command = [*pip, "install", "--target", folder, "--requirement", pins, "--no-deps"]
    command += ["--only-binary", ":all:", "--no-compile", "--no-input", "--disable-pip-version-check"]
    wheels = wheel_folder()
    if wheels:
        command += ["--no-index", "--find-links", wheels]
    # What a machine may have set for its own installs, and what does not go with --target.
    settings = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        sys.exit(failure(done.stdout, wheels))
    # What does not compile (a package's own tests for a newer Python) is not ours to mend.
    subprocess.run(
        [sys.executable, "-m", "compileall", "-q", "-j", "0", folder],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def wheel_folder() -> str | None:
    """Where wheels lie ready for a machine without a network: PLANNER_WHEELS, else wheels/ in the clone."""
    named = os.environ.get("PLANNER_WHEELS")
    if named:
        if not os.path.isdir(named):
            sys.exit(f"planner: PLANNER_WHEELS names {named}, which is no folder.")
        return os.path.abspath(named)
    beside = os.path.join(ROOT, "wheels")
    return beside if os.path.isdir(beside) else None


def failure(output: str, wheels: str | None) -> str:
    """Why there are no packages, what to do about it, and where all that pip said can be read."""
    errors = [line.partition(":")[2].strip() for line in output.splitlines() if line.startswith("ERROR:")]
    why = errors[-1] if errors else "pip gave no reason"
    if "Retrying (" in output and not wheels:
        why = "the package registry does not answer"
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if wheels:
        advice = f"Fill {wheels} for Python {python}: scripts/wheels does it on a machine with a network."
    else:
        advice = (
            "Without a network: run scripts/wheels on a machine that has one, copy its folder wheels/ here "
            "(or name it in PLANNER_WHEELS), start again."
        )
    log = os.path.join(ROOT, ".planner", "setup.log")
    with open(log, "w", encoding="utf-8") as file:
        file.write(output)
    return f"planner: cannot install the packages: {why}\n{advice}\nAll that pip said: {log}"


def sweep(parent: str) -> None:
    """Remove siblings that a killed set-up left behind long ago."""
    import shutil
    import time

    for entry in os.scandir(parent):
        if entry.name.startswith("making-") and entry.stat().st_mtime < time.time() - STALE:
            shutil.rmtree(entry.path, ignore_errors=True)


def say(text: str) -> None:
    """One line on stderr."""
    print(text, file=sys.stderr, flush=True)
