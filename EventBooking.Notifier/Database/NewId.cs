namespace EventBooking.Notifier.Database;

/// <summary>
/// Makes identifiers in SQL, for rows that no service makes one by one. PostgreSQL has a function for it from version 18 on.
/// </summary>
internal static class NewId
{
    /// <summary>
    /// A version 7 UUID (RFC 9562, section 5.7): a random one with the time in its first 48 bits and its version raised from 4 to 7.
    /// </summary>
    public static string At(string instant) =>
        $"""
        encode(set_bit(set_bit(
          overlay(
            uuid_send(gen_random_uuid())
            placing substring(int8send(floor(extract(epoch from {instant}) * 1000)::bigint) from 3) from 1 for 6),
          52, 1), 53, 1), 'hex')::uuid
        """;
}
