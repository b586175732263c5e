namespace EventBooking.LocalServers;

/// <summary>The content of a mail, up to the line with a single dot (RFC 5321, sections 4.1.1.4 and 4.5.2).</summary>
internal static class SmtpData
{
    /// <summary>The longest line in bytes, without its end and the dot that may have been put before it.</summary>
    public const int LongestLine = 998;

    /// <summary>Reads all of it, also what is not taken, so that the client comes to read the answer.</summary>
    public static async Task<DataResult> ReadAsync(SmtpChannel channel, MailDraft draft, long maxSize)
    {
        var result = DataResult.Complete;
        while (true)
        {
            while (channel.TryTake(LongestLine + 1, out var kind))
            {
                if (kind == LineKind.BareEnd)
                {
                    return DataResult.BareEnd;
                }

                var line = channel.Line;
                if (kind == LineKind.Line && line.SequenceEqual("."u8))
                {
                    return result;
                }

                if (kind == LineKind.Line && line.StartsWith("."u8))
                {
                    line = line[1..];
                }

                if (kind == LineKind.TooLong || line.Length > LongestLine)
                {
                    result = DataResult.LineTooLong;
                }
                else if (draft.Size + line.Length + 2 > maxSize)
                {
                    result = DataResult.TooBig;
                }
                else if (result == DataResult.Complete)
                {
                    draft.Append(line);
                }
            }

            // A server that is about to stop takes the mail whose content has begun.
            if (await channel.FillAsync() is not (null or LineKind.Stopping))
            {
                return DataResult.Broken;
            }
        }
    }
}
