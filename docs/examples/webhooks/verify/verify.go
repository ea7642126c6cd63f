// Package webhooks verifies deliveries in Go, without a library.
package webhooks

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const tolerance = 5 * time.Minute

// IsGenuine tells whether a delivery is genuine and new. rawBody is what io.ReadAll(request.Body) gave, before any decoding:
// written again it has other bytes. Then remember the webhook-id under a unique key for a day, and skip one that is there.
func IsGenuine(rawBody []byte, headers http.Header, secret string, now time.Time) bool {
	id, at := headers.Get("webhook-id"), headers.Get("webhook-timestamp")
	seconds, err := strconv.ParseInt(at, 10, 64)
	// An old one is one that somebody recorded and plays again.
	if err != nil || now.Sub(time.Unix(seconds, 0)).Abs() > tolerance {
		return false
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return false
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + at + "."))
	mac.Write(rawBody)
	expected := mac.Sum(nil)
	// While a secret is changed there are two signatures.
	for _, signature := range strings.Split(headers.Get("webhook-signature"), " ") {
		version, text, _ := strings.Cut(signature, ",")
		given, err := base64.StdEncoding.DecodeString(text)
		if err == nil && version == "v1" && hmac.Equal(given, expected) {
			return true
		}
	}
	return false
}
