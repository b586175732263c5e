namespace EventBooking.LocalServers;

/// <summary>A refusal.</summary>
public sealed record SmtpAnswer
{
    /// <summary>A refusal with a code of RFC 5321 and a text, whose beginning may be an enhanced code of RFC 3463.</summary>
    /// <param name="code">From 400 to 599; after 421 the connection is closed.</param>
    /// <param name="text">One line of ASCII.</param>
    /// <exception cref="ArgumentException">It is no refusal, or its text is more than a line.</exception>
    public SmtpAnswer(int code, string text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(code, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, 599);
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException("An answer is one line of ASCII.", nameof(text));
        }

        Code = code;
        Text = text;
    }

    private SmtpAnswer() => Text = "";

    /// <summary>The server has a problem that passes.</summary>
    public static SmtpAnswer TryLater { get; } = new(451, "4.3.0 Try again later");

    /// <summary>Nobody has that address.</summary>
    public static SmtpAnswer NoSuchMailbox { get; } = new(550, "5.1.1 No such mailbox");

    /// <summary>None at all: the connection is cut.</summary>
    public static SmtpAnswer HangUp { get; } = new();

    /// <summary>The code; 0 for <see cref="HangUp"/>.</summary>
    public int Code { get; }

    /// <summary>What follows the code.</summary>
    public string Text { get; }

    internal bool Ends => Code is 0 or 421;
}
