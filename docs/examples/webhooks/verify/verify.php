<?php
// Verifies a delivery in PHP, without a library. The body as it came: file_get_contents('php://input'); in Laravel
// $request->getContent(). json_encode of what was parsed has other bytes. Names of headers are lower case:
// array_change_key_case(getallheaders()).

const TOLERANCE_SECONDS = 300;

function is_genuine(string $rawBody, array $headers, string $secret, ?int $now = null): bool
{
    $id = $headers['webhook-id'] ?? '';
    $at = $headers['webhook-timestamp'] ?? '';
    // An old one is one that somebody recorded and plays again.
    if (!ctype_digit($at) || abs(($now ?? time()) - (int) $at) > TOLERANCE_SECONDS) {
        return false;
    }
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret));
    $expected = hash_hmac('sha256', "$id.$at.$rawBody", $key, true);
    // While a secret is changed there are two signatures.
    foreach (explode(' ', $headers['webhook-signature'] ?? '') as $signature) {
        [$version, $text] = explode(',', $signature, 2) + [1 => ''];
        if ($version === 'v1' && hash_equals($expected, (string) base64_decode($text, true))) {
            return true;
        }
    }
    return false;
}

// Then remember $headers['webhook-id'] in a table with a unique key, for a day, and do nothing for one that is there.
