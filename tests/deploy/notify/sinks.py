"""What the four ways of [notify] lead to, on loopback: a door for HTTP, a mail server (aiosmtpd), a folder for the command."""
import contextlib
import email
import email.policy
import http.server
import json
import logging
import pathlib
import socket
import ssl
import subprocess
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # what a client must not accept is its error, too
MAIL_USER, MAIL_PASSWORD = "rj", "mail-password-that-must-not-show"


class HttpDoor:
    """Takes every POST with `status`; keeps path, headers and body."""

    def __init__(self):
        self.posts, self.status = [], 200
        door = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                door.posts.append((self.path, dict(self.headers), body))
                self.send_response(door.status)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}"

    def bodies(self, path):
        return [body for at, _, body in self.posts if at == path]

    def headers(self, path):
        return [headers for at, headers, _ in self.posts if at == path]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Letters:
    """Keeps what the mail server took; refuses each address that begins with "nobody"."""

    def __init__(self):
        self.taken = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 5.1.1 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        self.taken.append({"from": envelope.mail_from, "to": envelope.rcpt_tos, "letter": letter, "raw": envelope.original_content,
                           "text": letter.get_content(), "encrypted": session.ssl is not None})
        return "250 OK"


def may_log_in(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and data == LoginPassword(MAIL_USER.encode(), MAIL_PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@contextlib.contextmanager
def mail_server(folder, encrypted=True):
    """Yields its letters, and the port. With STARTTLS, it takes nothing before that and a login."""
    letters, more = Letters(), {}
    if encrypted:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate(folder))
        more = {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": may_log_in}
    with socket.socket() as free:  # the controller wants to know its port before
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(letters, hostname="127.0.0.1", port=port, server_hostname="mail.example.org", **more)
    controller.start()
    try:
        yield letters, port
    finally:
        controller.stop()


def certificate(folder):
    """One that nobody vouches for, as a machine's own mail server has it."""
    key, cert = folder / "mail.key", folder / "mail.crt"
    if not cert.exists():
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                        "-subj", "/CN=mail.example.org", "-keyout", key, "-out", cert], check=True, capture_output=True)
    return cert, key


class CommandFolder:
    """A command that keeps the text it reads and the variables it finds, one file each call."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        self.text = f"f=$(mktemp {self.folder}/XXXXXX); (env; echo ---; cat) > $f.part; mv $f.part $f.told"

    def calls(self):
        files = sorted(self.folder.glob("*.told"), key=lambda file: file.stat().st_mtime_ns)
        return [file.read_text().split("\n---\n", 1) for file in files]


def as_json(bodies):
    return [json.loads(body) for body in bodies]
