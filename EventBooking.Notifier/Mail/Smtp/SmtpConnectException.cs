namespace EventBooking.Notifier.Mail.Smtp;

/// <summary>The mail server cannot be used at all. That says nothing about a mail, so each is tried again.</summary>
/// <param name="inner">What was met; its message may hold the server's words and is not to be shown.</param>
internal sealed class SmtpConnectException(string code, Exception? inner) : Exception($"The mail server cannot be used: {code}.", inner)
{
    public string Code { get; } = code;
}
