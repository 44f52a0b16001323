"""activate.py NAMES COMMAND...: listens as a systemd socket unit would and passes the sockets on, one for each name.

Starts the command again whenever it ends, until told to end by SIGTERM."""
import os
import signal
import socket
import sys

names, command = sys.argv[1].split(','), sys.argv[2:]
listening = [socket.create_server(('127.0.0.1', 0), backlog=512) for _ in names]
print('passing', *(each.getsockname()[1] for each in listening), flush=True)
child = 0
ending = False


def end(*_):
    global ending
    ending = True
    os.kill(child, signal.SIGTERM)


def start():
    pid = os.fork()
    if pid:
        return pid
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    spare = [os.dup(each.fileno()) for each in listening]  # beyond those that are overwritten next
    for number, descriptor in enumerate(spare):
        os.dup2(descriptor, 3 + number, inheritable=True)
    os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS=str(len(names)), LISTEN_FDNAMES=':'.join(names))
    os.execv(command[0], command)


signal.signal(signal.SIGTERM, end)
while not ending:
    child = start()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status != 0:
        sys.exit(status)
