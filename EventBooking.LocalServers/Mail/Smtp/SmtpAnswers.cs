namespace EventBooking.LocalServers;

/// <summary>What the server says, and whether it has said its last word.</summary>
internal sealed class SmtpAnswers(SmtpChannel channel)
{
    private const int MaxErrors = 20;

    private int _errors;

    /// <summary>Nothing more is said or listened to.</summary>
    public bool AreOver { get; private set; }

    /// <summary>The refusal, or what is usual where there is none.</summary>
    /// <returns>Whether it went on as usual.</returns>
    public bool Give(SmtpAnswer? refusal, string usual)
    {
        if (refusal is not { Code: 0 })
        {
            channel.Answer(refusal is null ? usual : $"{refusal.Code} {refusal.Text}");
        }

        AreOver |= refusal is { Ends: true };
        return refusal is null;
    }

    /// <summary>An answer to what the client did by itself. Who makes nothing but errors is no mail program.</summary>
    public void Give(string line)
    {
        channel.Answer(line);
        if (line[0] == '5' && ++_errors == MaxErrors)
        {
            Goodbye("421 4.7.0 Too many errors");
        }
    }

    public void Goodbye(string line)
    {
        channel.Answer(line);
        AreOver = true;
    }

    /// <summary>The client is gone.</summary>
    public void End() => AreOver = true;
}
