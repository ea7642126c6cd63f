"""Verifies a delivery in Python, without a library. Flask: request.get_data(); Django: request.body; FastAPI: await request.body()."""
import base64
import binascii
import hashlib
import hmac
import time

TOLERANCE_SECONDS = 300


def is_genuine(raw_body: bytes, headers, secret: str, now: float | None = None) -> bool:
    """raw_body is the body as it came: json.dumps of what was parsed has other bytes. Names of headers are lower case."""
    delivery_id, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    # An old one is one that somebody recorded and plays again.
    if not (at.isascii() and at.isdigit()) or abs((time.time() if now is None else now) - int(at)) > TOLERANCE_SECONDS:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{delivery_id}.{at}.".encode() + raw_body
    expected = hmac.new(key, signed, hashlib.sha256).digest()
    # While a secret is changed there are two signatures.
    for signature in headers.get("webhook-signature", "").split(" "):
        version, _, text = signature.partition(",")
        try:
            given = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            continue
        if version == "v1" and hmac.compare_digest(given, expected):
            return True
    return False

# Then remember headers["webhook-id"] in a table with a unique key, for a day, and do nothing for one that is there.
