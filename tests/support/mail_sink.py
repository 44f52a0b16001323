"""A mail host on loopback that behaves as it is told.

Arguments: PORT (0: any) TLS (none, starttls, smtps) CERT KEY USER PASSWORD; "-" for none.
Reads moods from standard input, one a line: ok, hang, or a reply such as "450 later" with the command it
answers before it, "RCPT 450 later". Writes one JSON line for each thing that happens.
"""

import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def tell(**what):
    print(json.dumps(what), flush=True)


class Host:
    def __init__(self):
        self.mood = ("", "ok")
        self.changed = asyncio.Event()

    def set_mood(self, line):
        command, _, rest = line.partition(" ")
        self.mood = (command, rest) if rest else ("", command)
        self.changed.set()
        tell(event="mood", mood=line)

    async def answer(self, command):
        tell(event="command", command=command)
        while self.mood == ("", "hang"):
            self.changed.clear()
            await self.changed.wait()
        return self.mood[1] if self.mood[0] == command else None

    async def handle_MAIL(self, server, session, envelope, address, options):
        refused = await self.answer("MAIL")
        if refused:
            return refused
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        refused = await self.answer("RCPT")
        if refused:
            return refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        refused = await self.answer("DATA")
        if refused:
            return refused
        raw = envelope.content
        parsed = email.message_from_bytes(raw, policy=email.policy.default)
        part = lambda kind: parsed.get_body((kind,)).get_content().replace("\r\n", "\n")
        tell(
            event="mail",
            sender=envelope.mail_from,
            to=envelope.rcpt_tos,
            tls=session.ssl is not None or server.tls_from_start,
            user=session.auth_data.login.decode() if session.auth_data else None,
            headers={name.lower(): str(value) for name, value in parsed.items()},
            defects=[str(each) for each in parsed.defects],
            text=part("plain"),
            html=part("html"),
            raw=raw.decode("ascii"),
        )
        return "250 taken"


class Server(SMTP):
    tls_from_start = False


async def main(port, tls, cert, key, user, password):
    host = Host()
    context = None
    if tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)

    def authenticate(server, session, envelope, mechanism, data):
        good = isinstance(data, LoginPassword) and (data.login, data.password) == (user.encode(), password.encode())
        tell(event="auth", good=good, mechanism=mechanism)
        return AuthResult(success=good, handled=False, auth_data=data)

    def connection():
        tell(event="connection")
        server = Server(
            host,
            hostname="mail.example",
            tls_context=context if tls == "starttls" else None,
            authenticator=authenticate if user != "-" else None,
            auth_required=user != "-",
            auth_require_tls=False,
        )
        server.tls_from_start = tls == "smtps"
        return server

    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        connection, "127.0.0.1", int(port), ssl=context if tls == "smtps" else None
    )
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    tell(event="ready", port=server.sockets[0].getsockname()[1])
    while line := await reader.readline():
        host.set_mood(line.decode().strip())


asyncio.run(main(*sys.argv[1:]))
