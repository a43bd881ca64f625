"""A certificate authority of an office that inspects its traffic, made anew for each run."""

import datetime as dt
import ipaddress
import ssl

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Certificates:
    """Files of an authority that nobody trusts yet, and its certificate for this computer and VK."""

    def __init__(self, folder):
        self.authority = folder / "authority.pem"
        self._chain = folder / "server.pem"
        authority_key, server_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        authority = _certificate("Office", authority_key, "Office", authority_key, authority=True)
        server = _certificate("api.vk.ru", server_key, "Office", authority_key, authority=False)
        self.authority.write_bytes(_pem(authority))
        self.pem = _pem(authority).decode()
        self.of_server = _pem(server)
        key = server_key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        self._chain.write_bytes(key + _pem(server))

    def server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._chain)
        return context


def _pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


def _certificate(subject, key, issuer, issuer_key, *, authority):
    def name(words):
        return x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Администрация района"),
                x509.NameAttribute(NameOID.COMMON_NAME, words),
            ]
        )

    now = dt.datetime.now(dt.UTC)
    names = [
        x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
        *map(x509.DNSName, ("api.vk.ru", "lp.vk.ru", "sun1.userapi.com")),
    ]
    return (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(issuer_key, hashes.SHA256())
    )
