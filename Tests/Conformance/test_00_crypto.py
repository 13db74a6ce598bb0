"""SM2 and SM3 of this client, against published vectors and the openssl command."""

import base64
import os
import shutil
import subprocess

import pytest

from kakou_client import der
from kakou_client.sm2 import N, PrivateKey, PublicKey
from kakou_client.sm3 import sm3

OPENSSL = shutil.which("openssl")

# GB/T 32918.5 annex A
D = 0x3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8
PX = 0x09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020
PY = 0xCCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13
K = 0x59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21
R = 0xF5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3
S = 0xB1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA


@pytest.mark.parametrize("text,want", [
    (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    (b"", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"),
])
def test_sm3_vectors_of_gbt_32905(text, want):
    assert sm3(text).hex() == want


def test_sm2_signature_vector_of_gbt_32918_5():
    key = PrivateKey(D)
    assert (key.public.x, key.public.y) == (PX, PY)
    assert key.public.z().hex() == "b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3"
    assert key.sign_rs(b"message digest", k=K) == (R, S)
    assert key.public.verify_rs(R, S, b"message digest")
    assert not key.public.verify_rs(R, S ^ 1, b"message digest")
    assert not key.public.verify_rs(R, S, b"message digesT")


def test_sm2_encryption_vector_of_gbt_32918_5():
    key = PrivateKey(D)
    x, y, c3, c2 = der.parse_sequence(key.public.encrypt(b"encryption standard", k=K))
    assert f"{x:064x}" == "04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73"
    assert f"{y:064x}" == "e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0"
    assert c2.hex() == "21886ca989ca9c7d58087307ca93092d651efa"
    assert c3.hex() == "59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766"
    assert key.decrypt(key.public.encrypt(b"encryption standard")) == b"encryption standard"


def test_sm2_table_and_plain_multiplication_agree():
    key = PrivateKey()
    for i in range(30):
        assert key.public.verify(key.sign(b"%d" % i), b"%d" % i)
        assert not key.public.verify(key.sign(b"%d" % i), b"x%d" % i)


def _pem(label, body):
    text = base64.encodebytes(body).decode()
    return f"-----BEGIN {label}-----\n{text}-----END {label}-----\n"


_EC_SM2 = bytes.fromhex("301306072a8648ce3d020106082a811ccf5501822d")


def _write_keys(key, folder):
    spki = der.sequence(_EC_SM2, b"\x03\x42\x00" + key.public.point)
    inner = der.sequence(der.integer(1), der.octets(key.d.to_bytes(32, "big")),
                         b"\xa1\x44\x03\x42\x00" + key.public.point)
    (folder / "pub.pem").write_text(_pem("PUBLIC KEY", spki))
    (folder / "key.pem").write_text(_pem("PRIVATE KEY", der.sequence(der.integer(0), _EC_SM2, der.octets(inner))))


def _openssl(folder, *words):
    return subprocess.run([OPENSSL, *words], cwd=folder, capture_output=True, timeout=20,
                          env={"PATH": os.environ["PATH"]})


@pytest.mark.skipif(not OPENSSL, reason="no openssl command")
def test_sm2_crosses_with_the_openssl_command(tmp_path):
    key = PrivateKey()
    _write_keys(key, tmp_path)
    (tmp_path / "m").write_bytes("消息 message".encode())
    (tmp_path / "sig").write_bytes(key.sign("消息 message".encode()))
    sm2id = ["-rawin", "-digest", "sm3", "-pkeyopt", "distid:1234567812345678"]
    done = _openssl(tmp_path, "pkeyutl", "-verify", "-pubin", "-inkey", "pub.pem", "-in", "m", "-sigfile", "sig", *sm2id)
    if b"unknown group" in done.stderr.lower():
        pytest.skip("this openssl has no SM2")
    assert done.returncode == 0, done.stderr
    done = _openssl(tmp_path, "pkeyutl", "-sign", "-inkey", "key.pem", "-in", "m", "-out", "sig2", *sm2id)
    assert done.returncode == 0, done.stderr
    assert key.public.verify((tmp_path / "sig2").read_bytes(), "消息 message".encode())
    (tmp_path / "c").write_bytes(key.public.encrypt("密文 text".encode()))
    done = _openssl(tmp_path, "pkeyutl", "-decrypt", "-inkey", "key.pem", "-in", "c")
    assert done.stdout == "密文 text".encode(), done.stderr
    done = _openssl(tmp_path, "pkeyutl", "-encrypt", "-pubin", "-inkey", "pub.pem", "-in", "m", "-out", "c2")
    assert key.decrypt((tmp_path / "c2").read_bytes()) == "消息 message".encode()


def test_sm2_rejects_points_off_the_curve_and_out_of_range_signatures():
    with pytest.raises(ValueError):
        PublicKey(1, 1)
    key = PrivateKey()
    assert not key.public.verify_rs(0, 1, b"") and not key.public.verify_rs(1, N, b"")
