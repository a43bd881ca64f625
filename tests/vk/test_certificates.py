"""The office's own certificates: which file is taken, and whose a refused certificate is."""

import datetime as dt

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.errors import BadInput
from gosclient.vk.certificates import read_authorities, tls_context
from gosclient.vk.issuer import LONGEST_NAME, issuer_of
from gosclient.vk.network import Network


@pytest.fixture
def written(tmp_path):
    """Write a file and give its path."""

    def write(content):
        path = tmp_path / "office.pem"
        path.write_bytes(content)
        return str(path)

    return write


def test_the_certificates_of_a_file_are_taken_and_nothing_else(written, certificates):
    pem = certificates.authority.read_bytes()
    words = "# Корневой сертификат района\n".encode()
    found = read_authorities(written(words + pem + b"\r\n-----BEGIN PRIVATE KEY-----\n" + pem))
    assert found.count("BEGIN CERTIFICATE") == 2
    assert "PRIVATE" not in found
    assert found.isascii()


def test_they_come_on_top_of_the_systems(certificates):
    own = tls_context(Network(authorities=certificates.pem))
    assert own.verify_mode == tls_context(Network()).verify_mode
    assert own.check_hostname


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "пуст"),
        (b" \r\n", "пуст"),
        (b"not a certificate", "PEM"),
        (b"\x30\x82\x01\x0a\x02\x82", "PEM"),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "повреждён"),
    ],
)
def test_a_wrong_file_is_refused_with_the_reason(written, content, words):
    path = written(content)
    with pytest.raises(BadInput, match=words) as refused:
        read_authorities(path)
    assert path in refused.value.sentence


def test_the_certificate_of_a_server_is_no_authority(written, certificates):
    with pytest.raises(BadInput, match="серверу"):
        read_authorities(written(certificates.of_server))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(BadInput, match="не читается"):
        read_authorities(str(tmp_path / "none.pem"))
    with pytest.raises(BadInput, match="не читается"):
        read_authorities(str(tmp_path))


def certificate(*names):
    """A certificate in DER whose issuer has these names."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(kind, words) for kind, words in names])
    now = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "api.vk.ru")]))
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1 << 150)
        .not_valid_before(now)
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.DER)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([(NameOID.COMMON_NAME, "Центр района")], "Центр района"),
        (
            [(NameOID.COMMON_NAME, "Root"), (NameOID.ORGANIZATION_NAME, "Администрация")],
            "Root, Администрация",
        ),
        (
            [(NameOID.COMMON_NAME, "Kaspersky Root"), (NameOID.ORGANIZATION_NAME, "Kaspersky")],
            "Kaspersky Root",
        ),
        ([(NameOID.ORGANIZATION_NAME, "Администрация")], "Администрация"),
        ([(NameOID.COMMON_NAME, "a\u202eb\nc")], "a b c"),
        ([(NameOID.COUNTRY_NAME, "RU")], ""),
    ],
)
def test_the_issuer_is_named(names, words):
    assert issuer_of(certificate(*names)) == words


def test_a_long_name_is_cut():
    long = [(NameOID.COMMON_NAME, "c" * 64), (NameOID.ORGANIZATION_NAME, "o" * 64)]
    assert len(issuer_of(certificate(*long))) == LONGEST_NAME


@given(st.binary(max_size=200))
def test_rubbish_has_no_issuer(content):
    assert isinstance(issuer_of(content), str)


@given(st.integers(0, 300))
def test_a_cut_certificate_has_no_issuer(length):
    issuer_of(WHOLE[:length])


WHOLE = certificate((NameOID.COMMON_NAME, "Центр района"))
