# Verifies a delivery in Ruby, without a library. The body as it came: in Rails request.raw_post, in Rack request.body.read;
# to_json of what was parsed has other bytes. Names of headers are lower case.
require 'openssl'

TOLERANCE_SECONDS = 300

def genuine?(raw_body, headers, secret, now = Time.now.to_i)
  id = headers.fetch('webhook-id', '')
  at = headers.fetch('webhook-timestamp', '')
  # An old one is one that somebody recorded and plays again.
  return false unless at.match?(/\A\d+\z/) && (now - at.to_i).abs <= TOLERANCE_SECONDS

  key = secret.delete_prefix('whsec_').unpack1('m')
  expected = OpenSSL::HMAC.digest('SHA256', key, "#{id}.#{at}.".b + raw_body.b)
  # While a secret is changed there are two signatures.
  headers.fetch('webhook-signature', '').split(' ').any? do |signature|
    version, text = signature.split(',', 2)
    given = text.to_s.unpack1('m')
    version == 'v1' && given.bytesize == expected.bytesize && OpenSSL.fixed_length_secure_compare(given, expected)
  end
end

# Then remember headers['webhook-id'] in a table with a unique key, for a day, and do nothing for one that is there.
