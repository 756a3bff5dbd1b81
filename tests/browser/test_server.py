"""What the server answers to whom: the websocket and the page, under its own names and under foreign ones."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest

HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def answer(address: str, path: str, host: str, **headers: str) -> http.client.HTTPResponse:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    connection.request("GET", path, headers={"Host": f"{host}:{parts.port}", **headers})
    response = connection.getresponse()
    connection.close()
    return response


@pytest.mark.parametrize("host", ["rebound.example", "127.0.0.1.rebound.example", "10.0.0.7"])
def test_a_foreign_name_that_leads_here_reads_nothing(address: str, host: str) -> None:
    """A page of another host whose name is changed to lead to this machine (DNS rebinding) has that name as origin."""
    origin = f"http://{host}:{urlsplit(address).port}"
    assert answer(address, "/_stcore/stream", host, Origin=origin, **HANDSHAKE).status in (400, 403)
    assert answer(address, "/", host).status == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_own_names_are_answered(address: str, host: str) -> None:
    origin = f"http://{host}:{urlsplit(address).port}"
    assert answer(address, "/_stcore/stream", host, Origin=origin, **HANDSHAKE).status == 101
    assert answer(address, "/", host).status == 200


def test_the_websocket_of_another_origin_is_refused(address: str) -> None:
    refused = answer(address, "/_stcore/stream", "localhost", Origin="http://elsewhere.example", **HANDSHAKE)
    assert refused.status == 403


def test_no_page_can_frame_this_one_and_no_word_can_load_from_elsewhere(address: str) -> None:
    for path in ("/", "/app/static/countries.geojson"):
        headers = answer(address, path, "localhost").headers
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        policy = headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'self'" in policy
        assert "http" not in policy
