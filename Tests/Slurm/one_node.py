"""A Slurm of one node and two processors, in a folder of its own, for as long as a test needs it.

    with OneNodeSlurm() as slurm:
        subprocess.run(["sbatch", "--wrap", "hostname"], env=slurm.environment)

It starts munged, slurmctld and slurmd with a configuration of its own, on ports that nobody uses, and touches nothing of the system's.
At the end, also after an error or Ctrl-C, jobs and programs are gone, and so is the folder. Needs Linux, and Debian's packages slurm-wlm and
munge. It works as root, and as a user whose jobs are all their own.
"""
import ctypes
import getpass
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol", "sinfo"]

CONFIGURATION = """\
ClusterName=fourgates
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={port}
SlurmdPort={node_port}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
# A job that is put back into the queue starts again after these seconds, and one more.
AuthInfo=socket={folder}/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SwitchType=switch/none
MpiDefault=none
MailProg=/bin/true
# So few that a small sweep needs several arrays.
MaxArraySize={array}
KillWait=10
ReturnToService=2
SchedulerParameters=sched_interval=1,bf_interval=1
SlurmdParameters=config_overrides
NodeName=one NodeHostname={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=one Default=YES MaxTime=INFINITE State=UP
"""


def sbin(name):
    """The path of a program, which may stand where only administrators look; None if it is not there."""
    return shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin:/sbin")


def missing():
    """The names of the programs that are not here."""
    return [name for name in PROGRAMS if not sbin(name)]


class OneNodeSlurm:
    def __init__(self, array=1001):
        self.folder = None
        self.array = array
        self.programs = []
        # Jobs whose watcher is gone become children of this program, which takes them off the table of processes.
        ctypes.CDLL(None).prctl(36, 1)
        self.environment = {name: text for name, text in os.environ.items() if not name.startswith(("SLURM", "SBATCH", "SQUEUE"))}

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="slurm-", dir="/tmp")
        # munge wants its socket where everybody may reach it.
        os.chmod(self.folder, 0o755)
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def ask(self, *command):
        """What a command of Slurm says; an error if it fails."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")
        return done.stdout.strip()

    def _start(self):
        configuration = os.path.join(self.folder, "slurm.conf")
        self.environment["SLURM_CONF"] = configuration
        self.environment["PATH"] = os.environ.get("PATH", "") + ":/usr/sbin"
        for name in ["state", "spool"]:
            os.mkdir(os.path.join(self.folder, name))
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            two.bind(("127.0.0.1", 0))
            ports = (one.getsockname()[1], two.getsockname()[1])
        with open(configuration, "w") as file:
            file.write(
                CONFIGURATION.format(
                    host=socket.gethostname().split(".")[0], port=ports[0], node_port=ports[1], user=getpass.getuser(),
                    folder=self.folder, array=self.array))
        key = os.path.join(self.folder, "munge.key")
        with open(os.open(key, os.O_WRONLY | os.O_CREAT, 0o400), "wb") as file:
            file.write(secrets.token_bytes(128))
        place = os.path.join(self.folder, "munge")
        self._launch(
            "munged", "--foreground", f"--key-file={key}", f"--socket={place}.socket", f"--pid-file={place}.pid",
            f"--log-file={place}.log", f"--seed-file={place}.seed")
        self._wait(lambda: os.path.exists(f"{place}.socket"), "munged did not open its socket")
        self._launch("slurmctld", "-D", "-c", "-f", configuration)
        self._launch("slurmd", "-D", "-c", "-f", configuration, "-N", "one")
        self._wait(self._is_idle, "the node did not become idle")

    def _launch(self, name, *arguments):
        # A session of its own, so that Ctrl-C leaves it to stop(); and where this program is killed, the kernel ends it.
        def prepare():
            ctypes.CDLL(None).prctl(1, signal.SIGTERM)

        with open(os.path.join(self.folder, name + ".out"), "w") as output:
            program = subprocess.Popen(
                [sbin(name), *arguments], env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True, preexec_fn=prepare)
        self.programs.append((name, program))

    def _is_idle(self):
        done = subprocess.run(["sinfo", "-h", "-o", "%T"], env=self.environment, capture_output=True, text=True)
        return done.stdout.strip() == "idle"

    def _wait(self, is_done, complaint):
        deadline = time.monotonic() + 30
        while not is_done():
            for name, program in self.programs:
                if program.poll() is not None:
                    raise RuntimeError(f"{name} ended with status {program.returncode}: {self._words(name)}")
            if time.monotonic() > deadline:
                words = "\n".join(f"{name}: {self._words(name)}" for name, _ in self.programs)
                raise RuntimeError(f"{complaint} within 30 seconds.\n{words}")
            time.sleep(0.1)

    def _words(self, name):
        with open(os.path.join(self.folder, name + ".out"), errors="replace") as file:
            return file.read()[-2000:].strip()

    def stop(self):
        """Ends every job and every program, and removes the folder."""
        if self.folder is None:
            return
        # A second Ctrl-C does not leave half of it behind.
        held = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
        for _, program in reversed(self.programs):
            program.terminate()
        for _, program in reversed(self.programs):
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()
        for process in self._left():
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self._reap()
        for _ in range(50):
            shutil.rmtree(self.folder, ignore_errors=True)
            if not os.path.exists(self.folder):
                break
            time.sleep(0.1)
        self.folder, self.programs = None, []
        for number, handler in held.items():
            signal.signal(number, handler)

    def _reap(self):
        deadline = time.monotonic() + 5
        try:
            while time.monotonic() < deadline:
                if os.waitpid(-1, os.WNOHANG) == (0, 0):
                    time.sleep(0.05)
        except ChildProcessError:
            pass

    def _left(self):
        """The processes that were started by this Slurm: jobs, and those that watch over them."""
        mark = f"SLURM_CONF={self.folder}/".encode()
        found = []
        for name in os.listdir("/proc"):
            if not name.isdigit() or int(name) == os.getpid():
                continue
            try:
                with open(f"/proc/{name}/environ", "rb") as file:
                    if any(text.startswith(mark) for text in file.read().split(b"\0")):
                        found.append(int(name))
            except OSError:
                pass
        return found
